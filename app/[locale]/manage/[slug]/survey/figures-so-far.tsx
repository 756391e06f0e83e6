import type { ShownTexts } from '@/components/surveys/question-figures';
import { ResultsOf } from '@/components/surveys/results-of';
import { ResultsView } from '@/components/surveys/results-view';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { VisibleResults } from '@/lib/surveys/model/visible-results';
import type { CountProgress } from '@/lib/surveys/queries/count-now';
import {
  findSnapshot,
  readLiveResultsWithin,
  type LiveResults,
  type ResultLabels,
} from '@/lib/surveys/queries/results';
import type { SurveyTrack } from '@/lib/surveys/queries/track-responses';
import { BeingCounted } from './being-counted';

/** A hundred thousand answers take longer to count than anybody waits for a page: it comes without them after so many milliseconds. */
const patience = 800;

/** `snapshot`: of anonymous answers, which the figures are of. Where there are none: how far the count of named ones is. */
type FiguresOf =
  | { results: LiveResults; snapshot: { number: number; takenAt: Date } | null }
  | { results: null; progress: CountProgress | null };

/** The figures as they stand; of anonymous answers those that the newest snapshot tells, since two looks would tell who has come in between. */
export async function readFiguresSoFar(scope: MeetingScope, { id, attributed }: SurveyTrack): Promise<FiguresOf> {
  if (attributed) {
    const live = await readLiveResultsWithin(scope, id, patience);
    return live.results ? { results: live.results, snapshot: null } : live;
  }
  const snapshot = await findSnapshot(scope, null);
  return snapshot ? { results: snapshot, snapshot } : { results: null, progress: null };
}

interface FiguresSoFarProps {
  figures: FiguresOf;
  /** Those of the States, where they are asked for. */
  states: VisibleResults | null;
  labels: ResultLabels;
  texts: (question: string) => ShownTexts | null;
  scope: MeetingScope;
  locale: Locale;
}

/** What was answered so far, for the secretariat. */
export function FiguresSoFar({ figures, states, labels, texts, scope, locale }: FiguresSoFarProps) {
  const t = useTranslations('surveys');
  const { slug, zone, smallCell } = scope.meeting;
  const at = (moment: Date) => formatDateTime(moment, locale, zone);
  return (
    <section className="stack-l" id="results">
      <h2>{t('results.title')}</h2>
      {figures.results ? (
        <>
          {figures.results.states ? <ResultsOf here={`/manage/${slug}/survey`} isOfStates={states !== null} /> : null}
          <p className="small soft">
            {figures.snapshot
              ? t('track.told', { n: figures.snapshot.number, at: at(figures.snapshot.takenAt) })
              : t('track.live', { at: at(new Date()) })}
          </p>
          <ResultsView results={states ?? figures.results.results} labels={labels} small={smallCell} texts={texts} />
        </>
      ) : figures.progress ? (
        <BeingCounted {...figures.progress} slug={slug} locale={locale} />
      ) : (
        <p>{t('track.untold')}</p>
      )}
    </section>
  );
}
