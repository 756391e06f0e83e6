import type { Ctx } from '@/lib/core/execute';
import { follow, type Followed } from '@/lib/follow-up/model/followed';
import { readCommitments } from '@/lib/follow-up/read-commitments';
import { dayOf } from '@/lib/i18n/dates';
import type { PreviousEdition } from './previous-edition';
import type { Taken } from './model/taken';

/** Carries the commitments that are neither done nor given up into the meeting. */
export async function carryCommitments(ctx: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = ctx.scope.meeting.id;
  const commitments = follow(await readCommitments(ctx.tx, previous), dayOf(ctx.now, previous.zone));
  const known = await ctx.tx.carryOver.findMany({ where: { meetingId }, select: { commitmentId: true } });
  const isKnown = ({ id }: Followed) => known.some(({ commitmentId }) => commitmentId === id);
  const isOpen = ({ state }: Followed) => state !== 'DONE' && state !== 'DROPPED';
  const carried = commitments.filter((one) => isOpen(one) && !isKnown(one));
  await ctx.tx.carryOver.createMany({
    data: carried.map(({ id }) => ({ commitmentId: id, meetingId, at: ctx.now })),
    skipDuplicates: true,
  });
  return {
    taken: carried.map(nameOf),
    left: commitments
      .filter((one) => !carried.includes(one))
      .map((one) => ({
        name: nameOf(one),
        why: isKnown(one) ? 'there' : one.state === 'DONE' ? 'done' : 'dropped',
      })),
  };
}

/** A commitment by its symbol and text, short enough for a list and for a choice of the survey, which takes 300 characters. */
export function nameOf({ symbol, text }: Pick<Followed, 'symbol' | 'text'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(text).map(([language, said]) => {
      const whole = `${symbol} ${said ?? ''}`;
      return [language, whole.length > 200 ? `${whole.slice(0, 199).trimEnd()}…` : whole];
    }),
  );
}
