import { shareBounds, type Bounds } from './bounds';
import {
  disclosureLevel,
  isRankable,
  suppress,
  type CountColumn,
  type DisclosureLevel,
  type Thresholds,
} from './disclosure';
import type { Audience } from './shown-counts';

/** A closed question as one side of a table. `isExclusive`: everybody who answers gives exactly one of the values. */
export type Axis = { readonly code: string; readonly values: readonly string[]; readonly isExclusive: boolean };

/** What organisations said to a question: values, with those that their version did not offer; null without an answer. */
export type Said = { readonly values: readonly string[]; readonly notOffered: readonly string[] } | null;

/** So many organisations that said the same to both questions. */
export type Saying = { readonly row: Said; readonly column: Said; readonly count: number };

/** Of one value in one column; `count` null: withheld. `answered` is n of the cell: answered the row's question and was offered the value. */
export type CrossCell = {
  readonly value: string;
  readonly count: number | null;
  readonly answered: number;
  readonly share: number | null;
  readonly bounds: Bounds | null;
};

/** A column: those who gave this value to the other question, those who gave none (`none`), or all (`total`). */
export type CrossColumn = {
  readonly key: string;
  readonly kind: 'value' | 'none' | 'total';
  /** N and n of the column; null: withheld with its cells. */
  readonly invited: number | null;
  readonly answered: number | null;
  readonly level: DisclosureLevel;
  readonly cells: readonly CrossCell[];
};

export type CrossTab = { readonly rows: readonly string[]; readonly columns: readonly CrossColumn[] };

