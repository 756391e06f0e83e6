import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkAttributes } from './check-attributes';
import { create } from './create';
import type { draftSchema } from './schema';

/** Drafts a regional recommendation in a group, from one of its issues or from none. */
export async function draft(ctx: Ctx, input: z.output<typeof draftSchema>): Promise<{ recommendation: string }> {
  await checkAttributes(ctx, input);
  // Held before its issue is read: groups are not formed anew under a recommendation that is being drafted.
  const [held] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "BreakoutGroup" WHERE id = ${input.group}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR KEY SHARE`;
  const group = found(held);
  if (
    input.issue &&
    !(await ctx.tx.issue.findFirst({ where: { id: input.issue, groupId: group.id }, select: { id: true } }))
  ) {
    throw new Refusal('invalid', { issue: { code: 'invalid_choice' } });
  }
  const { id, revision, hash } = await create(ctx, { ...input, groupId: group.id, issueId: input.issue ?? null });
  await ctx.audit({ subject: { type: 'Recommendation', id }, details: { group: group.id, revision, hash } });
  ctx.live({ type: 'recommendation', subjectId: id, visibility: 'PARTICIPANTS' });
  // The group's room does not know it yet.
  ctx.live({ type: 'group', subjectId: input.group, visibility: 'PARTICIPANTS' });
  return { recommendation: id };
}
