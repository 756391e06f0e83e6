/** From how many answers of a group what may be shown. Settings of the meeting. */
export type Thresholds = {
  /** Fewer answers: no order and no figures for the group. */
  readonly ranking: number;
  /** Fewer answers: counts only, no percentages, points or agreement. */
  readonly shares: number;
  /** Public output hides counts below this. */
  readonly publicCell: number;
};

export const DEFAULT_THRESHOLDS: Thresholds = { ranking: 3, shares: 5, publicCell: 5 };

/** `no_answer`: n = 0. `no_ranking`: n = 1–2. `counts`: n = 3–4. `full`: n ≥ 5, percentages with n/N. */
export type DisclosureLevel = 'no_answer' | 'no_ranking' | 'counts' | 'full';

/** What may be said of a group of which `answered` organisations (heads, not weights) answered. */
export function disclosureLevel(answered: number, thresholds: Thresholds = DEFAULT_THRESHOLDS): DisclosureLevel {
  if (answered === 0) return 'no_answer';
  if (answered < thresholds.ranking) return 'no_ranking';
  return answered < thresholds.shares ? 'counts' : 'full';
}

/** May the group be put in an order? From `counts` on. */
export function isRankable(level: DisclosureLevel): boolean {
  return level === 'counts' || level === 'full';
}

/**
 * A column of counts, one per row. `upper`: the most each count could be, known to every reader (usually n).
 * `isSumKnown`: can a reader know the sum of the column? Yes for single choice (n) and for full lists of k (n·k).
 */
export type CountColumn = {
  readonly key: string;
  readonly counts: readonly number[];
  readonly upper: readonly number[];
  readonly isSumKnown: boolean;
  /** Nothing of this column may be said, however large. */
  readonly isHidden?: boolean;
  /** By row: nothing of this row may be said in this column, however large. */
  readonly hiddenRows?: readonly boolean[];
};

/** How a table is to be protected. */
export type SuppressOptions = {
  /** Counts below this are hidden. */
  readonly small: number;
  /**
   * By row: true where its total is said elsewhere and so is known to every reader, whatever is hidden here; false where it
   * is withheld elsewhere and so is here. Left out: a total is hidden like any other count.
   */
  readonly knownTotals?: readonly boolean[];
};

/**
 * Counts with row totals. Each partition's columns add up, row by row, to the total that is printed beside them;
 * two partitions (regions; mechanisms and partners) share one total.
 */
export type CountTable = { readonly columns: readonly CountColumn[]; readonly second?: readonly CountColumn[] };

/** The same shape with null for what is hidden. */
export type SuppressedTable = {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly second: readonly (readonly (number | null)[])[];
  readonly totals: readonly (number | null)[];
  /** Small cells that no hiding can protect, because n and the column's sum already give them away. Do not publish their column. */
  readonly unprotected: readonly { readonly key: string; readonly row: number }[];
};

const TOTAL = 'total';

/**
 * A published or hidden number as an edge of a flow: every sum a reader can write down is a node at which inflow equals outflow.
 * A cell runs from its row to its column, a column's sum from its column to the hub, a row's total into its row.
 */
type Edge = {
  readonly key: string;
  readonly row: number | null;
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly upper: number;
  readonly canHide: boolean;
  isHidden: boolean;
};

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Sums over the columns, row by row. */
function rowTotals(columns: readonly CountColumn[]): number[] {
  const [first] = columns;
  return (first?.counts ?? []).map((_, row) => addUp(columns.map((column) => column.counts[row] ?? 0)));
}

function assertTable(table: CountTable): void {
  const all = [...table.columns, ...(table.second ?? [])];
  for (const { key, counts, upper } of all) {
    const isCount = counts.every((count, row) => Number.isInteger(count) && count >= 0 && count <= (upper[row] ?? -1));
    if (!isCount || counts.length !== table.columns[0]?.counts.length)
      throw new RangeError(`Column "${key}" is not a column of counts`);
  }
  if (table.second && rowTotals(table.second).join() !== rowTotals(table.columns).join()) {
    throw new RangeError('The two partitions do not add up to the same totals');
  }
}

/** The edges of one partition. In the second one every edge runs the other way, so that the two meet at the total. */
function partitionEdges(columns: readonly CountColumn[], name: string, small: number, isReversed: boolean): Edge[] {
  const turned = (from: string, to: string): { from: string; to: string } =>
    isReversed ? { from: to, to: from } : { from, to };
  return columns.flatMap(({ key, counts, upper, isSumKnown, isHidden = false, hiddenRows }) => [
    ...counts.map((value, row): Edge => ({
      key,
      row,
      ...turned(`${name} row ${row}`, `${name} column ${key}`),
      value,
      upper: upper[row] ?? 0,
      canHide: true,
      isHidden: isHidden || (hiddenRows?.[row] ?? false) || (value < small && (upper[row] ?? 0) > 0),
    })),
    {
      key,
      row: null,
      ...turned(`${name} column ${key}`, 'hub'),
      value: addUp(counts),
      upper: addUp(upper),
      canHide: false,
      isHidden: !isSumKnown,
    },
  ]);
}

