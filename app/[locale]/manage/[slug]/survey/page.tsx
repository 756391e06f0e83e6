import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { ShownTexts } from '@/components/surveys/question-figures';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { closeSurveyAction } from '@/lib/surveys/actions';
import { readLabels } from '@/lib/surveys/queries/results';
import { readPartyNames, type PartyNames } from '@/lib/surveys/queries/party-names';
import {
  countTracked,
  findTrack,
  listTracked,
  type SurveyTrack,
  type TrackCount,
} from '@/lib/surveys/queries/track-responses';
import { isUnderWay, lastMomentOf } from '@/lib/surveys/policy';
import { maySubmittedAnswersBeGiven } from '@/lib/surveys/queries/submitted-answers';
import { listWrittenTexts } from '@/lib/surveys/queries/written-texts';
import { textFiltersSchema, trackFiltersSchema } from '@/lib/surveys/schema';
import { AnswerFiles } from './answer-files';
import { AskedList } from './asked-list';
import { BackgroundPapers } from './background-paper';
import { FiguresSoFar, readFiguresSoFar } from './figures-so-far';
import { Snapshots } from './snapshots';
import { Terms } from './terms';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Section = { locale: Locale; scope: MeetingScope; track: SurveyTrack; counts: readonly TrackCount[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys.track'))('title') };
}

/** Who was asked and where each stands, the figures so far, and the snapshots taken of them. */
export default async function ManageSurveyPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('surveys.track')]);
  const here = `/${locale}/manage/${slug}/survey`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.track', here });
  const track = await orNotFound(findTrack(scope));
  if (!track) {
    return (
      <EmptyState
        level={1}
        title={t('noneTitle')}
        action={
          isEditable(scope.meeting.phase) ? (
            <Link className="btn pri" href={`/manage/${slug}/survey/questionnaire`}>
              {t('write')}
            </Link>
          ) : null
        }
      >
        {t('noneText')}
      </EmptyState>
    );
  }
  const filters = trackFiltersSchema.parse(query);
  const [figures, labels, counts, list, isGiven] = await Promise.all([
    orNotFound(readFiguresSoFar(scope, track)),
    readLabels(track.id),
    countTracked(scope, track.id),
    listTracked(scope, track.id, filters),
    maySubmittedAnswersBeGiven(scope),
  ]);
  const states = query.of === 'states' ? (figures.results?.states ?? null) : null;
  const submitted = submittedOf(counts);
  const of = states ? 'states' : 'all';
  const written = await listWrittenTexts(scope, track.id, of, textFiltersSchema.parse(query));
  const names = await readPartyNames(
    scope,
    [...written.values()].flatMap(({ texts }) => texts),
  );
  const shownTexts = (question: string): ShownTexts | null => {
    const page = written.get(question);
    if (!page) return null;
    const texts = page.texts.map((text) => ({ ...text, party: nameOf(names, text.party, locale) }));
    const hrefOf = (after: string | null) => {
      const turned = new URLSearchParams({
        ...(states ? { of } : {}),
        ...(after === null ? {} : { texts: question, after }),
      });
      return `/manage/${slug}/survey?${turned.toString()}#texts-${question}`;
    };
    return { ...page, texts, hrefOf };
  };
  const section = { locale, scope, track, counts };
  return (
    <div className="stack-l">
      <Head section={section} submitted={submitted} />
      <Terms scope={scope} track={track} locale={locale} />
      <AskedList
        scope={scope}
        track={track}
        counts={counts}
        list={list}
        filters={filters}
        regions={await regionsOf(track, counts, locale)}
        locale={locale}
      />
      <Snapshots scope={scope} track={track} submitted={submitted} labels={labels} locale={locale} />
      <BackgroundPapers scope={scope} locale={locale} snapshots={track.snapshots} />
      <p>
        <Link href={`/manage/${slug}/survey/coding`}>{(await getTranslations('coding'))('open')}</Link>
      </p>
      {submitted === 0 ? null : (
        <AnswerFiles slug={slug} locale={locale} isGiven={isGiven} attributed={track.attributed} />
      )}
      {submitted === 0 ? null : (
        <FiguresSoFar
          figures={figures}
          states={states}
          labels={labels}
          texts={shownTexts}
          scope={scope}
          locale={locale}
        />
      )}
    </div>
  );
}

/** How many have submitted, those whose answer was reopened since among them. */
function submittedOf(counts: readonly TrackCount[]): number {
  return counts
    .filter(({ state }) => state === 'submitted' || state === 'reopened')
    .reduce((sum, { count }) => sum + count, 0);
}

/** What a party is called where its texts are read; null where they are anonymous. */
function nameOf(names: PartyNames, code: string | null, locale: Locale): string | null {
  const party = code === null ? undefined : names.get(code);
  return party ? pick(party.acronyms, locale).text || pick(party.names, locale).text : code;
}

/** The columns of regions in which somebody stands, in the order of the results. */
async function regionsOf(track: SurveyTrack, counts: readonly TrackCount[], locale: Locale) {
  const t = await getTranslations('tracking.regions');
  const known = [
    ...track.regions.map(({ code, names }) => ({ key: code, label: pick(names, locale).text })),
    ...(['interregional', 'global', 'unassigned'] as const).map((key) => ({ key, label: t(key) })),
  ];
  return known.filter(({ key }) => counts.some(({ region }) => region === key));
}

async function Head({ section: { locale, scope, track, counts }, submitted }: { section: Section; submitted: number }) {
  const t = await getTranslations('surveys.track');
  const { meeting } = scope;
  const when = (moment: Date | null) => (moment ? formatDateTime(moment, locale, meeting.zone) : '');
  const frame = { closesAt: meeting.surveyClosesAt, extendedTo: null, graceHours: track.graceHours };
  const [at, last] = [when(meeting.surveyClosesAt), when(lastMomentOf(frame))];
  const isOver = track.window === 'closed' && isUnderWay({ status: track.status, phase: meeting.phase });
  const state = isOver ? 'over' : track.window === 'open' && !meeting.surveyClosesAt ? 'openEnded' : track.window;
  const asked = counts.reduce((sum, { count }) => sum + count, 0);
  const missing = asked - submitted;
  return (
    <div className="head">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { submitted, asked })}</p>
      <p className="small">
        {t('window', { state, at, last })}{' '}
        <span className="soft">
          {t('version', {
            n: track.version.number,
            at: formatDateTime(track.version.publishedAt, locale, meeting.zone),
          })}
        </span>
      </p>
      {track.status === 'OPEN' && isEditable(meeting.phase) ? (
        <p className="small">
          <Link href={`/manage/${meeting.slug}/survey/questionnaire`}>{t('write')}</Link>
        </p>
      ) : null}
      {track.status === 'OPEN' ? (
        <div>
          <Dialog opener={t('close')} title={t('closeTitle')} close={(await getTranslations('common'))('dialog.close')}>
            <p>{t('closeText', { n: missing })}</p>
            <ActionForm
              action={closeSurveyAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'surveys')}
              meeting={meeting.slug}
            >
              <HiddenField name="survey" value={track.id} />
              <SubmitButton kind="grave">{t('close')}</SubmitButton>
            </ActionForm>
          </Dialog>
        </div>
      ) : null}
    </div>
  );
}
