import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/form/submit-button';
import { AnsweringForm } from '@/components/surveys/answering/answering-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/auth/permissions';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { hashSecret } from '@/lib/core/secret';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { loadMessages } from '@/lib/i18n/load-messages';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { noteFirstOpening } from '@/lib/surveys/queries/first-opening';
import {
  findAnsweringParty,
  findOwnResponse,
  listAnsweringParties,
  type AnsweringParty,
  type OwnResponse,
} from '@/lib/surveys/queries/own-response';
import { aboutOf } from '@/lib/surveys/model/about';
import { askedPages, askedParts, decidingCodes } from '@/lib/surveys/model/asked';
import { countOpenThreads } from '@/lib/surveys/queries/question-thread';
import { placesOfRanking, questionsOf } from '@/lib/surveys/model/definition';
import { ownWords } from '@/lib/surveys/model/own-words';
import { answerPiper } from '@/lib/surveys/model/piped-answers';
import { withRetired } from '@/lib/surveys/model/misfits';
import { proposedAnswer } from '@/lib/surveys/model/proposed-answer';
import { takesAnswer } from '@/lib/surveys/model/read-answer';
import { listReferences, type References } from '@/lib/surveys/queries/references';
import { fieldOfType } from '@/lib/surveys/schema';
import { AnswerList, fileOf } from './answer-list';
import { headedQuestions, questionNumbers } from '@/components/surveys/questionnaire-parts';
import { EarlierAnswer } from '@/components/surveys/fields/earlier-answer';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { DeadlineLine } from './deadline-line';
import { PaperLinks } from './paper-links';
import { QuestionView } from './question-view';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'party' | 'sheet' | 'question', string | string[]>>>;
};
type View = { locale: Locale; scope: MeetingScope; own: OwnResponse; references: References };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

/** The party's one answer: written by its delegation, read by it and by the secretariat. */
export default async function SurveyPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { party, sheet, question: code }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('surveys'),
  ]);
  const here = `/${locale}/meetings/${slug}/survey`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const parties = await readableParties(scope, typeof party === 'string' ? party : null);
  const chosen = parties.find(({ code }) => code === party) ?? parties[0];
  const own = chosen && (await orNotFound(findOwnResponse(scope, chosen)));
  if (own) await noteFirstOpening(scope, own);
  // Versions and comments are the delegation's own: the secretariat reads the answer without them.
  const isOwn = own && can(scope, 'survey.answer', { delegationId: own.party.delegationId });
  const question = isOwn && questionsOf(own.version.definition).find((one) => one.code === code);
  const crumbs = [{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }];
  return (
    <>
      <Breadcrumbs items={crumbs} />
      {own && question ? (
        <QuestionView view={{ locale, scope, own }} question={question} />
      ) : own ? (
        <Survey
          view={{ locale, scope, own, references: await listReferences(scope, questionsOf(own.version.definition)) }}
          parties={parties}
          isSheetSaved={sheet === 'saved'}
        />
      ) : (
        <EmptyState
          level={1}
          title={t(chosen ? 'state.noneTitle' : 'state.notAskedTitle')}
          action={<Link href={`/meetings/${slug}/results`}>{t('state.toResults')}</Link>}
        >
          {t(chosen ? 'state.noneText' : 'state.notAskedText')}
        </EmptyState>
      )}
    </>
  );
}

/** The parties the reader answers for; for the secretariat the one named in the address, to be read. */
async function readableParties(scope: MeetingScope, code: string | null): Promise<AnsweringParty[]> {
  const parties = await listAnsweringParties(scope);
  if (code === null || parties.some((party) => party.code === code) || !can(scope, 'survey.track')) return parties;
  const asked = await findAnsweringParty(scope, code);
  return asked ? [asked] : parties;
}

interface SurveyProps {
  view: View;
  parties: readonly AnsweringParty[];
  /** The answers of a sheet filled in offline have just been saved. */
  isSheetSaved: boolean;
}

