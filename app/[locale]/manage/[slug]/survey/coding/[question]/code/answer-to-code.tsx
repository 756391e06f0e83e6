import { QuickKeys } from '@/components/coding/quick-keys';
import { Status } from '@/components/ui/status';
import { codeAnswerAction } from '@/lib/coding/actions';
import type { OwnCoding, TextToCode } from '@/lib/coding/queries/own-coding';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { CodesForm } from '../codes-form';

type Props = {
  coding: OwnCoding;
  text: TextToCode;
  slug: string;
  locale: Locale;
  zone: string;
  isOpen: boolean;
  here: string;
};

/** An answer with the codes to give to it, and the ways to the answers before and after. */
export async function AnswerToCode({ coding: { book, codes, texts }, text, slug, locale, zone, isOpen, here }: Props) {
  const t = await getTranslations('coding.code');
  const place = texts.findIndex(({ key }) => key === text.key);
  const [previous, next] = [texts[place - 1], texts[place + 1]];
  const title = t('answer', { n: place + 1, total: texts.length });
  const names = codes.filter(({ id }) => text.codes?.includes(id)).map((code) => pick(code.names, locale).text);
  return (
    <section className="sec stack">
      <h2>{title}</h2>
      <blockquote lang={text.language ?? undefined}>
        <p style={{ whiteSpace: 'pre-line' }}>{text.text}</p>
      </blockquote>
      <p className="small">
        {text.isLocked ? (
          <Status shape="seal">{t('locked')}</Status>
        ) : text.isStale ? (
          <Status shape="late">{t('stale')}</Status>
        ) : text.at ? (
          <Status shape="done">{t('coded', { at: formatDateTime(text.at, locale, zone) })}</Status>
        ) : (
          <Status shape="open">{t('uncoded')}</Status>
        )}
      </p>
      {isOpen && !text.isLocked ? (
        <QuickKeys label={title} help={t('keys')}>
          <CodesForm
            key={text.at?.getTime() ?? 0}
            action={codeAnswerAction}
            {...{ slug, locale, book, text }}
            label={title}
            codes={codes.map(({ id, names: said, description }, index) => ({
              value: id,
              label: `${index < 9 ? `${index + 1} · ` : ''}${pick(said, locale).text}`,
              help: pick(description, locale).text,
            }))}
            ticked={text.codes ?? []}
            isNone={text.codes?.length === 0}
            verb={t('save')}
          />
        </QuickKeys>
      ) : (
        <p>{text.codes ? names.join(' · ') || t('none') : null}</p>
      )}
      <nav className="row no-print" aria-label={t('list')}>
        {previous ? (
          <Link href={`${here}?answer=${previous.key}`} rel="prev">
            {t('previous')}
          </Link>
        ) : null}
        {next ? (
          <Link href={`${here}?answer=${next.key}`} rel="next">
            {t('next')}
          </Link>
        ) : null}
      </nav>
    </section>
  );
}
