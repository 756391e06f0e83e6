import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { editHeadAction, undoStepAction } from '@/lib/surveys/actions';
import { findPart } from '@/lib/surveys/model/parts';
import { findQuestion } from '@/lib/surveys/model/questionnaire';
import { countTranslations } from '@/lib/surveys/model/translation';
import { listReferences } from '@/lib/surveys/queries/references';
import { findQuestionnaire, listThemeChoices, type QuestionnaireForEditing } from '@/lib/surveys/queries/questionnaire';
import { AddPart } from './add-part';
import { AddQuestion } from './add-question';
import { EditPart } from './edit-part';
import { EditQuestion } from './edit-question';
import { Outline } from './outline';
import { Publish } from './publish';
import { StartQuestionnaire } from './start-questionnaire';
import { UndoStep } from './undo-step';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'question' | 'part' | 'saved' | 'published', string | string[]>>>;
};

/** What every part of the editor needs. */
export type Writing = {
  questionnaire: QuestionnaireForEditing;
  slug: string;
  locale: Locale;
  languages: readonly Locale[];
  /** Whose clocks expressions follow. */
  zone: string;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('questionnaire'))('title') };
}

/** The questionnaire as the secretariat writes it: its questions in their order, each edited in its place; then publishing. */
export default async function QuestionnairePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, form] = await Promise.all([
    params,
    searchParams,
    getTranslations('questionnaire'),
    getTranslations('xlsform'),
  ]);
  const here = `/${locale}/manage/${slug}/survey/questionnaire`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.publish', here });
  const questionnaire = await orNotFound(findQuestionnaire(scope));
  const isOpen = isEditable(scope.meeting.phase) && questionnaire?.status !== 'CLOSED';
  const crumbs = [{ href: `/manage/${slug}/survey`, label: (await getTranslations('surveys.track'))('title') }];
  if (!questionnaire)
    return (
      <div className="stack-l">
        <Breadcrumbs items={crumbs} />
        <StartQuestionnaire scope={scope} locale={locale} isOpen={isOpen} />
      </div>
    );
  const { draft, published } = questionnaire;
  const languages = scope.meeting.languages as Locale[];
  const writing: Writing = { questionnaire, slug, locale, languages, zone: scope.meeting.zone };
  const open = typeof query.question === 'string' && isOpen ? findQuestion(draft, query.question) : null;
  const part = typeof query.part === 'string' && isOpen ? findPart(draft, query.part) : null;
  const when = published && formatDateTime(published.publishedAt, locale, scope.meeting.zone);
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="head">
        <h1>{pick(draft.title, locale).text}</h1>
        <p className="row">
          {published ? (
            <Status shape="done">{t('published', { n: published.number, at: when ?? '' })}</Status>
          ) : (
            <Status shape="open">{t('notPublished')}</Status>
          )}
          {published && questionnaire.hasChanges ? <Status shape="half">{t('hasChanges')}</Status> : null}
          <Link href={`/manage/${slug}/survey/questionnaire/preview`}>{t('preview.open')}</Link>
          <Link href={`/manage/${slug}/survey/questionnaire/import`}>{form('open')}</Link>
          <Link href={`/manage/${slug}/survey/questionnaire/test`}>{t('preview.test')}</Link>
        </p>
        {query.published ? (
          <p role="status">
            <Status shape="done">{t('justPublished', { n: String(query.published) })}</Status>
          </p>
        ) : null}
        {isOpen ? null : (
          <p>
            <Status shape="shut">{t('closed')}</Status>
          </p>
        )}
      </div>
      {languages.length > 1 ? <Gaps writing={writing} /> : null}
      <section className="stack" aria-labelledby="questions">
        <h2 id="questions">{t('questions')}</h2>
        <Outline
          writing={writing}
          isOpen={isOpen}
          open={open?.code ?? part?.part.code ?? null}
          editor={
            open ? (
              <EditQuestion
                writing={writing}
                question={open}
                themes={await listThemeChoices(scope)}
                topK={scope.meeting.topK}
                references={await listReferences(scope, [open])}
                isSaved={query.saved !== undefined}
              />
            ) : part ? (
              <EditPart writing={writing} part={part.part} isSaved={query.saved !== undefined} />
            ) : null
          }
        />
        {isOpen ? <AddQuestion writing={writing} /> : null}
        {isOpen ? <AddPart writing={writing} /> : null}
        {isOpen ? <Undo writing={writing} /> : null}
      </section>
      {isOpen ? (
        <>
          <Publish writing={writing} />
          <Head writing={writing} />
        </>
      ) : null}
    </div>
  );
}

/** Languages of the meeting in which texts are missing or out of date, and the way to writing them. */
async function Gaps({ writing: { questionnaire, languages, slug, locale } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire');
  const gaps = countTranslations(questionnaire.draft, languages).flatMap(({ language, missing, outdated }) =>
    missing + outdated > 0 ? [t('gap', { language: languageName(language, locale), missing, outdated })] : [],
  );
  return (
    <p className="row">
      {gaps.length > 0 ? (
        <Status shape="ask">{t('gaps', { list: formatList(gaps, locale) })}</Status>
      ) : (
        <Status shape="done">{t('noGaps')}</Status>
      )}
      <Link href={`/manage/${slug}/survey/questionnaire/translate`}>{t('translate')}</Link>
    </p>
  );
}

/** Takes the last step back. Stays when there is none left, to say that the last one is taken back. */
async function Undo({ writing: { questionnaire, slug, locale } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire');
  return (
    <UndoStep
      action={undoStepAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'questionnaire')}
      meeting={slug}
      of={{ questionnaire: questionnaire.id, lockVersion: questionnaire.lockVersion }}
      steps={questionnaire.steps}
      texts={{ undo: t('undo'), undone: t('undone') }}
    />
  );
}

/** What stands above the questions. */
async function Head({ writing: { questionnaire, slug, locale, languages } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire');
  const source = languages[0] ?? locale;
  return (
    <details className="add">
      <summary>{t('head')}</summary>
      <ActionForm
        key={questionnaire.lockVersion}
        action={editHeadAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire')}
        meeting={slug}
        label={t('head')}
        done={t('saved')}
      >
        <HiddenField name="questionnaire" value={questionnaire.id} />
        <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
        <MultilingualField
          name="title"
          languages={languages}
          source={source}
          defaultValue={questionnaire.draft.title}
        />
        <MultilingualField
          name="intro"
          languages={languages}
          source={source}
          multiline
          defaultValue={questionnaire.draft.intro}
        />
        <div className="actions">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
