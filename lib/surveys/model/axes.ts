import type { SurveyAnswer } from '../schema';
import type { Axis, Said, WithheldTotals } from './cross-tab';
import type { QuestionResult } from './survey-results';
import type { VisibleQuestion } from './visible-results';

/** A closed question as a side of a table: all codes that any version offered. Null for one that is not closed. */
export function axisOf(question: QuestionResult): Axis | null {
  const { code } = question;
  switch (question.type) {
    case 'RANKING':
      return { code, values: question.result.themes, isExclusive: false };
    case 'SINGLE':
      return { code, values: question.choices, isExclusive: true };
    case 'MULTIPLE':
      return { code, values: question.choices, isExclusive: false };
    case 'SCALE':
      return {
        code,
        values: question.tally.all.total.content.distribution.map(({ point }) => String(point)),
        isExclusive: true,
      };
    case 'LONG_TEXT':
      return null;
  }
}

/** What an answer says on an axis. Null: none was given, for whatever reason. Of a ranking: what is among the first k. */
export function saidOn(
  axis: Axis,
  answer: Pick<SurveyAnswer, 'kind' | 'choices' | 'number'> | null,
  notOffered: readonly string[],
): Said {
  if (answer?.kind !== 'VALUE') return null;
  const given = answer.choices.length > 0 ? answer.choices : answer.number === null ? [] : [String(answer.number)];
  const values = given.filter((value) => axis.values.includes(value));
  return values.length === 0 ? null : { values, notOffered };
}

/** The values whose total the page of results withholds from this audience. */
export function withheldValues(question: VisibleQuestion | undefined): ReadonlySet<string> {
  switch (question?.type) {
    case 'RANKING':
      return new Set(question.table.total.cells.flatMap(({ theme, count }) => (count === null ? [theme] : [])));
    case 'SINGLE':
    case 'MULTIPLE':
    case 'SCALE':
      return new Set(question.columns.at(-1)?.choices.flatMap(({ code, count }) => (count === null ? [code] : [])));
    default:
      return new Set();
  }
}

/** The totals of both sides that are withheld. */
export function withheldTotals(
  rows: VisibleQuestion | undefined,
  columns: VisibleQuestion | undefined,
): WithheldTotals {
  return { rows: withheldValues(rows), columns: withheldValues(columns) };
}
