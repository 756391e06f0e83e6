import type { Metadata } from 'next';
import { QuestionnaireSeen } from '@/components/surveys/questionnaire-seen';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { LanguageSegments, Segments } from '@/components/ui/segments';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { findQuestionnaire } from '@/lib/surveys/queries/questionnaire';
import { PrintButton } from './print-button';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'as', string | string[]>>>;
};

const views = ['wide', 'phone', 'paper'] as const;
type View = (typeof views)[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('questionnaire'))('preview.title') };
}

/** What is being written as a respondent will see it, in the language of the page. Nothing is sent. */
export default async function PreviewQuestionnairePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, survey] = await Promise.all([
    params,
    searchParams,
    getTranslations('questionnaire'),
    getTranslations('surveys'),
  ]);
  const view = views.find((each) => each === query.as) ?? 'wide';
  const editor = `/manage/${slug}/survey/questionnaire`;
  const here = `/${locale}${editor}/preview`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.publish', here });
  const questionnaire = await orNotFound(findQuestionnaire(scope));
  const crumbs = [
    { href: `/manage/${slug}/survey`, label: survey('track.title') },
    { href: editor, label: t('title') },
  ];
  if (!questionnaire)
    return (
      <>
        <Breadcrumbs items={crumbs} />
        <EmptyState level={1} title={t('preview.title')} action={<Link href={editor}>{t('title')}</Link>}>
          {t('empty')}
        </EmptyState>
      </>
    );
  const { draft } = questionnaire;
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="no-print stack">
        <p className="soft small">{t('preview.lead')}</p>
        <Choices view={view} address={`${editor}/preview`} locale={locale} languages={languages} />
        <p className="row">
          <Link href={`${editor}/test`}>{t('preview.test')}</Link>
          <PrintButton>{t('preview.print')}</PrintButton>
        </p>
      </div>
      <div className={`stack-l paper-form as-${view}`}>
        <div className="head">
          <h1>
            <Localized text={draft.title} fallback="short" />
          </h1>
          <p className="lead">
            <Localized text={draft.intro} fallback="short" />
          </p>
          <p className="print-only paper-name">{t('preview.paperName')}</p>
        </div>
        <QuestionnaireSeen parts={draft} label={pick(draft.title, locale).text} scope={scope} locale={locale} />
      </div>
    </div>
  );
}

interface ChoicesProps {
  view: View;
  /** Address of the preview without its language. */
  address: string;
  locale: Locale;
  languages: readonly Locale[];
}

/** On what it is looked at, and in which language. */
async function Choices({ view, address, locale, languages }: ChoicesProps) {
  const t = await getTranslations('questionnaire');
  const ways = views.map((value) => ({
    value,
    label: t(`preview.as.${value}`),
    href: `/${locale}${address}?as=${value}`,
  }));
  return (
    <div className="row">
      <Segments label={t('preview.on')} segments={ways} current={view} />
      <LanguageSegments
        languages={languages}
        current={locale}
        hrefOf={(language) => `/${language}${address}?as=${view}`}
      />
    </div>
  );
}
