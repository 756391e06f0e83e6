import type { SurveyAnswer } from '../schema';
import type { Axis, Said, WithheldTotals } from './cross-tab';
import type { QuestionResult } from './survey-results';
import type { VisibleQuestion } from './visible-results';

/** An axis is a closed question, or one row of a matrix: `question.row`. Codes hold no dots, so that the two never meet. */
export const rowAxis = (question: string, row: string): string => `${question}.${row}`;

/** The question of an axis, and the row of the matrix where it is one. */
export function partsOfAxis(code: string): { question: string; row: string | null } {
  const [question = '', row = null] = code.split('.');
  return { question, row };
}

/** The sides of tables that a question gives, with all codes that any version offered: none where it is not closed, one for each row of a matrix. */
export function axesOfResult(question: QuestionResult): Axis[] {
  const { code } = question;
  switch (question.type) {
    case 'RANKING':
      return [{ code, values: question.result.themes, isExclusive: false }];
    case 'SINGLE':
      return [{ code, values: question.choices, isExclusive: true }];
    case 'MULTIPLE':
      return [{ code, values: question.choices, isExclusive: false }];
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return [{ code, values: question.choices, isExclusive: question.isSingle }];
    case 'SCALE': {
      const values = question.tally.all.total.content.distribution.map(({ point }) => String(point));
      return [{ code, values, isExclusive: true }];
    }
    case 'MATRIX':
      return question.rows.map(({ row }) => ({
        code: rowAxis(code, row),
        values: question.choices,
        isExclusive: true,
      }));
    default:
      return [];
  }
}

/** What an answer says on an axis; nothing where it says no value. */
function givenOn({ code }: Axis, answer: SaidAnswer): readonly string[] {
  const { row } = partsOfAxis(code);
  if (row !== null) return answer.cells?.[row] === undefined ? [] : [answer.cells[row]];
  if (answer.choices.length > 0) return answer.choices;
  if (answer.codes && answer.codes.length > 0) return answer.codes;
  return answer.number === null ? [] : [String(answer.number)];
}

/** As much of an answer as axes read; what is not there may be null, as a database says it. */
export type SaidAnswer = Pick<SurveyAnswer, 'kind' | 'choices' | 'number'> & {
  readonly codes?: SurveyAnswer['codes'] | null;
  readonly cells?: SurveyAnswer['cells'] | null;
};

/**
 * What an answer says on an axis. Null: none was given, for whatever reason. Of a ranking: what is among the first k. What is
 * said was offered, if only by an earlier version.
 */
export function saidOn(axis: Axis, answer: SaidAnswer | null, notOffered: readonly string[]): Said {
  if (answer?.kind !== 'VALUE') return null;
  const values = givenOn(axis, answer).filter((value) => axis.values.includes(value));
  return values.length === 0 ? null : { values, notOffered: notOffered.filter((value) => !values.includes(value)) };
}

/** Cells of all together on an axis, as the page of results shows them; null where it shows none. */
function totalsOn(question: VisibleQuestion | undefined, axis: string) {
  switch (question?.type) {
    case 'RANKING':
      return question.table.total.cells.map(({ theme, count }) => ({ code: theme, count }));
    case 'MATRIX':
      return question.rows.find(({ row }) => rowAxis(question.code, row) === axis)?.columns.at(-1)?.choices ?? null;
    case 'SINGLE':
    case 'MULTIPLE':
    case 'SCALE':
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return question.columns.at(-1)?.choices ?? null;
    default:
      return null;
  }
}

/** An axis as a reader may see it: without the values that the page of results does not even list. Null where it shows none of it. */
export function visibleAxis(axis: Axis, question: VisibleQuestion | undefined): Axis | null {
  const totals = totalsOn(question, axis.code);
  if (!totals) return null;
  const listed = new Set(totals.map(({ code }) => code));
  return { ...axis, values: axis.values.filter((value) => listed.has(value)) };
}

/** The values whose total the page of results withholds from this audience. */
export function withheldValues(question: VisibleQuestion | undefined, axis: string): ReadonlySet<string> {
  return new Set(totalsOn(question, axis)?.flatMap(({ code, count }) => (count === null ? [code] : [])));
}

/** The totals of both sides that are withheld. */
export function withheldTotals(
  rows: { readonly question: VisibleQuestion | undefined; readonly axis: string },
  columns: { readonly question: VisibleQuestion | undefined; readonly axis: string },
): WithheldTotals {
  return {
    rows: withheldValues(rows.question, rows.axis),
    columns: withheldValues(columns.question, columns.axis),
  };
}

/** A group with how many of it gave each value of an axis, before anything is withheld. */
export type AxisGroup = {
  readonly key: string;
  readonly invited: number;
  readonly answered: number;
  readonly counts: ReadonlyMap<string, number>;
};

type Rows = readonly (readonly [value: string, count: number])[];

/** The groups of the page of results on an axis: those that part everybody, the two kinds of organisation, and all together. */
export function groupsOn(
  question: QuestionResult,
  axis: string,
): { columns: AxisGroup[]; kinds: AxisGroup[]; total: AxisGroup } | null {
  const grouped = <Group extends Omit<AxisGroup, 'counts'>>(
    {
      all,
      mechanisms,
      partners,
    }: Record<'all' | 'mechanisms' | 'partners', { columns: readonly Group[]; total: Group }>,
    rowsOf: (group: Group) => Rows,
  ) => {
    const counted = (key: string, group: Group): AxisGroup => ({
      key,
      invited: group.invited,
      answered: group.answered,
      counts: new Map(rowsOf(group)),
    });
    return {
      columns: all.columns.map((group) => counted(group.key, group)),
      kinds: [counted('mechanisms', mechanisms.total), counted('partners', partners.total)],
      total: counted('total', all.total),
    };
  };
  switch (question.type) {
    case 'RANKING':
      return grouped(question.result, ({ rows }) => rows.map(({ theme, topCount }) => [theme, topCount]));
    case 'SCALE':
      return grouped(question.tally, ({ content }) =>
        content.distribution.map(({ point, count }) => [String(point), count]),
      );
    case 'MATRIX': {
      const row = question.rows.find((each) => rowAxis(question.code, each.row) === axis);
      return row ? grouped(row.tally, ({ content }) => content.map(({ code, count }) => [code, count])) : null;
    }
    case 'SINGLE':
    case 'MULTIPLE':
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return grouped(question.tally, ({ content }) => content.map(({ code, count }) => [code, count]));
    default:
      return null;
  }
}
