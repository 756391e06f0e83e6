import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from './lock';
import { readingOf } from './model/concurrence';
import type { concurSchema } from './schema';

/**
 * Records what a group says of a general recommendation drafted from its own: it concurs, asks for a change, or objects,
 * with the delegations whose view it is. It holds for exactly the revision that was read and for what had become of the group's
 * sources: a newer one, or something else that became of them, is a conflict.
 * Refuses "closed" unless the groups are asked, "not found" for a group with no source in it.
 */
export async function concur(ctx: Ctx, input: z.output<typeof concurSchema>): Promise<{ concurrence: string }> {
  const { group: groupId, answer, text, language, revision } = input;
  const meetingId = ctx.scope.meeting.id;
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  if (general.status !== 'CONCURRENCE') throw new Refusal('closed');
  if (general.headRevisionId !== revision) throw new Refusal('conflict', { revision: { code: 'isCurrent' } });
  const sources = await ctx.tx.consolidationSource.findMany({
    where: { generalId: general.id, regional: { groupId } },
    select: { regionalId: true, disposition: true, at: true },
  });
  if (sources.length === 0) throw new Refusal('not_found');
  if (readingOf(sources) !== input.reading) throw new Refusal('conflict', { reading: { code: 'isCurrent' } });
  const delegations = [...new Set(input.delegations)];
  const sitting = await ctx.tx.delegation.count({
    where: { id: { in: delegations }, meetingId, party: { groups: { some: { groupId } } } },
  });
  if (sitting !== delegations.length) throw new Refusal('invalid', { delegations: { code: 'invalid_choice' } });
  const { id } = await ctx.tx.concurrence.create({
    data: {
      recommendationId: general.id,
      revisionId: revision,
      groupId,
      answer,
      text: answer === 'CONCURS' ? null : (text ?? null),
      language,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      views: { create: delegations.map((delegationId) => ({ delegationId })) },
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Recommendation', id: general.id },
    details: { concurrence: id, group: groupId, answer, revision, delegations },
  });
  ctx.live({ type: 'recommendation', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { concurrence: id };
}
