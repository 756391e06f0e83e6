import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import type { addSpeakerSchema } from './schema';

/** Puts an organisation of the group at the end of its list of speakers. Refuses "conflict" while it waits there already. */
export async function addSpeaker(ctx: Ctx, input: z.output<typeof addSpeakerSchema>): Promise<{ turn: string }> {
  const groupId = await lockGroup(ctx, input.group);
  const member = await ctx.tx.groupParty.findFirst({
    where: { groupId, partyId: input.speaker },
    select: { partyId: true },
  });
  if (!member) throw new Refusal('invalid', { speaker: { code: 'invalid_choice' } });
  const turns = await ctx.tx.speakerTurn.findMany({
    where: { groupId, endedAt: null },
    select: { partyId: true, startedAt: true },
  });
  if (turns.some(({ partyId, startedAt }) => partyId === member.partyId && startedAt === null))
    throw new Refusal('conflict', { speaker: { code: 'speaker_listed' } });
  const last = await ctx.tx.speakerTurn.aggregate({ where: { groupId }, _max: { position: true } });
  const turn = await ctx.tx.speakerTurn.create({
    data: { groupId, partyId: member.partyId, position: (last._max.position ?? 0) + 1, askedAt: ctx.now },
    select: { id: true },
  });
  // Whether or not it had asked by itself: it has what it asked for.
  await ctx.tx.floorRequest.deleteMany({ where: { groupId, partyId: member.partyId } });
  await ctx.audit({
    subject: { type: 'SpeakerTurn', id: turn.id },
    details: { group: groupId, party: member.partyId },
  });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { turn: turn.id };
}