async function Survey({ view, parties, isSheetSaved }: SurveyProps) {
  const { locale, scope, own } = view;
  const t = await getTranslations('surveys');
  const questions = questionsOf(own.version.definition).filter(takesAnswer);
  const answered = questions.filter(({ code }) => own.answers[code]).length;
  const total = questions.length;
  const rankings = questions.flatMap((question) => (question.type === 'RANKING' ? [question] : []));
  const [ranking] = rankings;
  const intro = pick(own.survey.intro, locale);
  return (
    <>
      <div className="head">
        <p className="soft small">{t('own.party', { party: partyName(own.party, locale) })}</p>
        <h1>{pick(own.survey.title, locale).text}</h1>
        <p className="lead" lang={intro.lang}>
          {intro.text}
        </p>
        <DeadlineLine own={own} zone={scope.meeting.zone} locale={locale} />
        <p className="soft small">{t('own.answered', { done: answered, total })}</p>
        <progress max={total} value={answered} aria-label={t('own.answered', { done: answered, total })} />
        <OtherParties
          parties={parties.filter(({ code }) => code !== own.party.code)}
          locale={locale}
          slug={scope.meeting.slug}
        />
      </div>
      <div className="cols">
        <div className="stack-l">
          {isSheetSaved && own.mayAnswer ? (
            <Notice kind="done" level={2} title={(await getTranslations('offline'))('preview.saved')} urgent />
          ) : null}
          <StateNotice view={view} />
          {own.mayAnswer ? (
            <SurveyForm view={view} />
          ) : (
            <AnswerList
              pages={own.version.definition.pages}
              answers={own.answers}
              references={view.references}
              fileAt={(code) => fileOf(own, code, scope.meeting.slug)}
            />
          )}
        </div>
        <aside className="stack-l">
          {ranking ? (
            <section className="sec">
              <h2>{t('own.methodTitle')}</h2>
              <p className="small soft">
                {t('own.methodText', {
                  m: ranking.choices.length,
                  top: ranking.choices.length - 1,
                  k: placesOfRanking(ranking, scope.meeting.topK),
                })}
              </p>
            </section>
          ) : null}
          <p className="small soft">{t(own.survey.attributed ? 'own.attributed' : 'own.notAttributed')}</p>
          <PaperLinks own={own} slug={scope.meeting.slug} locale={locale} />
        </aside>
      </div>
    </>
  );
}

