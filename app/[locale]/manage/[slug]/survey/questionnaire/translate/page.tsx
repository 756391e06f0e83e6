import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Segments } from '@/components/ui/segments';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { languageName } from '@/lib/i18n/numbers';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { stringsOf } from '@/lib/surveys/model/strings';
import { countTranslations, translationState, type TranslationCount } from '@/lib/surveys/model/translation';
import { findQuestionnaireForTranslation } from '@/lib/surveys/queries/translation';
import { StringList } from './string-list';
import { addressOf, viewOf, type View } from './view';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<string, string | string[]>>>;
};

/** Texts on a page: each is a form of its own. */
const size = 40;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('translation'))('title') };
}

/** Every text of the questionnaire beside its translation: what is missing, what is out of date, and the form to mend it. */
export default async function TranslateQuestionnairePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('translation')]);
  const editor = `/manage/${slug}/survey/questionnaire`;
  const here = `/${locale}${editor}/translate`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.translate', here });
  const questionnaire = await orNotFound(findQuestionnaireForTranslation(scope));
  const languages = scope.meeting.languages.filter(isLocale);
  const view = viewOf(query, languages, locale);
  const crumbs = can(scope, 'survey.publish')
    ? [
        { href: `/manage/${slug}/survey`, label: (await getTranslations('surveys.track'))('title') },
        { href: editor, label: (await getTranslations('questionnaire'))('title') },
      ]
    : [{ href: `/meetings/${slug}`, label: t('meeting') }];
  if (!questionnaire || !view)
    return (
      <div className="stack-l">
        <Breadcrumbs items={crumbs} />
        <EmptyState level={1} title={t('title')}>
          {t(questionnaire ? 'oneLanguage' : 'nothing')}
        </EmptyState>
      </div>
    );
  const { draft } = questionnaire;
  const saved = typeof query.saved === 'string' ? query.saved : null;
  const isOpen = isEditable(scope.meeting.phase) && questionnaire.status !== 'CLOSED';
  const strings = stringsOf(draft)
    .map((string) => ({ ...string, state: translationState(draft, string, view.language) }))
    // What was just saved stays in sight, whatever the filter.
    .filter(({ key, state }) => view.show === 'all' || state === view.show || key === saved);
  const pages = Math.max(1, Math.ceil(strings.length / size));
  const page = Math.min(view.page, pages);
  const shown = strings.slice((page - 1) * size, page * size);
  const pageAt = (number: number) => `${here}?${addressOf({ ...view, page: number })}`;
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', { source: languageName(view.source, locale) })}</p>
        {isOpen ? null : (
          <p>
            <Status shape="shut">{t('closed')}</Status>
          </p>
        )}
      </div>
      <Counts view={view} here={here} counts={countTranslations(draft, languages)} />
      <Show view={view} here={here} languages={languages} />
      {shown.length === 0 ? (
        <p className="soft" role="status">
          {t(`none.${view.show}`)}
        </p>
      ) : (
        <StringList
          strings={shown}
          questionnaire={questionnaire}
          view={{ ...view, page }}
          slug={slug}
          locale={locale}
          saved={saved}
          isOpen={isOpen}
        />
      )}
      <Pagination
        range={t('range', { from: (page - 1) * size + 1, to: (page - 1) * size + shown.length, total: strings.length })}
        previous={page > 1 ? pageAt(page - 1) : undefined}
        next={page < pages ? pageAt(page + 1) : undefined}
        size={size}
      />
    </div>
  );
}

type PartProps = { view: View; here: string };

/** How each language stands, as the way to it. */
async function Counts({ view, here, counts }: PartProps & { counts: TranslationCount<Locale>[] }) {
  const t = await getTranslations('translation');
  return (
    <DataTable
      caption={t('languages')}
      cards
      rows={counts}
      rowKey={({ language }) => language}
      columns={[
        {
          key: 'language',
          head: t('language'),
          cell: ({ language }) =>
            language === view.source ? (
              <>
                <span lang={language}>{languageNames[language]}</span> <span className="soft">{t('isSource')}</span>
              </>
            ) : (
              <a
                href={`${here}?${addressOf({ ...view, language, page: 1 })}`}
                aria-current={language === view.language ? 'true' : undefined}
                lang={language}
              >
                {languageNames[language]}
              </a>
            ),
        },
        { key: 'missing', head: t('state.missing'), numeric: true, cell: ({ missing }) => missing },
        {
          key: 'outdated',
          head: t('state.outdated'),
          numeric: true,
          cell: ({ language, outdated }) => (language === view.source ? '–' : outdated),
        },
      ]}
    />
  );
}

/** Which texts are shown, and what stands beside them where there is a choice. */
async function Show({ view, here, languages }: PartProps & { languages: readonly Locale[] }) {
  const t = await getTranslations('translation');
  const sources = languages.filter((language) => language !== view.language);
  return (
    <div className="row no-print">
      <Segments
        label={t('show.label')}
        segments={(['all', 'missing', 'outdated'] as const).map((show) => ({
          value: show,
          label: t(`show.${show}`),
          href: `${here}?${addressOf({ ...view, show, page: 1 })}`,
        }))}
        current={view.show}
      />
      {sources.length > 1 ? (
        <div className="row mid">
          <span className="small soft">{t('beside')}</span>
          <Segments
            label={t('beside')}
            segments={sources.map((language) => ({
              value: language,
              label: languageNames[language],
              href: `${here}?${addressOf({ ...view, beside: language })}`,
              lang: language,
            }))}
            current={view.beside}
          />
        </div>
      ) : null}
    </div>
  );
}