/** A column before anything is withheld. */
type Counted = {
  readonly key: string;
  readonly kind: CrossColumn['kind'];
  readonly invited: number;
  readonly answered: number;
  readonly counts: readonly number[];
  readonly offered: readonly number[];
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function countColumn({ key, kind }: Pick<Counted, 'key' | 'kind'>, rows: Axis, sayings: readonly Saying[]): Counted {
  const said = sayings.flatMap(({ row, count }) => (row ? [{ ...row, count }] : []));
  const over = (isCounted: (each: (typeof said)[number], value: string) => boolean) =>
    rows.values.map((value) => sum(said.filter((each) => isCounted(each, value)).map(({ count }) => count)));
  return {
    key,
    kind,
    invited: sum(sayings.map(({ count }) => count)),
    answered: sum(said.map(({ count }) => count)),
    counts: over(({ values }, value) => values.includes(value)),
    offered: over(({ notOffered }, value) => !notOffered.includes(value)),
  };
}

/** One column for each value, those without an answer, and all: nothing is left out because it is empty. */
function countTable(rows: Axis, columns: Axis, sayings: readonly Saying[]): { columns: Counted[]; total: Counted } {
  const values = columns.values.map((value) =>
    countColumn(
      { key: value, kind: 'value' },
      rows,
      sayings.filter(({ column }) => column?.values.includes(value)),
    ),
  );
  const none = countColumn(
    { key: 'none', kind: 'none' },
    rows,
    sayings.filter(({ column }) => column === null),
  );
  return { columns: [...values, none], total: countColumn({ key: 'total', kind: 'total' }, rows, sayings) };
}

function shownColumn(
  column: Counted,
  rows: Axis,
  thresholds: Thresholds,
  hidden: { counts: readonly boolean[]; answered: boolean; invited: boolean },
): CrossColumn {
  const level = hidden.answered ? 'no_ranking' : disclosureLevel(column.answered, thresholds);
  return {
    key: column.key,
    kind: column.kind,
    invited: hidden.invited ? null : column.invited,
    answered: hidden.answered ? null : column.answered,
    level,
    cells: rows.values.map((value, index): CrossCell => {
      const [counted, answered] = [column.counts[index] ?? 0, column.offered[index] ?? 0];
      const count = hidden.counts[index] || answered === 0 ? null : counted;
      const isShareShown = level === 'full' && count !== null;
      return {
        value,
        count,
        answered: hidden.answered ? 0 : answered,
        share: isShareShown ? count / answered : null,
        bounds: isShareShown ? shareBounds(count, answered, column.invited) : null,
      };
    }),
  };
}

/** What is withheld of the totals of the two questions everywhere in public; here it must be as well. */
export type WithheldTotals = { readonly rows: ReadonlySet<string>; readonly columns: ReadonlySet<string> };

/**
 * Which cells the public may not see, by column and row; the last row and the last column are those without an answer.
 *
 * The totals of both questions stand on the page of results, so none can be hidden here to protect a cell, and what is
 * withheld there is withheld here. Columns of an exclusive question part everybody and are protected together; those of
 * several answers overlap, and each is protected beside all the others ("this value or not").
 */
function publicMask(
  rows: Axis,
  columns: Axis,
  sayings: readonly Saying[],
  small: number,
  withheld: WithheldTotals,
): { cells: boolean[][]; isLost: boolean[] } {
  const table = countTable(rows, columns, sayings);
  const all = [...table.columns];
  const isHidden = all.map(({ key, kind }) => kind === 'value' && withheld.columns.has(key));
  const withNone = (column: Counted, index: number): CountColumn => ({
    key: column.key,
    counts: [...column.counts, column.invited - column.answered],
    upper: [...column.counts.map(() => column.invited), column.invited],
    isSumKnown: rows.isExclusive && !isHidden[index],
    isHidden: isHidden[index] ?? false,
  });
  const asTable = all.map(withNone);
  const knownTotals = [...rows.values.map((value) => !withheld.rows.has(value)), true];
  const options = { small, knownTotals };
  if (columns.isExclusive) {
    const suppressed = suppress({ columns: asTable }, options);
    const lost = new Set(suppressed.unprotected.map(({ key }) => key));
    return {
      cells: suppressed.columns.map((column) => column.map((count) => count === null)),
      isLost: asTable.map(({ key }) => lost.has(key)),
    };
  }
  const whole = withNone(table.total, -1);
  const each = asTable.map((column) => {
    const rest: CountColumn = {
      key: 'rest',
      counts: whole.counts.map((count, row) => count - (column.counts[row] ?? 0)),
      upper: whole.counts,
      isSumKnown: column.isSumKnown,
    };
    return { key: column.key, ...suppress({ columns: [column, rest] }, options) };
  });
  return {
    cells: each.map(({ columns: [first] }) => (first ?? []).map((count) => count === null)),
    isLost: each.map(({ key, unprotected }) => unprotected.some((cell) => cell.key === key)),
  };
}

/**
 * Rows by columns, with n and N of every column; no value is dropped because nobody gave it. Inside: counts from the
 * meeting's thresholds on. Public: cells below `publicCell` withheld, and enough others that none can be found by
 * subtraction from the totals, and the same cells whichever of the two questions stands in the rows (`isTurned`: the
 * mask is made with rows and columns exchanged).
 */
export function crossTab(given: {
  rows: Axis;
  columns: Axis;
  sayings: readonly Saying[];
  audience: Audience;
  thresholds: Thresholds;
  withheld: WithheldTotals;
  isTurned: boolean;
}): CrossTab {
  const { rows, columns, sayings, audience, thresholds, withheld, isTurned } = given;
  const table = countTable(rows, columns, sayings);
  const every = [...table.columns, table.total];
  const none = { counts: [] as boolean[], answered: false, invited: false };
  if (audience === 'inside') {
    return {
      rows: rows.values,
      columns: every.map((column) => {
        const isShown = isRankable(disclosureLevel(column.answered, thresholds));
        return shownColumn(column, rows, thresholds, isShown ? none : { ...none, counts: rows.values.map(() => true) });
      }),
    };
  }
  const small = thresholds.publicCell;
  const mask = isTurned
    ? turned(
        publicMask(
          columns,
          rows,
          sayings.map(({ row, column, count }) => ({ row: column, column: row, count })),
          small,
          { rows: withheld.columns, columns: withheld.rows },
        ),
      )
    : publicMask(rows, columns, sayings, small, withheld);
  return {
    rows: rows.values,
    columns: every.map((column, index) => {
      if (column.kind === 'total') {
        return shownColumn(column, rows, thresholds, {
          ...none,
          counts: rows.values.map((value) => withheld.rows.has(value)),
        });
      }
      const isLost = mask.isLost[index] ?? true;
      const cells = mask.cells[index] ?? [];
      const isUnsaid = isLost || (column.kind === 'value' && withheld.columns.has(column.key));
      return shownColumn(column, rows, thresholds, {
        counts: rows.values.map((_, row) => isUnsaid || (cells[row] ?? true)),
        // Those without an answer are n of N: where they are withheld, so is n.
        answered: isUnsaid || (cells[rows.values.length] ?? true),
        invited: column.kind === 'value' && withheld.columns.has(column.key),
      });
    }),
  };
}

/** A mask with rows and columns exchanged; a column that was lost becomes a row that is withheld in every column. */
function turned({ cells, isLost }: { cells: boolean[][]; isLost: boolean[] }): {
  cells: boolean[][];
  isLost: boolean[];
} {
  const rows = cells[0]?.length ?? 0;
  return {
    cells: Array.from({ length: rows }, (_, row) =>
      cells.map((column, index) => isLost[index] || (column[row] ?? true)),
    ),
    isLost: Array.from({ length: rows }, () => false),
  };
}
