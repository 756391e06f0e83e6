import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { dayOf, formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { composeAction, editBlockAction, publishAction } from '@/lib/outcome/actions';
import { countUncomposed, findComposition, type Composition } from '@/lib/outcome/queries';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outcome'))('compose.title') };
}

/** The composer: the document in all its languages, what is missing, and the seal. */
export default async function ComposePage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'outcome.translate',
    here: `/${locale}/manage/${slug}/highlights`,
  });
  const [t, composition, waiting] = await Promise.all([
    getTranslations('outcome.compose'),
    findComposition(scope),
    countUncomposed(scope),
  ]);
  const words = formWords(locale, 'outcome');
  const isSealed = composition?.state === 'PUBLISHED';
  const isEarly = dayOf(new Date(), scope.meeting.zone) <= scope.meeting.endsOn.toISOString().slice(0, 10);
  const compose = can(scope, 'outcome.compose') ? (
    <ActionForm
      action={composeAction}
      idempotencyKey={newIdempotencyKey()}
      words={words}
      meeting={slug}
      label={t('begin')}
    >
      <SubmitButton kind={composition ? 'plain' : 'primary'}>{composition ? t('add') : t('begin')}</SubmitButton>
    </ActionForm>
  ) : null;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      {composition ? (
        <>
          <DocumentState composition={composition} zone={scope.meeting.zone} slug={slug} locale={locale} t={t} />
          {waiting > 0 && !isSealed ? (
            <Notice kind="ask" title={t('more', { count: waiting })}>
              {compose}
            </Notice>
          ) : null}
          <Blocks
            composition={composition}
            languages={scope.meeting.languages.filter(isLocale)}
            slug={slug}
            locale={locale}
            t={t}
          />
          {isSealed ? <p className="soft">{t('sealedText')}</p> : null}
          {can(scope, 'outcome.publish') && !isSealed ? (
            <section className="sec" aria-labelledby="publish">
              <h2 id="publish">{t('publishTitle')}</h2>
              <p>{t('publishText')}</p>
              {isEarly ? (
                <Notice kind="ask" title={t('early')}>
                  <p>{t('earlyText')}</p>
                </Notice>
              ) : null}
              {composition.gaps.length > 0 ? (
                <p className="soft">{t('publishBlocked')}</p>
              ) : (
                <ActionForm
                  action={publishAction}
                  idempotencyKey={newIdempotencyKey()}
                  words={words}
                  meeting={slug}
                  label={t('publishTitle')}
                >
                  <p>
                    <Sym>{composition.symbol}</Sym>
                  </p>
                  <HiddenField name="lockVersion" value={composition.lockVersion} />
                  <TextField name="symbol" autoComplete="off" spellCheck={false} width="m" />
                  <div className="actions">
                    <SubmitButton kind="grave">{t('publish')}</SubmitButton>
                  </div>
                </ActionForm>
              )}
            </section>
          ) : null}
        </>
      ) : (
        <EmptyState title={t('empty')} level={2} action={compose}>
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  );
}

type Document = NonNullable<Composition>;
type Words = Awaited<ReturnType<typeof getTranslations<'outcome.compose'>>>;

function DocumentState({
  composition,
  zone,
  slug,
  locale,
  t,
}: {
  composition: Document;
  zone: string;
  slug: string;
  locale: Locale;
  t: Words;
}) {
  return (
    <div className="stack-s">
      <p>
        <Sym>{composition.symbol}</Sym>{' '}
        <Status shape={composition.state === 'PUBLISHED' ? 'seal' : 'half'}>{t(`states.${composition.state}`)}</Status>
      </p>
      {composition.publications.map(({ number, sha256, publishedAt }) => (
        <p key={number} className="small">
          {t('published', { number, hash: sha256.slice(0, 12), date: formatDate(publishedAt, locale, zone) })}{' '}
          <Link href={`/meetings/${slug}/highlights?number=${number}`}>{t('read')}</Link>
        </p>
      ))}
      <Notice kind={composition.gaps.length > 0 ? 'ask' : 'done'} title={t('gaps', { count: composition.gaps.length })}>
        {composition.gaps.length > 0 ? (
          <ul>
            {composition.gaps.map(({ position, language, problem }) => (
              <li key={`${position} ${language}`}>
                <a href={`#block-${position}`}>
                  {t(problem === 'missing' ? 'gapMissing' : 'gapStale', {
                    position,
                    language: languageName(language, locale),
                  })}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}

function Blocks({
  composition,
  languages,
  slug,
  locale,
  t,
}: {
  composition: Document;
  languages: Locale[];
  slug: string;
  locale: Locale;
  t: Words;
}) {
  const words = formWords(locale, 'outcome');
  return (
    <ol className="blocks">
      {composition.blocks.map((block) => (
        <li key={block.id} id={`block-${block.position}`}>
          <p className="tiny soft">
            {block.position}. {t(`block.${block.kind}`, { symbol: block.commitment?.symbol ?? '' })}
          </p>
          {languages.map((language) => (
            <p key={language} lang={language} className={block.kind === 'HEADING' ? 'serif strong' : 'serif'}>
              {block.text[language] ?? <span className="st ask">{languageName(language, locale)}</span>}
            </p>
          ))}
          {composition.state === 'PUBLISHED' ? null : block.kind === 'COMMITMENT' ? (
            <p className="tiny soft">{t('bound')}</p>
          ) : (
            <details>
              <summary>{t('edit')}</summary>
              <ActionForm
                action={editBlockAction}
                idempotencyKey={newIdempotencyKey()}
                words={words}
                meeting={slug}
                label={`${t('edit')} ${block.position}`}
              >
                <HiddenField name="block" value={block.id} />
                <HiddenField name="lockVersion" value={composition.lockVersion} />
                <MultilingualField
                  name="text"
                  label={t('edit')}
                  languages={languages}
                  defaultValue={block.text}
                  multiline
                  adoptable
                  rows={3}
                />
                <SubmitButton kind="plain">{t('save')}</SubmitButton>
              </ActionForm>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
