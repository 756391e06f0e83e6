import { HiddenField } from '@/components/form/hidden-field';
import { Status } from '@/components/ui/status';
import { decideAnswerAction } from '@/lib/coding/actions';
import { isOffered } from '@/lib/coding/policy';
import type { Book } from '@/lib/coding/queries/books';
import type { ComparedText, Given } from '@/lib/coding/queries/comparison';
import { formatDateTime } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { CodesForm } from '../codes-form';

/** What every compared answer of a page needs. */
export type Comparing = {
  book: Book;
  codes: Book['codes'];
  slug: string;
  locale: Locale;
  zone: string;
  isOpen: boolean;
  /** The answer that was just decided. */
  decided: string | null;
};

type Props = { text: ComparedText; number: number; comparing: Comparing };

/** An answer with what each coder gave, what was decided and by whom, and the form to decide. */
export async function ComparedAnswer({ text, number, comparing }: Props) {
  const t = await getTranslations('coding.compare');
  return (
    <article className="stack" id={`answer-${text.key}`}>
      <blockquote lang={text.language ?? undefined}>
        <p style={{ whiteSpace: 'pre-line' }}>{text.text}</p>
      </blockquote>
      <dl className="kv">
        <dt>{t('first')}</dt>
        <dd>
          <GivenCodes given={text.first} comparing={comparing} />
        </dd>
        <dt>{t('second')}</dt>
        <dd>
          <GivenCodes given={text.second} comparing={comparing} />
        </dd>
        {text.isAgreed && !text.decided ? null : (
          <>
            <dt>{t('decision')}</dt>
            <dd>
              {text.decided ? (
                <GivenCodes given={text.decided} comparing={comparing} />
              ) : (
                <Status shape="ask">{t('undecided')}</Status>
              )}{' '}
              {comparing.decided === text.key ? (
                <span role="status">
                  <Status shape="done">{t('saved')}</Status>
                </span>
              ) : null}
            </dd>
          </>
        )}
      </dl>
      {comparing.isOpen ? <Decide text={text} number={number} comparing={comparing} /> : null}
    </article>
  );
}

/** What counts, to be decided; it begins with what both gave. */
async function Decide({ text, number, comparing: { book, codes, slug, locale } }: Props) {
  const t = await getTranslations('coding.compare');
  const title = t('decideOf', { n: number });
  const current = text.counts ?? text.first.codes.filter((code) => text.second.codes.includes(code));
  return (
    <details className="add">
      <summary aria-label={title}>{t(text.counts ? 'decideAgain' : 'decide')}</summary>
      <CodesForm
        key={text.decided?.at.getTime() ?? 0}
        action={decideAnswerAction}
        {...{ slug, locale, book, text }}
        label={title}
        codes={codes
          .filter(isOffered)
          .map(({ id, number: n, names }) => ({ value: id, label: `${n} · ${pick(names, locale).text}` }))}
        ticked={current}
        isNone={text.counts?.length === 0}
        verb={t('decide')}
      >
        <HiddenField name="decided" value={text.decided?.at.getTime() ?? 0} />
      </CodesForm>
    </details>
  );
}

/** Codes by their names, and who gave them when. */
async function GivenCodes({ given, comparing: { codes, locale, zone } }: { given: Given; comparing: Comparing }) {
  const t = await getTranslations('coding');
  const names = codes.filter(({ id }) => given.codes.includes(id)).map(({ names: said }) => pick(said, locale).text);
  return (
    <>
      {names.length > 0 ? formatList(names, locale) : <i>{t('compare.noneFits')}</i>}
      <span className="sub soft">
        {t('compare.gave', { who: given.by ?? t('erased'), at: formatDateTime(given.at, locale, zone) })}
      </span>
    </>
  );
}