async function SurveyForm({ view: { locale, scope, own, references } }: { view: View }) {
  const [t, open] = await Promise.all([getTranslations('surveys'), countOpenThreads(scope, own.party.delegationId)]);
  const { definition } = own.version;
  const about = (language?: string) =>
    aboutOf(scope.meeting, definition, {
      now: own.now,
      lists: references,
      files: own.files,
      ...(language ? { locale: language } : {}),
    });
  const asked = askedParts(definition, own.answers, about());
  const pipe = answerPiper(definition, askedParts(definition, own.answers, about(locale)), references, locale);
  const { pages } = definition;
  const numbers = questionNumbers(pages);
  const { meanwhile, saving } = loadMessages(locale).surveys;
  // The summary of errors names a question by its number: its own words may take two lines.
  const names = Object.fromEntries(
    questionsOf({ pages }).flatMap((question) => {
      const { code } = question;
      const n = numbers.get(code);
      return n === undefined
        ? []
        : ['', '.instead', '.other', `.${fieldOfType[question.type]}`].map((field) => [
            `answers.${code}${field}.label`,
            t('own.question', { n }),
          ]);
    }),
  );
  const whole = new Map(questionsOf({ pages }).map((question) => [question.code, question]));
  const items = headedQuestions(askedPages(definition, asked), pipe).map(({ question, heads }) => {
    const n = numbers.get(question.code);
    // Proposed once: where an answer was given up, nothing stands in its place.
    const proposed = own.written[question.code]
      ? null
      : proposedAnswer(question, asked, { topK: scope.meeting.topK, about: about() });
    return {
      code: question.code,
      revision: own.written[question.code]?.revision ?? 0,
      isText: question.type === 'LONG_TEXT',
      head: (
        <>
          {heads}
          {n === undefined ? null : <p className="soft small">{t('own.questionOf', { n, total: numbers.size })}</p>}
        </>
      ),
      fields: (
        <>
          <QuestionFields
            question={question}
            answer={own.answers[question.code] ?? proposed ?? undefined}
            topK={scope.meeting.topK}
            languages={scope.meeting.languages}
            references={references}
            file={fileOf(own, question.code, scope.meeting.slug)}
            pipe={pipe}
          />
          {proposed ? <p className="small soft">{t('own.proposed')}</p> : null}
          <EarlierAnswer
            question={question}
            answer={own.answers[question.code]}
            once={withRetired(whole.get(question.code) ?? question, own.retired.get(question.code) ?? {})}
          />
        </>
      ),
      foot: (
        <p className="small soft">
          {own.written[question.code]?.at ? (
            <>
              {t('versions.last', {
                at: formatDateTime(own.written[question.code]?.at ?? own.now, locale, scope.meeting.zone),
                name: own.written[question.code]?.by ?? t('own.someone'),
              })}{' '}
            </>
          ) : null}
          <Link href={`/meetings/${scope.meeting.slug}/survey?party=${own.party.code}&question=${question.code}`}>
            {t('thread.link', { open: open.get(question.code) ?? 0 })}
            <span className="vh"> ({t('own.question', { n: n ?? 0 })})</span>
          </Link>
        </p>
      ),
    };
  });
  return (
    <AnsweringForm
      ids={{ meeting: scope.meeting.slug, delegation: own.party.delegationId, version: own.version.id }}
      items={items}
      deciding={[...decidingCodes(definition)]}
      words={{ ...formWords(locale, 'surveys'), ...names, ...ownWords(definition, locale, pipe), locale }}
      meanwhile={meanwhile}
      saving={saving}
      zone={scope.meeting.zone}
      idempotencyKey={newIdempotencyKey()}
      label={pick(own.survey.title, locale).text}
      done={t('own.saved')}
      signInHref={`/${locale}/sign-in?next=/${locale}/work`}
      unsent={unsentOf(scope, own)}
    >
      <div className="actions">
        <SubmitButton kind={own.maySubmit ? 'plain' : 'primary'} big name="intent" value="save">
          {t('own.save')}
        </SubmitButton>
        {own.maySubmit ? (
          <SubmitButton big name="intent" value="submit">
            {t('own.submit')}
          </SubmitButton>
        ) : null}
      </div>
      <div className="small soft">
        <p>{t(own.maySubmit ? 'own.submitNote' : 'own.delegateNote')}</p>
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

/** The place on the reader's device where answers wait, and a key to it that no other account is given. */
function unsentOf(scope: MeetingScope, own: OwnResponse) {
  const of = `${scope.actor?.accountId ?? ''} ${own.party.delegationId}`;
  return { name: hashSecret('unsent place', of).slice(0, 16), secret: hashSecret('unsent key', of) };
}

/** Why the answer is as it is: submitted, open again, not open, closed, or somebody else's. */
async function StateNotice({ view: { locale, scope, own } }: { view: View }): Promise<ReactNode> {
  const t = await getTranslations('surveys');
  const when = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const { submission } = own;
  if (own.status === 'SUBMITTED' && submission) {
    return (
      <Notice kind="done" level={2} title={t('state.submittedTitle', { at: when(submission.at), name: submission.by })}>
        {submission.isLate ? <p>{(await getTranslations('tracking.own'))('late')}</p> : null}
        <p>{t('state.submittedText', { n: submission.number })}</p>
        <p className="small soft">
          {t('state.seal')} <code style={{ overflowWrap: 'anywhere' }}>{submission.sha256}</code>
        </p>
        <p>
          <Link href={`/meetings/${scope.meeting.slug}/results`}>{t('state.toResults')}</Link>
        </p>
      </Notice>
    );
  }
  if (own.reopened) {
    return (
      <Notice kind="ask" level={2} title={t('state.reopenedTitle', { at: when(own.reopened.at) })}>
        <p>{t('state.reopenedText', { reason: own.reopened.reason })}</p>
        {submission ? <p>{t('state.reopenedCounts', { n: submission.number })}</p> : null}
      </Notice>
    );
  }
  if (own.window === 'closed') {
    return (
      <Notice level={2} title={t('state.closedTitle')}>
        <p>{t('state.closedText')}</p>
      </Notice>
    );
  }
  if (own.window === 'not_open') {
    return (
      <Notice level={2} title={t('state.notOpenTitle')}>
        <p>{t('state.notOpenText')}</p>
      </Notice>
    );
  }
  return own.mayAnswer ? null : <p className="soft">{t('state.readOnly')}</p>;
}

async function OtherParties({
  parties,
  locale,
  slug,
}: {
  parties: readonly AnsweringParty[];
  locale: Locale;
  slug: string;
}) {
  if (parties.length === 0) return null;
  const t = await getTranslations('surveys');
  return (
    <p className="small">
      {t('own.otherParties')}{' '}
      {parties.map((party, index) => (
        <span key={party.code}>
          {index > 0 ? ', ' : null}
          <Link href={`/meetings/${slug}/survey?party=${party.code}`}>{partyName(party, locale)}</Link>
        </span>
      ))}
    </p>
  );
}

function partyName(party: AnsweringParty, locale: string): string {
  return pick(party.acronyms, locale).text || pick(party.names, locale).text;
}
