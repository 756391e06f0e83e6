import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AskedPart, Followed } from '@/components/surveys/answering/followed';
import { PipedText } from '@/components/surveys/answering/piped-text';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { QuestionnaireParts, questionNumbers } from '@/components/surveys/questionnaire-parts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { LanguageSegments, Segments } from '@/components/ui/segments';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { loadMessages } from '@/lib/i18n/load-messages';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { tryAnswersAction } from '@/lib/surveys/actions';
import { aboutOf } from '@/lib/surveys/model/about';
import { askedPages, askedParts } from '@/lib/surveys/model/asked';
import { leftOutBy } from '@/lib/surveys/model/choices-left';
import { questionsOf, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { liveOf } from '@/lib/surveys/model/live-definition';
import { answerPiper } from '@/lib/surveys/model/piped-answers';
import { ownWords } from '@/lib/surveys/model/own-words';
import { withoutCalculated } from '@/lib/surveys/model/parts';
import { proposedAnswer } from '@/lib/surveys/model/proposed-answer';
import { listReferences } from '@/lib/surveys/queries/references';
import { findTest, type TestOfQuestionnaire } from '@/lib/surveys/queries/test-answers';
import { fieldOfType } from '@/lib/surveys/schema';
import { AnswerList } from '../../../../../meetings/[slug]/survey/answer-list';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'of', string | string[]>>>;
};
type Of = 'draft' | 'published';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rehearsal'))('title') };
}

/** The questionnaire answered for a test: the respondent's own fields and checks, and answers that never count. */
export default async function TestQuestionnairePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('rehearsal')]);
  const editor = `/manage/${slug}/survey/questionnaire`;
  const here = `/${locale}${editor}/test`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.publish', here });
  const of: Of = query.of === 'published' ? 'published' : 'draft';
  const test = await orNotFound(findTest(scope, of));
  const crumbs = [
    { href: `/manage/${slug}/survey`, label: (await getTranslations('surveys.track'))('title') },
    { href: editor, label: (await getTranslations('questionnaire'))('title') },
  ];
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="head">
        <p className="small">{t('lead')}</p>
        <h1>{test ? <Localized text={test.title} fallback="short" /> : t('title')}</h1>
        {test ? (
          <p className="lead">
            <Localized text={test.intro} fallback="short" />
          </p>
        ) : null}
        <Choices here={here} of={of} languages={scope.meeting.languages.filter(isLocale)} locale={locale} />
      </div>
      {test?.definition ? (
        <Tried scope={scope} locale={locale} of={of} test={test} definition={test.definition} />
      ) : (
        <EmptyState
          level={2}
          title={t(test ? 'notReady' : `none.${of}`)}
          action={<Link href={editor}>{t('toEditor')}</Link>}
        />
      )}
    </div>
  );
}

/** Which questionnaire is tried out, and in which language. */
async function Choices({ here, of, languages, locale }: { here: string; of: Of; languages: Locale[]; locale: Locale }) {
  const t = await getTranslations('rehearsal');
  const ofs = (['draft', 'published'] as const).map((value) => ({
    value,
    label: t(`of.${value}`),
    href: `${here}?of=${value}`,
  }));
  return (
    <div className="row">
      <Segments label={t('which')} segments={ofs} current={of} />
      <LanguageSegments
        languages={languages}
        current={locale}
        hrefOf={(language) => `/${language}${here.slice(locale.length + 1)}?of=${of}`}
      />
    </div>
  );
}

interface TriedProps {
  scope: MeetingScope;
  locale: Locale;
  of: Of;
  test: TestOfQuestionnaire;
  definition: NonNullable<TestOfQuestionnaire['definition']>;
}

