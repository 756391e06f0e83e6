import { cellOf, changedCells, placesApart, widthOf, type CountedTable, type Profile } from './counted-table';

/** Of everybody the first so many who differ are compared two by two: they tell enough. */
const mostCompared = 120;
/** So many couples are remembered for each cell, to find another one by. */
const mostCouples = 600;
/** Bits of a whole number, one for each axis. */
const mostAxes = 31;

/** A small cell of a table: what a reader must not find. `isShown`: it is printed where its table is given. */
type Secret = { readonly table: number; readonly isShown: boolean; readonly couples: number[]; witness: number };

/**
 * Whether every small cell that is withheld could as well be another figure, whatever of all public tables is read together. That
 * is shown by a world with other answers in which every printed figure is the same: two people who have exchanged what they
 * said on some of the axes. A table between an axis that they exchanged and one that they kept is another then; where that
 * would be seen in it, both axes belong on the same side. So the axes fall, couple by couple, into blocks that can only be
 * exchanged as a whole, and a cell has another figure where its two axes are in different blocks.
 */
export class OtherWorlds {
  /** By couple and axis: the axes on the same side, as bits. */
  private readonly sides: Int32Array;
  private readonly seen: Uint8Array[];
  private readonly secrets: Secret[];
  private readonly given = new Set<number>();

  private constructor(
    private readonly axes: number,
    private readonly tables: readonly CountedTable[],
    private readonly couples: number,
    found: { readonly sides: Int32Array; readonly seen: Uint8Array[]; readonly secrets: Secret[] },
  ) {
    this.sides = found.sides;
    this.seen = found.seen;
    this.secrets = found.secrets;
  }

  /**
   * Compares everybody with everybody, in steps. `together`: axes that stay with a person whatever is exchanged, because more
   * is printed by them than these tables. Null where there are more axes than can be looked through.
   */
  static *of(
    axes: number,
    tables: readonly CountedTable[],
    profiles: readonly Profile[],
    { small, together }: { readonly small: number; readonly together: readonly number[] },
  ): Generator<void, OtherWorlds | null> {
    if (axes > mostAxes) return null;
    const people = [...new Map(profiles.map((said) => [said.map((at) => at.join()).join(';'), said])).values()];
    const compared = people.slice(0, mostCompared);
    const couples = (compared.length * (compared.length - 1)) / 2;
    const sides = new Int32Array(couples * axes);
    const seen = tables.map(() => new Uint8Array(couples));
    const secrets = tables.map((table, index) => secretsOf(table, index, small));
    const widths = tables.map(widthOf);
    const printed = tables.map(({ shown }) => shown.flatMap((cells) => cells.map((count) => count !== null)));
    let couple = 0;
    for (const [index, mine] of compared.entries())
      for (const theirs of compared.slice(index + 1)) {
        yield;
        const apart = mine.map((places, axis) => placesApart(places, theirs[axis]));
        for (const axis of together) sides[couple * axes + axis] = bitsOf(together);
        for (const [which, { one, other }] of tables.entries()) {
          for (const cell of changedCells(apart[one] ?? [], apart[other] ?? [], widths[which] ?? 0)) {
            if (printed[which]?.[cell]) (seen[which] ?? [])[couple] = 1;
            const secret = secrets[which]?.get(cell);
            if (secret && secret.couples.length < mostCouples) secret.couples.push(couple);
          }
        }
        couple += 1;
      }
    const all = secrets.flatMap((cells) => [...cells.values()]);
    return new OtherWorlds(axes, tables, couples, { sides, seen, secrets: all });
  }

  /** The table is given: it counts among what is printed from now on. */
  give(table: number): void {
    this.given.add(table);
    this.join(table, true);
  }

  /** What is not shown to have another figure with what is given now is no longer looked after. @returns how many these are */
  letGoOfUnproven(): number {
    const before = this.secrets.length;
    const proven = this.secrets.filter((secret) => this.isProven(secret));
    this.secrets.splice(0, before, ...proven);
    return before - proven.length;
  }

  /** Whether every cell that is looked after has another figure where this table is given as well. */
  isSafeWith(table: number): boolean {
    this.give(table);
    const isSafe = this.secrets.every((secret) => this.isProven(secret));
    this.given.delete(table);
    this.join(table, false);
    return isSafe;
  }

  /** One table lies between two axes: what joins them for a couple comes from it alone. */
  private join(table: number, isJoined: boolean): void {
    const { one, other } = this.tables[table] ?? { one: 0, other: 0 };
    const seen = this.seen[table] ?? new Uint8Array();
    for (let couple = 0; couple < this.couples; couple += 1)
      if (seen[couple] === 1)
        for (const [from, to] of [
          [one, other],
          [other, one],
        ] as const) {
          const place = couple * this.axes + from;
          const bits = this.sides[place] ?? 0;
          this.sides[place] = isJoined ? bits | (1 << to) : bits & ~(1 << to);
        }
  }

  private isProven(secret: Secret): boolean {
    if (secret.isShown && this.given.has(secret.table)) return true;
    const { one, other } = this.tables[secret.table] ?? { one: 0, other: 0 };
    if (secret.witness >= 0 && this.isApart(secret.witness, one, other)) return true;
    secret.witness = secret.couples.find((couple) => this.isApart(couple, one, other)) ?? -1;
    return secret.witness >= 0;
  }

  /** Whether a couple can exchange one axis and keep the other. */
  private isApart(couple: number, one: number, other: number): boolean {
    let block = 1 << one;
    for (let grown = true; grown;) {
      grown = false;
      for (let axis = 0; axis < this.axes; axis += 1) {
        if ((block & (1 << axis)) === 0) continue;
        const next = block | (this.sides[couple * this.axes + axis] ?? 0);
        grown ||= next !== block;
        block = next;
      }
    }
    return (block & (1 << other)) === 0;
  }
}

const bitsOf = (axes: readonly number[]) => axes.reduce((bits, axis) => bits | (1 << axis), 0);

/** Small cells, by their number. Of values that nobody gave there is nothing to find out. */
function secretsOf(counted: CountedTable, table: number, small: number): Map<number, Secret> {
  const { counts, shown } = counted;
  const isRowEmpty = counts.map((cells) => cells.every((count) => count === 0));
  const isColumnEmpty = (counts[0] ?? []).map((_, column) => counts.every((cells) => cells[column] === 0));
  return new Map(
    counts.flatMap((cells, row) =>
      cells.flatMap((count, column) => {
        if (count >= small || isRowEmpty[row] || isColumnEmpty[column]) return [];
        const isShown = (shown[row]?.[column] ?? null) !== null;
        return [[cellOf(row, column, widthOf(counted)), { table, isShown, couples: [], witness: -1 }] as const];
      }),
    ),
  );
}
