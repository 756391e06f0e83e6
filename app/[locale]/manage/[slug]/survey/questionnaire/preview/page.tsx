import type { Metadata } from 'next';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { QuestionnaireParts } from '@/components/surveys/questionnaire-parts';
import { FormPreview } from '@/components/form/form-preview';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { questionsOf } from '@/lib/surveys/model/definition';
import { problemsOf } from '@/lib/surveys/model/questionnaire';
import { findQuestionnaire } from '@/lib/surveys/queries/questionnaire';
import { listReferences } from '@/lib/surveys/queries/references';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('questionnaire'))('preview.title') };
}

/** What is being written as a respondent will see it, in the language of the page. Nothing is sent. */
export default async function PreviewQuestionnairePage({ params }: Props) {
  const [{ locale, slug }, t, survey, common] = await Promise.all([
    params,
    getTranslations('questionnaire'),
    getTranslations('surveys'),
    getTranslations('common'),
  ]);
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
  const references = await listReferences(scope, questionsOf(draft));
  const unfinished = new Map(problemsOf(draft).map(({ question, code }) => [question, code]));
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="head">
        <p className="soft small">{t('preview.lead')}</p>
        <h1>
          <Localized text={draft.title} fallback="short" />
        </h1>
        <p className="lead">
          <Localized text={draft.intro} fallback="short" />
        </p>
        <nav className="seg" aria-label={common('languages')}>
          {languages.map((language) => (
            <a
              key={language}
              href={`/${language}${editor}/preview`}
              aria-current={language === locale ? 'true' : undefined}
              lang={language}
            >
              {languageNames[language]}
            </a>
          ))}
        </nav>
      </div>
      <FormPreview words={formWords(locale, 'surveys')} label={pick(draft.title, locale).text} className="stack-l">
        <QuestionnaireParts pages={draft.pages}>
          {(question) =>
            unfinished.get(question.code) === 'choices_missing' ? (
              <>
                <p>{pick(question.label, locale).text}</p>
                <Status shape="late">{t('problem.choices_missing')}</Status>
              </>
            ) : (
              <QuestionFields
                question={question}
                answer={undefined}
                topK={scope.meeting.topK}
                languages={scope.meeting.languages}
                references={references}
              />
            )
          }
        </QuestionnaireParts>
      </FormPreview>
    </div>
  );
}
