import type { CsvCell } from '@/lib/core/csv';
import { formatDateTime, formatMonth } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { ResultSheetWords } from '../exchange';
import type { Assignment } from '../model/regions';
import type { ResultLabels, SnapshotView } from '../queries/results';
import { axisName, choiceName } from '../model/axis-words';
import { columnName } from './chart-words';

const heads = [
  'question',
  'choice',
  'column',
  'count',
  'answered',
  'invited',
  'share',
  'low',
  'high',
  'rank',
  'value',
] as const;

/** The words of a sheet of figures in a language. */
export function sheetWords(
  locale: Locale,
  labels: ResultLabels,
): ResultSheetWords & { assignment: (assignment: Assignment) => string } {
  const t = translator(locale, 'surveys');
  const figures = translator(locale, 'results');
  return {
    heads: Object.fromEntries(heads.map((head) => [head, t(`csv.${head}`)])) as ResultSheetWords['heads'],
    question: (code) => axisName(labels, code, locale).text,
    choice: (question, code) => choiceName(labels, question, code, locale).text,
    column: (key) => columnName(key, labels, locale),
    figure: (name) => figures(`figures.${name}`),
    assignment: (assignment) => figures(`spread.${assignment}Method`),
    month: (code) => formatMonth(`${code}-01`, locale),
  };
}

/** The lines above a sheet: whose figures these are, of which snapshot, under which seal. */
export function sheetPreamble(
  locale: Locale,
  meeting: { title: LocalizedText; illustrative: boolean; zone: string },
  snapshot: Pick<SnapshotView, 'surveyTitle' | 'number' | 'takenAt' | 'sha256'>,
): CsvCell[][] {
  const t = translator(locale, 'surveys');
  return [
    ...(meeting.illustrative ? [[translator(locale, 'common')('illustrative.band')]] : []),
    [pick(meeting.title, locale).text, pick(snapshot.surveyTitle, locale).text],
    [t('csv.snapshot'), snapshot.number, formatDateTime(snapshot.takenAt, locale, meeting.zone)],
    [t('csv.seal'), snapshot.sha256],
  ];
}
