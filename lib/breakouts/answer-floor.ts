import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { addSpeaker } from './add-speaker';
import { lockGroup } from './lock-group';
import type { answerFloorSchema } from './schema';

/** Takes a request for the floor onto the list of speakers, or does not. Refuses "conflict" once it is withdrawn or answered. */
export async function answerFloor(
  ctx: Ctx,
  { group, speaker, step }: z.output<typeof answerFloorSchema>,
): Promise<{ group: string }> {
  const groupId = await lockGroup(ctx, group);
  const asked = { groupId_partyId: { groupId, partyId: speaker } };
  if (!(await ctx.tx.floorRequest.findUnique({ where: asked, select: { partyId: true } })))
    throw new Refusal('conflict');
  if (step === 'TAKE_IN') await addSpeaker(ctx, { group, speaker });
  else await ctx.tx.floorRequest.delete({ where: asked, select: { partyId: true } });
  await ctx.audit({ subject: { type: 'BreakoutGroup', id: groupId }, details: { party: speaker, step } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { group: groupId };
}
