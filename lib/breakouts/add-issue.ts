import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import type { addIssueSchema } from './schema';

/** Puts an issue on a group's agenda that the survey did not: it has no figure, and says so by having no cell. */
export async function addIssue(ctx: Ctx, input: z.output<typeof addIssueSchema>): Promise<{ issue: string }> {
  if (input.theme && !(await ctx.tx.theme.findUnique({ where: { code: input.theme }, select: { code: true } }))) {
    throw new Refusal('invalid', { theme: { code: 'invalid_choice' } });
  }
  // Positions are handed out one at a time per group.
  const groupId = await lockGroup(ctx, input.group);
  const last = await ctx.tx.issue.aggregate({ where: { groupId }, _max: { position: true } });
  const issue = await ctx.tx.issue.create({
    data: {
      groupId,
      position: (last._max.position ?? 0) + 1,
      title: { [input.language]: input.title },
      themeCode: input.theme ?? null,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Issue', id: issue.id }, details: { group: groupId, title: input.title } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { issue: issue.id };
}
