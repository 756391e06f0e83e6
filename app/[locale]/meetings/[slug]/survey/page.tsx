import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/auth/permissions';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
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
import { placesOfRanking, questionsOf } from '@/lib/surveys/model/definition';
import { listReferences, type References } from '@/lib/surveys/queries/references';
import { AnswerList, fileOf } from './answer-list';
import { DeadlineLine } from './deadline-line';
import { partyName } from './party-name';
import { PaperLinks } from './paper-links';
import { QuestionView } from './question-view';
import { StateNotice } from './state-notice';
import { SurveyForm } from './survey-form';
import { progressOf } from '@/lib/surveys/model/asked';
import { answerView } from './answer-view';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'party' | 'sheet' | 'page' | 'question', string | string[]>>>;
};
type View = { locale: Locale; scope: MeetingScope; own: OwnResponse; references: References };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

/** The party's one answer: written by its delegation, read by it and by the secretariat. */
export default async function SurveyPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { party, sheet, page, question: code }, t] = await Promise.all([
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
        <QuestionView
          view={{ locale, scope, own, references: await listReferences(scope, questionsOf(own.version.definition)) }}
          question={question}
        />
      ) : own ? (
        <Survey
          view={{ locale, scope, own, references: await listReferences(scope, questionsOf(own.version.definition)) }}
          parties={parties}
          isSheetSaved={sheet === 'saved'}
          at={typeof page === 'string' ? page : null}
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
  /** The page of the questionnaire that is asked for. */
  at: string | null;
  parties: readonly AnsweringParty[];
  /** The answers of a sheet filled in offline have just been saved. */
  isSheetSaved: boolean;
}

async function Survey({ view: of, parties, isSheetSaved, at }: SurveyProps) {
  const { locale, scope, own } = of;
  const t = await getTranslations('surveys');
  const view = answerView(of);
  const { done, total } = progressOf(view.pages, view.asked);
  const [ranking] = questionsOf(own.version.definition).filter(({ type }) => type === 'RANKING');
  const intro = pick(own.survey.intro, locale);
  const isBegin = !own.mayAnswer || !view.pages.slice(1).some(({ code }) => code === at);
  return (
    <>
      <div className="head">
        <p className="soft small">{t('own.party', { party: partyName(own.party, locale) })}</p>
        <h1>{pick(own.survey.title, locale).text}</h1>
        {isBegin ? (
          <p className="lead" lang={intro.lang}>
            {intro.text}
          </p>
        ) : null}
        {isBegin ? <p>{t(own.survey.attributed ? 'own.attributed' : 'own.notAttributed')}</p> : null}
        <DeadlineLine own={own} zone={scope.meeting.zone} locale={locale} />
        {own.mayAnswer ? null : <p className="soft small">{t('own.answered', { done, total })}</p>}
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
            <SurveyForm view={view} at={at} />
          ) : (
            <AnswerList
              pages={own.version.definition.pages}
              answers={own.answers}
              retired={own.retired}
              references={view.references}
              fileAt={(code) => fileOf(own, code, scope.meeting.slug)}
            />
          )}
        </div>
        <aside className="stack-l">
          {ranking?.type === 'RANKING' ? (
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
          <PaperLinks own={own} slug={scope.meeting.slug} locale={locale} />
        </aside>
      </div>
    </>
  );
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
