import type { ReactNode } from 'react';
import { AnsweringForm, type AskedItem } from '@/components/surveys/answering/answering-form';
import { PipedText } from '@/components/surveys/answering/piped-text';
import { EarlierAnswer } from '@/components/surveys/fields/earlier-answer';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { PartHead } from '@/components/surveys/questionnaire-parts';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { hashSecret } from '@/lib/core/secret';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { loadMessages } from '@/lib/i18n/load-messages';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { askedParts, decidingCodes, progressOf } from '@/lib/surveys/model/asked';
import { ownWords } from '@/lib/surveys/model/own-words';
import { proposedAnswers } from '@/lib/surveys/model/proposed-answer';
import { questionsOf, type SurveyPage, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { liveOf, remakingCodes } from '@/lib/surveys/model/live-definition';
import { withRetired } from '@/lib/surveys/model/misfits';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';
import { countOpenThreads } from '@/lib/surveys/queries/question-thread';
import { fieldNameOf, type SurveyAnswer } from '@/lib/surveys/schema';
import type { AnswerView } from './answer-view';
import { fileOf } from './answer-list';

interface SurveyFormProps {
  view: AnswerView;
  /** The page of the questionnaire that is asked for; the first one where there is none of that name. */
  at: string | null;
}

/** One page of the questionnaire as its delegation answers it. */
export async function SurveyForm({ view, at }: SurveyFormProps) {
  const { locale, scope, own, asked, pages, names, references } = view;
  const [t, open] = await Promise.all([getTranslations('surveys'), countOpenThreads(scope, own.party.delegationId)]);
  const { definition } = own.version;
  // What stands in the controls decides what the page shows, proposals too; the server counts only what is stored.
  const proposals = proposedAnswers(asked, own.written, { topK: scope.meeting.topK, about: view.about });
  const shown = askedParts(definition, { ...own.answers, ...proposals }, view.about);
  const live = liveOf(definition, {
    answers: own.answers,
    proposed: proposals,
    files: own.files,
    lists: references,
    now: own.now,
    zone: scope.meeting.zone,
    decidedIn: view.about.locale,
    locale,
  });
  const page = pages.find(({ code }) => code === at) ?? pages[0];
  if (!page) return null;
  const pipe = (text: string) => (text.includes('${') ? <PipedText template={text} said={view.pipe(text)} /> : text);
  // Also what is not asked with the answers that are stored: it may come while the page is filled in.
  const whole = definition.pages.find(({ code }) => code === page.code) ?? page;
  const steps = definition.pages.filter(hasSomethingToSee);
  const words = loadMessages(locale).surveys;
  return (
    <AnsweringForm
      key={`${own.version.id} ${page.code}`}
      ids={{ meeting: scope.meeting.slug, delegation: own.party.delegationId, version: own.version.id }}
      page={page.code}
      steps={steps.map((each) => {
        const { text, lang, isFallback } = pick(each.title, locale);
        return { code: each.code, title: text, ...(isFallback ? { lang } : {}), ...progressOf([each], asked) };
      })}
      stepWords={words.steps}
      pageHead={<PartHead part={whole} level={2} pipe={pipe} />}
      sections={whole.sections.map((section) => ({
        code: section.code,
        head: <PartHead part={section} level={3} pipe={pipe} />,
        items: section.questions
          .filter(({ type }) => type !== 'CALCULATED')
          .map((question) =>
            itemOf({ ...view, asked: shown }, question, {
              ...{ open: open.get(question.code) ?? 0, pipe, t },
              // Proposed once: where an answer was given up, nothing stands in its place.
              proposed: proposals[question.code],
            }),
          ),
      }))}
      asked={[...shown.codes]}
      live={live}
      deciding={[...decidingCodes(definition)]}
      remaking={remakingCodes(definition)}
      askedWords={words.live}
      buttons={{ back: t('own.back'), save: t('own.save'), next: t('own.next'), review: t('own.review') }}
      placeWords={words.places}
      progressWords={words.own.answered}
      words={{ ...formWords(locale, 'surveys'), ...names, ...ownWords(definition, locale, view.pipe), locale }}
      meanwhile={words.meanwhile}
      saving={words.saving}
      zone={scope.meeting.zone}
      idempotencyKey={newIdempotencyKey()}
      label={pick(own.survey.title, locale).text}
      done={t('own.saved')}
      signInHref={`/${locale}/sign-in?next=/${locale}/work`}
      unsent={unsentOf(scope, own)}
    >
      <div className="small soft">
        <p>{t(own.maySubmit ? 'own.reviewNote' : 'own.delegateNote')}</p>
        {own.lastSaved ? (
          <p>
            {t('own.lastSaved', {
              at: formatDateTime(own.lastSaved.at, locale, scope.meeting.zone),
              name: own.lastSaved.by ?? t('own.someone'),
            })}
          </p>
        ) : null}
      </div>
    </AnsweringForm>
  );
}

const hasSomethingToSee = (page: SurveyPage) =>
  questionsOf({ pages: [page] }).some(({ type }) => type !== 'CALCULATED');

type Words = Awaited<ReturnType<typeof getTranslations<'surveys'>>>;

/** One question with its fields; who wrote its answer last, and the way to what its delegation says about it. */
function itemOf(
  { locale, scope, own, asked, references, numbers }: AnswerView,
  whole: SurveyQuestion,
  {
    open,
    proposed,
    pipe,
    t,
  }: { open: number; proposed: SurveyAnswer | undefined; pipe: (text: string) => ReactNode; t: Words },
): AskedItem {
  const { code } = whole;
  const question = asked.questions.get(code) ?? whole;
  const { slug, topK, languages, zone } = scope.meeting;
  const n = numbers.get(code);
  const answer = own.answers[code];
  const written = own.written[code];
  return {
    code,
    revision: written?.revision ?? 0,
    isText: question.type === 'LONG_TEXT',
    field: fieldNameOf(question),
    hasFile: answer?.file !== undefined,
    ...(n === undefined ? {} : { name: t('own.question', { n }) }),
    head: n === undefined ? null : <p className="soft small">{t('own.questionOf', { n, total: numbers.size })}</p>,
    fields: (
      <>
        <QuestionFields
          question={question}
          answer={answer ?? proposed}
          topK={topK}
          languages={languages}
          references={references}
          file={fileOf(own, code, slug)}
          pipe={pipe}
        />
        {proposed ? <p className="small soft">{t('own.proposed')}</p> : null}
        <EarlierAnswer question={question} answer={answer} once={withRetired(whole, own.retired.get(code) ?? {})} />
      </>
    ),
    foot:
      n === undefined ? null : (
        <p className="small soft finger">
          {written?.at ? (
            <>
              {t('versions.last', {
                at: formatDateTime(written.at, locale, zone),
                name: written.by ?? t('own.someone'),
              })}{' '}
            </>
          ) : null}
          <Link href={`/meetings/${slug}/survey?party=${own.party.code}&question=${code}`}>
            {t('thread.link', { open })}
            <span className="vh"> ({t('own.question', { n })})</span>
          </Link>
        </p>
      ),
  };
}

/** The place on the reader's device where answers wait, and a key to it that no other account is given. */
function unsentOf(scope: MeetingScope, own: OwnResponse) {
  const of = `${scope.actor?.accountId ?? ''} ${own.party.delegationId}`;
  return { name: hashSecret('unsent place', of).slice(0, 16), secret: hashSecret('unsent key', of) };
}
