/** What decides how a round stands; `closesAt` is the deadline as it was first set. */
export type RoundClock = {
  closesAt: Date;
  extensions: readonly { closesAt: Date }[];
  end: { at: Date } | null;
};

/** OPEN: comments are taken. DUE: the deadline has passed and the job has not come yet. CLOSED: it is over. */
export type RoundState = 'OPEN' | 'DUE' | 'CLOSED';

/** Until when comments are taken: the last extension counts; extensions come in their order. */
export function deadlineOf({ closesAt, extensions }: Pick<RoundClock, 'closesAt' | 'extensions'>): Date {
  return extensions.at(-1)?.closesAt ?? closesAt;
}

/** How a round stands at a moment. A comment is taken up to the deadline and not at it. */
export function roundAt(round: RoundClock, now: Date): RoundState {
  if (round.end) return 'CLOSED';
  return now < deadlineOf(round) ? 'OPEN' : 'DUE';
}