function edgesOf(table: CountTable, { small, knownTotals }: SuppressOptions): Edge[] {
  const totals = rowTotals(table.columns);
  const uppers = totals.map((_, row) => addUp(table.columns.map((column) => column.upper[row] ?? 0)));
  const isSumKnown = table.columns.every((column) => column.isSumKnown);
  const totalEdges = totals.map((value, row): Edge => ({
    key: TOTAL,
    row,
    from: table.second ? `second row ${row}` : 'total column',
    to: `first row ${row}`,
    value,
    upper: uppers[row] ?? 0,
    canHide: knownTotals === undefined,
    isHidden: knownTotals === undefined ? value < small && (uppers[row] ?? 0) > 0 : !knownTotals[row],
  }));
  const closing: Edge[] = table.second
    ? partitionEdges(table.second, 'second', small, true)
    : [
        {
          key: TOTAL,
          row: null,
          from: 'hub',
          to: 'total column',
          value: addUp(totals),
          upper: addUp(uppers),
          canHide: false,
          isHidden: !isSumKnown,
        },
      ];
  return [...partitionEdges(table.columns, 'first', small, false), ...totalEdges, ...closing];
}

type Neighbours = ReadonlyMap<string, readonly Edge[]>;

/** The edges at each node, so that a search looks only at those. */
function neighboursOf(edges: readonly Edge[]): Neighbours {
  const at = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const listed = at.get(node);
      if (listed) listed.push(edge);
      else at.set(node, [edge]);
    }
  }
  return at;
}

type Step = { readonly node: string; readonly cost: number; readonly path: readonly Edge[] };

/** What hiding one more number costs: totals are what readers want most, then large counts. */
function costOf(edge: Edge): number {
  if (edge.isHidden) return 0;
  return (edge.key === TOTAL ? 1000 : 1) * (1 + edge.value);
}

/**
 * The cheapest way round for one unit from node to node through numbers that are hidden, or could be,
 * without leaving 0…upper anywhere. Null when there is none.
 */
function cheapestPath(edges: Neighbours, start: string, goal: string, without: Edge): Step | null {
  const settled = new Set<string>();
  const open = new Map<string, Step>([[start, { node: start, cost: 0, path: [] }]]);
  for (;;) {
    let next: Step | null = null;
    for (const step of open.values()) if (!next || step.cost < next.cost) next = step;
    if (!next || next.node === goal) return next;
    open.delete(next.node);
    settled.add(next.node);
    for (const edge of edges.get(next.node) ?? []) {
      if (edge === without || !(edge.isHidden || edge.canHide)) continue;
      const forward = edge.from === next.node && edge.value < edge.upper;
      const backward = edge.to === next.node && edge.value > 0;
      if (!forward && !backward) continue;
      const node = forward ? edge.to : edge.from;
      const cost = next.cost + costOf(edge);
      if (settled.has(node) || cost >= (open.get(node)?.cost ?? Infinity)) continue;
      open.set(node, { node, cost, path: [...next.path, edge] });
    }
  }
}

/** The numbers to hide so that this one could as well be one more, or one less; empty when it is safe already. */
function protectionFor(edge: Edge, edges: Neighbours): readonly Edge[] | null {
  const more = edge.value < edge.upper ? cheapestPath(edges, edge.to, edge.from, edge) : null;
  const less = edge.value > 0 ? cheapestPath(edges, edge.from, edge.to, edge) : null;
  const best = more && less ? (less.cost < more.cost ? less : more) : (more ?? less);
  return best ? best.path.filter((step) => !step.isHidden) : null;
}

/**
 * Hides every count below `small` and enough others that no hidden count can be found from what is published:
 * neither by subtraction nor because counts are whole, not negative and at most `upper`.
 *
 * A hidden count is safe when another table, equal in everything that is printed, has another value there. With at most
 * two partitions the sums form a flow network, whose integer solutions differ by cycles: so a count is safe exactly when
 * a cycle of hidden numbers runs through it, and the cheapest such cycle says what else to hide.
 * Zeros are hidden too. Sums that readers know anyway (`isSumKnown`, `knownTotals`) cannot be hidden.
 *
 * @throws RangeError when counts are not whole numbers within 0…upper or the two partitions disagree.
 */
export function suppress(
  table: CountTable,
  asked: number | SuppressOptions = DEFAULT_THRESHOLDS.publicCell,
): SuppressedTable {
  assertTable(table);
  const edges = edgesOf(table, typeof asked === 'number' ? { small: asked } : asked);
  const neighbours = neighboursOf(edges);
  const primary = edges.filter((edge) => edge.row !== null && edge.isHidden);
  const unprotected: { key: string; row: number }[] = [];
  for (const edge of primary) {
    const path = protectionFor(edge, neighbours);
    if (path === null) unprotected.push({ key: edge.key, row: edge.row ?? 0 });
    else for (const step of path) step.isHidden = true;
  }
  const shown = (edge: Edge): number | null => (edge.isHidden ? null : edge.value);
  const isIn = (edge: Edge, name: string): boolean => edge.from.startsWith(name) || edge.to.startsWith(name);
  const cellsOf = (columns: readonly CountColumn[], name: string): (number | null)[][] =>
    columns.map(({ key }) =>
      edges
        .filter((edge) => edge.row !== null && edge.key === key && edge.key !== TOTAL && isIn(edge, `${name} column`))
        .map(shown),
    );
  return {
    columns: cellsOf(table.columns, 'first'),
    second: cellsOf(table.second ?? [], 'second'),
    totals: edges.filter((edge) => edge.row !== null && edge.key === TOTAL).map(shown),
    unprotected,
  };
}
