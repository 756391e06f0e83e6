import { foldName, nameParts } from '@/lib/core/fold';
import type { Entry, ImportKind, RowError } from '../schema';

/** A row as far as it was read: what it says, or what is wrong. */
export type ReadRow = { number: number } & ({ ok: true; entry: Entry } | { ok: false; errors: RowError[] });

/** Somebody registered in the meeting who has the name or the mailbox of a row. */
export type KnownPerson = {
  registrationId: string;
  delegationId: string;
  /** Every mailbox by which the person is known. */
  emails: readonly string[];
  /** The name's parts in the order of the alphabet, as often as it is written differently. */
  names: readonly string[];
};

/** The places of a delegation as they are before the import. */
export type Places = { free: number; hasHead: boolean; seats: ReadonlyMap<number, { isFree: boolean }> };

export type Judged = {
  number: number;
  kind: ImportKind;
  entry: Entry | null;
  errors: RowError[];
  likeRow: number | null;
  registrationId: string | null;
};

const judged = (row: ReadRow, kind: ImportKind, rest: Partial<Judged> = {}): Judged => ({
  number: row.number,
  kind,
  entry: row.ok ? row.entry : null,
  errors: row.ok ? [] : row.errors,
  likeRow: null,
  registrationId: null,
  ...rest,
});

/** A name and mailbox as compared: parts of the name in the order of the alphabet. */
const nameOf = ({ givenName, surname }: Entry) => nameParts(foldName(givenName, surname));

/**
 * Says of each row what would come of it, in the order of the sheet: wrong, the same as one further up, named already,
 * perhaps somebody who is known, beyond the quota, or new. Rows that are new take the places first, and suspected ones
 * those that are left. Pure: nothing is written, and the writing looks at everything again.
 */
export function judgeRows(
  rows: readonly ReadRow[],
  known: readonly KnownPerson[],
  delegations: ReadonlyMap<string, Places>,
): Judged[] {
  const people = new PeopleSeen(known);
  const seats = new SeatsSeen(delegations);
  const first = rows.map((row) => judgeAlone(row, people, seats));
  const overQuota = new Set<number>();
  for (const kind of ['NEW', 'SUSPECT'] as const)
    for (const { number, entry, kind: found } of first)
      if (found === kind && entry && !seats.takePlace(entry.delegationId)) overQuota.add(number);
  return first.map((row) => (overQuota.has(row.number) ? { ...row, kind: 'OVER_QUOTA' } : row));
}

function judgeAlone(row: ReadRow, people: PeopleSeen, seats: SeatsSeen): Judged {
  if (!row.ok) return judged(row, 'WRONG');
  const { entry } = row;
  const repeated = people.rowOf(entry);
  if (repeated !== undefined) return judged(row, 'REPEATED', { likeRow: repeated });
  const named = people.registrationOf(entry);
  if (named) return judged(row, 'LINKED', { registrationId: named });
  const errors = seats.objections(entry);
  if (errors.length > 0) return judged(row, 'WRONG', { errors });
  seats.remember(entry);
  const alike = people.likeness(entry);
  people.remember(row.number, entry);
  return alike ? judged(row, 'SUSPECT', alike) : judged(row, 'NEW');
}

/** Who is registered and who stood further up in the sheet. */
class PeopleSeen {
  private readonly byName = new Map<string, KnownPerson[]>();
  private readonly byEmail = new Map<string, KnownPerson[]>();
  private readonly rows = new Map<string, number>();
  private readonly rowsByName = new Map<string, { number: number; entry: Entry }[]>();
  private readonly rowsByEmail = new Map<string, { number: number; entry: Entry }[]>();

  constructor(known: readonly KnownPerson[]) {
    for (const person of known) {
      for (const name of person.names) push(this.byName, name, person);
      for (const email of person.emails) push(this.byEmail, email, person);
    }
  }

  private key(entry: Entry): string {
    return `${entry.delegationId} ${entry.email} ${nameOf(entry)}`;
  }

  remember(number: number, entry: Entry): void {
    this.rows.set(this.key(entry), number);
    push(this.rowsByName, nameOf(entry), { number, entry });
    push(this.rowsByEmail, entry.email, { number, entry });
  }

  /** The row further up with the same person in the same delegation. */
  rowOf(entry: Entry): number | undefined {
    return this.rows.get(this.key(entry));
  }

  /** The registration of the same person in the same delegation: one mailbox, one name in whichever order. */
  registrationOf(entry: Entry): string | undefined {
    return this.byEmail
      .get(entry.email)
      ?.find(({ delegationId, names }) => delegationId === entry.delegationId && names.includes(nameOf(entry)))
      ?.registrationId;
  }

  /**
   * Somebody who may be the same: the same name at another address, or another name at the same address in the same
   * delegation that shares a part of it. One name and one address in two delegations is one person with two functions.
   */
  likeness(entry: Entry): { likeRow: number } | { registrationId: string } | undefined {
    const name = nameOf(entry);
    const person =
      this.byName.get(name)?.find(({ emails }) => !emails.includes(entry.email)) ??
      this.byEmail
        .get(entry.email)
        ?.find(
          ({ delegationId, names }) => delegationId === entry.delegationId && names.some((one) => areAlike(one, name)),
        );
    if (person) return { registrationId: person.registrationId };
    const row =
      this.rowsByName.get(name)?.find((one) => one.entry.email !== entry.email) ??
      this.rowsByEmail
        .get(entry.email)
        ?.find((one) => one.entry.delegationId === entry.delegationId && areAlike(nameOf(one.entry), name));
    return row ? { likeRow: row.number } : undefined;
  }
}

/** Different names with a part in common that is more than an initial. */
function areAlike(one: string, other: string): boolean {
  const parts = new Set(one.split(' ').filter((part) => part.length > 2));
  return one !== other && other.split(' ').some((part) => parts.has(part));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Places, heads and ranks as the sheet goes on. */
class SeatsSeen {
  private readonly free: Map<string, number>;
  private readonly heads: Set<string>;
  private readonly ranks = new Set<string>();

  constructor(private readonly delegations: ReadonlyMap<string, Places>) {
    this.free = new Map([...delegations].map(([id, { free }]) => [id, free]));
    this.heads = new Set([...delegations].filter(([, { hasHead }]) => hasHead).map(([id]) => id));
  }

  /** Why the place asked for cannot be had. */
  objections({ delegationId, capacity, rank }: Entry): RowError[] {
    const wrong = (field: 'capacity' | 'rank', code: string): RowError => ({ column: null, field, code });
    const seat = rank === undefined ? undefined : this.delegations.get(delegationId)?.seats.get(rank);
    return [
      ...(capacity === 'HEAD' && this.heads.has(delegationId) ? [wrong('capacity', 'head_taken')] : []),
      ...(rank !== undefined && !seat ? [wrong('rank', 'no_such_rank')] : []),
      ...(seat && (!seat.isFree || this.ranks.has(`${delegationId} ${rank}`)) ? [wrong('rank', 'rank_taken')] : []),
    ];
  }

  remember({ delegationId, capacity, rank }: Entry): void {
    if (capacity === 'HEAD') this.heads.add(delegationId);
    if (rank !== undefined) this.ranks.add(`${delegationId} ${rank}`);
  }

  takePlace(delegationId: string): boolean {
    const free = this.free.get(delegationId) ?? 0;
    this.free.set(delegationId, free - 1);
    return free > 0;
  }
}
