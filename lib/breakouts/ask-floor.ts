import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import type { askFloorSchema } from './schema';

/**
 * A delegation asks for the floor in a group it sits in, once until it is answered; or withdraws that. Refuses "conflict" while it
 * waits on the list already.
 */
export async function askFloor(
  ctx: Ctx,
  { group, delegation, step }: z.output<typeof askFloorSchema>,
): Promise<{ group: string }> {
  const groupId = await lockGroup(ctx, group);
  const where = { id: delegation, meetingId: ctx.scope.meeting.id, party: { groups: { some: { groupId } } } };
  const { partyId } = found(await ctx.tx.delegation.findFirst({ where, select: { partyId: true } }));
  if (step === 'WITHDRAW') await ctx.tx.floorRequest.deleteMany({ where: { groupId, partyId } });
  else {
    const turn = { groupId, partyId, startedAt: null, endedAt: null };
    if (await ctx.tx.speakerTurn.findFirst({ where: turn, select: { id: true } }))
      throw new Refusal('conflict', { delegation: { code: 'speaker_listed' } });
    await ctx.tx.floorRequest.createMany({
      data: [{ groupId, partyId, byAccountId: ctx.actor?.accountId ?? null, askedAt: ctx.now }],
      skipDuplicates: true,
    });
  }
  await ctx.audit({ subject: { type: 'BreakoutGroup', id: groupId }, details: { delegation, step } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { group: groupId };
}
