import type { InvitationStatus, ResponseStatus } from '@/lib/core/prisma/enums';

/** A seat as arranging needs it: who holds it now, if anybody. */
export type HeldSeat = { id: string; rank: number; registrationId: string | null; isHead: boolean };

/**
 * The places a delegation has, in rank order: those in use and, of the free ones, the first up to the quota. A place taken
 * back on which somebody once was stays as a row for the record, behind the others, and is no place any more.
 */
export function livePlaces<S extends HeldSeat>(seats: readonly S[], quota: number): S[] {
  const byRank = seats.toSorted((one, other) => one.rank - other.rank);
  let free = quota - byRank.filter(({ registrationId }) => registrationId !== null).length;
  return byRank.filter(({ registrationId }) => registrationId !== null || (free -= 1) >= 0);
}

/** The same seats with the head of delegation's in front: who is head comes first, whatever was asked for. */
export function headFirst<S extends Pick<HeldSeat, 'isHead'>>(seats: readonly S[]): S[] {
  return [...seats.filter(({ isHead }) => isHead), ...seats.filter(({ isHead }) => !isHead)];
}

/** The order after one step of one seat; the same where it stands at that end, or the head stands there. */
export function afterStep<S extends HeldSeat>(seats: readonly S[], id: string, direction: 'UP' | 'DOWN'): S[] {
  const from = seats.findIndex((seat) => seat.id === id);
  const to = direction === 'UP' ? from - 1 : from + 1;
  const [moved, other] = [seats[from], seats[to]];
  if (!moved || !other || moved.isHead || other.isHead) return [...seats];
  return seats.with(from, other).with(to, moved);
}

/** Whether two lists name the same in the same order. */
export function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

/** How a change of the number of places is met: rows to add, and which free rows to take away or put behind the others. */
export type QuotaChange = { add: number; remove: string[]; retire: string[] };

/**
 * Meets a new quota. Rows beyond it go: free ones on which nobody ever was, the last and unfunded first; where these do not
 * suffice, free ones with a past are retired behind the others. Rows that were retired earlier are taken up before new ones are made.
 */
export function meetQuota(
  seats: readonly {
    id: string;
    rank: number;
    funded: boolean;
    keptFor: string | null;
    isTaken: boolean;
    hasPast: boolean;
  }[],
  quota: number,
): QuotaChange {
  if (seats.length <= quota) return { add: quota - seats.length, remove: [], retire: [] };
  const weight = (seat: (typeof seats)[number]) => (seat.funded ? 2 : 0) + (seat.keptFor ? 1 : 0);
  const free = seats
    .filter(({ isTaken }) => !isTaken)
    .toSorted((one, other) => weight(one) - weight(other) || other.rank - one.rank);
  const surplus = seats.length - quota;
  const remove = free.filter(({ hasPast }) => !hasPast).slice(0, surplus);
  const retire = free.filter(({ hasPast }) => hasPast).slice(0, surplus - remove.length);
  return { add: 0, remove: remove.map(({ id }) => id), retire: retire.map(({ id }) => id) };
}

/** What is asked of a delegation, in the order in which it is done. */
export const askedKeys = ['answer', 'letter', 'names', 'head', 'forms', 'survey'] as const;
export type AskedKey = (typeof askedKeys)[number];

/** One thing asked: `ask` waits for somebody, `half` is under way, `late` is past its date, `no` was refused, `open` comes with something else. */
export type Asked = { key: AskedKey; state: 'late' | 'ask' | 'half' | 'open' | 'done' | 'no'; due: Date | null };

export type Representation = {
  invitation: InvitationStatus;
  quota: number;
  seatsTaken: number;
  /** Free places that are kept for somebody whose name will come. */
  kept: number;
  hasLetter: boolean;
  hasHead: boolean;
  unfinished: number;
  /** The party's answer; `NONE` where nothing was begun, null where the meeting has no open survey. */
  survey: ResponseStatus | 'NONE' | null;
};

export type Deadlines = { answerBy: Date | null; registrationClosesAt: Date | null; surveyClosesAt: Date | null };

/** Everything that is asked of a delegation at `now` with its date; what is done stays in the list, so that one sees it is. */
export function askedOf(delegation: Representation, dates: Deadlines, now: Date): Asked[] {
  const { invitation, quota, seatsTaken: taken, kept, hasLetter, hasHead, unfinished, survey } = delegation;
  const registers = dates.registrationClosesAt;
  const item = (key: AskedKey, state: Asked['state'], due: Date | null): Asked => ({
    key,
    state: (state === 'ask' || state === 'half') && due && due <= now ? 'late' : state,
    due,
  });
  if (invitation === 'DECLINED') return [item('answer', 'no', null)];
  if (invitation !== 'ACCEPTED') return [item('answer', 'ask', dates.answerBy ?? registers)];
  const free = quota - taken;
  return [
    item('answer', 'done', null),
    item('letter', hasLetter ? 'done' : 'ask', registers),
    item('names', free === 0 ? 'done' : free > kept ? 'ask' : 'half', registers),
    item('head', hasHead ? 'done' : taken > 0 ? 'ask' : 'open', registers),
    item('forms', unfinished > 0 ? 'half' : taken > 0 ? 'done' : 'open', registers),
    ...(survey === null
      ? []
      : [item('survey', survey === 'SUBMITTED' ? 'done' : survey === 'DRAFT' ? 'half' : 'ask', dates.surveyClosesAt)]),
  ];
}

const urgency: Record<Asked['state'], number> = { late: 0, ask: 1, half: 2, open: 3, no: 4, done: 5 };

/** The one thing to do next; null where nothing waits. */
export function nextOf(asked: readonly Asked[]): AskedKey | null {
  const [first] = asked
    .filter(({ state }) => urgency[state] < urgency.open)
    .toSorted((one, other) => urgency[one.state] - urgency[other.state]);
  return first?.key ?? null;
}
