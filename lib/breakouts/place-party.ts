import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import { outOfGroup, type placePartySchema } from './schema';

/**
 * Moves an organisation from one group to another, seats it in one more (no `from`) or takes it out of one (OUT). Points it
 * made stay attributed to it. Refuses "conflict" where it does not sit where it should come from, or sits already where it should go.
 */
export async function placeParty(
  ctx: Ctx,
  { party, from, to: chosen }: z.output<typeof placePartySchema>,
): Promise<{ party: string }> {
  const to = chosen === outOfGroup ? undefined : chosen;
  const meetingId = ctx.scope.meeting.id;
  const { partyId } = found(
    await ctx.tx.delegation.findFirst({ where: { meetingId, partyId: party }, select: { partyId: true } }),
  );
  // In the order of their ids, so that two who move at once do not wait for each other.
  for (const group of [from, to].filter((id) => id !== undefined).sort()) await lockGroup(ctx, group);
  if (from) {
    const { count } = await ctx.tx.groupParty.deleteMany({ where: { groupId: from, partyId } });
    if (count === 0) throw new Refusal('conflict');
    await ctx.tx.speakerTurn.deleteMany({ where: { groupId: from, partyId, startedAt: null } });
  }
  if (to) {
    const { count } = await ctx.tx.groupParty.createMany({ data: [{ groupId: to, partyId }], skipDuplicates: true });
    if (count === 0) throw new Refusal('conflict', { to: { code: 'already_there' } });
  }
  await keepByHand(ctx, partyId, { from, to });
  await ctx.audit({ subject: { type: 'Party', id: partyId }, details: { from: from ?? null, to: to ?? null } });
  ctx.live({ type: 'groups', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { party: partyId };
}

/** Remembers what was chosen, so that forming the groups again does not undo it. */
async function keepByHand(
  ctx: Ctx,
  partyId: string,
  { from, to }: { from: string | undefined; to: string | undefined },
): Promise<void> {
  const meetingId = ctx.scope.meeting.id;
  const groups = await ctx.tx.breakoutGroup.findMany({
    where: { id: { in: [from, to].filter((id) => id !== undefined) }, meetingId },
    orderBy: { code: 'asc' },
    select: { id: true, code: true },
  });
  for (const { id, code: groupCode } of groups) {
    const isSeated = id === to;
    await ctx.tx.groupPlacement.upsert({
      where: { meetingId_partyId_groupCode: { meetingId, partyId, groupCode } },
      create: { meetingId, partyId, groupCode, isSeated },
      update: { isSeated },
      select: { partyId: true },
    });
  }
}
