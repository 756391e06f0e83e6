import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { dayOf } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { composeAction } from '@/lib/outcome/actions';
import { isDraft } from '@/lib/outcome/policy';
import {
  countUncomposed,
  findComposition,
  listBindable,
  listGlossary,
  listSourceTexts,
  listWordings,
} from '@/lib/outcome/queries';
import { previewTranslations } from '@/lib/outcome/queries/translations';
import { BlockList } from './block-list';
import { DocumentState } from './document-state';
import { LanguagesView } from './languages-view';
import { OutlineView } from './outline-view';
import { PublishSection } from './publish-section';
import { Preview } from './translation-preview';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ view?: string; edit?: string; in?: string; file?: string; move?: string; after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outcome'))('compose.title') };
}

/** The composer: the document in all its languages, what is missing, and the seal. */
export default async function ComposePage({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  const { view, edit, in: into, file, move, after } = await searchParams;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'outcome.translate',
    here: `/${locale}/manage/${slug}/highlights`,
  });
  const [t, compared, composition, waiting] = await Promise.all([
    getTranslations('outcome.compose'),
    getTranslations('outcome.compare'),
    findComposition(scope),
    countUncomposed(scope),
  ]);
  const words = formWords(locale, 'outcome');
  const isSealed = composition !== null && !isDraft(composition.state);
  const mayCompose = can(scope, 'outcome.compose');
  const edited = chosen(edit);
  const isOutline = view === 'outline' && mayCompose && !isSealed;
  const isByLanguage = view === 'languages';
  const here = `/${locale}/manage/${slug}/highlights`;
  const isEarly = dayOf(new Date(), scope.meeting.zone) <= scope.meeting.endsOn.toISOString().slice(0, 10);
  const compose = mayCompose ? (
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
          {composition.blocks.length > 0 ? (
            <nav className="tabs" aria-label={t('views')}>
              <ul>
                <li>
                  <a href={here} aria-current={isOutline || isByLanguage ? undefined : 'page'}>
                    {t('viewText')}
                  </a>
                </li>
                <li>
                  <a href={`${here}?view=languages`} aria-current={isByLanguage ? 'page' : undefined}>
                    {t('viewLanguages')}
                  </a>
                </li>
                <li>
                  <a href={`${here}/compare`}>{compared('link')}</a>
                </li>
                <li>
                  <a href={`${here}/sign`}>{t('viewSign')}</a>
                </li>
                {can(scope, 'clearing.manage') ? (
                  <li>
                    <a href={`${here}/clearing`}>{t('viewClearing')}</a>
                  </li>
                ) : null}
                {mayCompose && !isSealed ? (
                  <li>
                    <a href={`${here}?view=outline`} aria-current={isOutline ? 'page' : undefined}>
                      {t('viewOutline')}
                    </a>
                  </li>
                ) : null}
              </ul>
            </nav>
          ) : null}
          {isOutline ? (
            <OutlineView
              composition={composition}
              slug={slug}
              locale={locale}
              moved={chosen(move)}
              after={chosen(after)}
              recommendations={await listBindable(scope)}
              t={t}
            />
          ) : isByLanguage && file && !isSealed ? (
            <Preview
              preview={await previewTranslations(scope, recordId.parse(file))}
              composition={composition}
              slug={slug}
              locale={locale}
              t={t}
            />
          ) : isByLanguage ? (
            <LanguagesView
              composition={composition}
              languages={inOrder(scope.meeting.languages, composition.source)}
              slug={slug}
              locale={locale}
              edited={edited}
              into={into ?? null}
              sourceTexts={edited ? await listSourceTexts(scope, edited) : new Map()}
              isOpen={!isSealed}
              mayCompose={mayCompose}
              glossary={isSealed ? [] : await listGlossary()}
              t={t}
            />
          ) : (
            <BlockList
              composition={composition}
              languages={scope.meeting.languages.filter(isLocale)}
              slug={slug}
              locale={locale}
              edited={edited}
              isOpen={!isSealed}
              zone={scope.meeting.zone}
              glossary={isSealed ? [] : await listGlossary()}
              wordings={edited ? await listWordings(scope, edited) : []}
              mayCompose={mayCompose}
              t={t}
            />
          )}
          {isSealed ? <p className="soft">{t('sealedText')}</p> : null}
          {can(scope, 'outcome.publish') && !isOutline ? (
            <PublishSection
              composition={composition}
              meeting={{ slug, languages: scope.meeting.languages.filter(isLocale), isEarly, zone: scope.meeting.zone }}
              isSealed={isSealed}
              locale={locale}
              t={t}
            />
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

/** The languages of the document, the one it is drafted in first. */
function inOrder(languages: readonly string[], source: string): string[] {
  return [source, ...languages.filter((language) => language !== source)];
}

/** The id of a record in the address, or none. */
function chosen(id: string | undefined): string | null {
  return id === undefined ? null : recordId.parse(id);
}
