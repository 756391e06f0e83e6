import type { CsvCell } from '@/lib/core/csv';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { resultSheet } from '../exchange';
import type { SnapshotView } from '../queries/results';
import { sheetPreamble, sheetWords } from './sheet-words';

/**
 * The figures of a snapshot as its reader may see them, as rows of a sheet under the lines that say whose they are. `isOfStates`:
 * those of the States that were asked in their own name; null where none was.
 */
export function snapshotSheet(
  snapshot: SnapshotView,
  {
    locale,
    meeting,
    isOfStates,
  }: {
    readonly locale: Locale;
    readonly meeting: { title: LocalizedText; illustrative: boolean; zone: string };
    readonly isOfStates: boolean;
  },
): CsvCell[][] | null {
  const results = isOfStates ? snapshot.states : snapshot.results;
  if (!results) return null;
  const words = sheetWords(locale, snapshot.labels);
  const { submitted, invited, assignment, coded = [] } = results;
  return resultSheet(results, words, [
    ...sheetPreamble(locale, meeting, snapshot),
    [
      isOfStates
        ? translator(locale, 'surveys')('results.leadStates', { submitted, invited })
        : words.assignment(assignment),
    ],
    ...(!isOfStates && snapshot.asOf
      ? [[translator(locale, 'surveys')('results.asOf', { n: snapshot.asOf, small: snapshot.small })]]
      : []),
    // Beside the name of the question, so that a reader of the rows below finds which themes are of an earlier snapshot.
    ...coded.flatMap(({ code, asOf }) =>
      asOf ? [[words.question(code), translator(locale, 'coding')('themes.asOf', { n: asOf })]] : [],
    ),
    ...(isOfStates && snapshot.statesAsOf
      ? [[translator(locale, 'surveys')('results.statesAsOf', { n: snapshot.statesAsOf, small: snapshot.small })]]
      : []),
  ]);
}
