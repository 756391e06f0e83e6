import { shareBounds, type Bounds } from './bounds';
import type { CrossMask } from './cross-mask';
import { disclosureLevel, isRankable, type DisclosureLevel, type Thresholds } from './disclosure';
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

/** What is withheld of the totals of the two questions on the page of results; here it must be as well. */
export type WithheldTotals = { readonly rows: ReadonlySet<string>; readonly columns: ReadonlySet<string> };

/**
 * Rows by columns, with n and N of every column; no value is dropped because nobody gave it. Inside: counts from the
 * meeting's thresholds on. `mask`: what else is withheld, in public and where answers are anonymous; the same cells
 * whichever of the two questions stands in the rows.
 */
export function crossTab(given: {
  rows: Axis;
  columns: Axis;
  sayings: readonly Saying[];
  audience: Audience;
  thresholds: Thresholds;
  withheld: WithheldTotals;
  mask: CrossMask | null;
}): CrossTab {
  const { rows, columns, sayings, audience, thresholds, withheld, mask } = given;
  const table = countTable(rows, columns, sayings);
  const isInside = audience === 'inside';
  const none = { counts: [] as boolean[], answered: false, invited: false };
  const all = rows.values.map(() => true);
  const shown = [...table.columns, table.total].map((column, index): CrossColumn => {
    if (isInside && !isRankable(disclosureLevel(column.answered, thresholds)))
      return shownColumn(column, rows, thresholds, { ...none, counts: all });
    if (mask === null) return shownColumn(column, rows, thresholds, none);
    if (column.kind === 'total') {
      const counts = rows.values.map((value) => withheld.rows.has(value));
      return shownColumn(column, rows, thresholds, { ...none, counts });
    }
    const isUnsaid = (mask.isLost[index] ?? true) || (column.kind === 'value' && withheld.columns.has(column.key));
    const cells = mask.cells[index] ?? [];
    return shownColumn(column, rows, thresholds, {
      counts: rows.values.map((_, row) => isUnsaid || (cells[row] ?? true)),
      // Those without an answer are n of N: where they are withheld, so is n.
      answered: isUnsaid || (cells[rows.values.length] ?? true),
      invited: column.kind === 'value' && withheld.columns.has(column.key),
    });
  });
  return { rows: rows.values, columns: shown };
}