/** The form, or what was handed in for the test. */
async function Tried({ scope, locale, of, test, definition }: TriedProps) {
  const [t, survey] = await Promise.all([getTranslations('rehearsal'), getTranslations('surveys')]);
  const questions = questionsOf(definition);
  const references = await listReferences(scope, questions);
  const isOpen = isEditable(scope.meeting.phase);
  const form = { locale, slug: scope.meeting.slug, of };
  if (test.submittedAt || !isOpen)
    return (
      <>
        {test.submittedAt ? (
          <Notice
            kind="done"
            level={2}
            title={t('handedIn', { at: formatDateTime(test.submittedAt, locale, scope.meeting.zone) })}
          >
            <p>{t('neverCounts')}</p>
          </Notice>
        ) : (
          <p className="soft">{t('closed')}</p>
        )}
        <AnswerList pages={definition.pages} answers={test.answers} references={references} />
        {isOpen ? <Clear {...form} /> : null}
      </>
    );
  // The summary of errors names a question by its number: its own words may take two lines.
  const numbers = questionNumbers(definition.pages);
  const names = Object.fromEntries(
    questions.flatMap(({ code, type }) => {
      const n = numbers.get(code);
      return n === undefined
        ? []
        : ['', '.instead', '.other', `.${fieldOfType[type]}`].map((field) => [
            `answers.${code}${field}.label`,
            survey('own.question', { n }),
          ]);
    }),
  );
  // Without JavaScript what depends on an answer comes once that is saved.
  const known = { now: new Date(), lists: references };
  const about = aboutOf(scope.meeting, definition, known);
  const asked = askedParts(definition, test.answers, about);
  const said = askedParts(definition, test.answers, aboutOf(scope.meeting, definition, { ...known, locale }));
  const isNew = Object.keys(test.answers).length === 0;
  const proposed = (question: SurveyQuestion) =>
    isNew ? proposedAnswer(question, asked, { topK: scope.meeting.topK, about }) : null;
  const proposals = Object.fromEntries(
    questions.flatMap((question) => {
      const answer = test.answers[question.code] ? null : proposed(question);
      return answer ? [[question.code, answer] as const] : [];
    }),
  );
  const live = liveOf(definition, {
    answers: test.answers,
    proposed: proposals,
    files: new Map(),
    lists: references,
    now: known.now,
    zone: scope.meeting.zone,
    decidedIn: about.locale,
    locale,
  });
  const say = answerPiper(definition, said, references, locale);
  const pipe = (text: string) => (text.includes('${') ? <PipedText template={text} said={say(text)} /> : text);
  // What is not asked with the answers that are stored may come while they are given: it is there, hidden and not posted.
  const shown = live ? askedParts(definition, { ...test.answers, ...proposals }, about) : asked;
  /** A question as it is asked now; with all its choices where the form itself follows which are offered. */
  const asNow = (question: SurveyQuestion): SurveyQuestion => {
    const now = shown.questions.get(question.code) ?? question;
    return live && 'choices' in now && 'choices' in question ? { ...now, choices: question.choices } : now;
  };
  const parts = (
    <QuestionnaireParts
      pages={live ? withoutCalculated(definition.pages) : askedPages(definition, asked)}
      all={definition.pages}
      pipe={pipe}
      {...(live ? { part: AskedPart } : {})}
    >
      {(question) =>
        question.type === 'FILE' ? (
          <>
            <p>
              <Localized text={question.label} fallback="short" pipe={pipe} />
            </p>
            <p className="small soft">{t('noFiles')}</p>
          </>
        ) : (
          <QuestionFields
            question={asNow(question)}
            answer={test.answers[question.code] ?? proposals[question.code]}
            topK={scope.meeting.topK}
            languages={scope.meeting.languages}
            references={references}
            pipe={pipe}
          />
        )
      }
    </QuestionnaireParts>
  );
  return (
    <>
      <ActionForm
        action={tryAnswersAction}
        idempotencyKey={newIdempotencyKey()}
        words={{ ...formWords(locale, 'surveys'), ...names, ...ownWords(definition, locale), locale }}
        meeting={scope.meeting.slug}
        done={t('saved')}
        label={pick(test.title, locale).text}
        className="stack-l"
      >
        <HiddenField name="of" value={of} />
        {live ? (
          <Followed
            live={live}
            asked={[...shown.codes]}
            leftOut={leftOutBy(definition, shown)}
            names={Object.fromEntries([...numbers].map(([code, n]) => [code, survey('own.question', { n })]))}
            words={loadMessages(locale).surveys.live}
            locale={locale}
          >
            {parts}
          </Followed>
        ) : (
          parts
        )}
        <div className="actions">
          <SubmitButton kind="plain" big name="intent" value="save">
            {t('save')}
          </SubmitButton>
          <SubmitButton big name="intent" value="submit">
            {t('submit')}
          </SubmitButton>
        </div>
        <p className="small soft">{t('neverCounts')}</p>
      </ActionForm>
      {isNew ? null : <Clear {...form} />}
    </>
  );
}

/** Empties the test. */
async function Clear({ locale, slug, of }: { locale: Locale; slug: string; of: Of }) {
  const t = await getTranslations('rehearsal');
  return (
    <ActionForm
      action={tryAnswersAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'surveys')}
      meeting={slug}
      label={t('clear')}
    >
      <HiddenField name="of" value={of} />
      <SubmitButton kind="plain" name="intent" value="clear">
        {t('clear')}
      </SubmitButton>
    </ActionForm>
  );
}
