import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { lockGroup } from './lock-group';
import { sharedChoices } from './model';
import type { sendFigureSchema } from './schema';

/**
 * Puts one figure of a sealed snapshot on a group's agenda, as an issue that keeps the link to it. Refuses "not found" for a
 * figure the meeting's survey does not have, and "conflict" where the group has it on its agenda already.
 */
export async function sendFigure(ctx: Ctx, input: z.output<typeof sendFigureSchema>): Promise<{ issue: string }> {
  const meetingId = ctx.scope.meeting.id;
  const cell = found(
    await ctx.tx.resultCell.findFirst({
      where: {
        snapshot: { id: input.snapshot, survey: { meetingId } },
        questionCode: input.question,
        columnKey: input.column,
        choiceCode: input.choice,
      },
      select: { id: true, snapshot: { select: { id: true, surveyId: true } } },
    }),
  );
  // Positions are handed out one at a time per group.
  const groupId = await lockGroup(ctx, input.group);
  const listed = await ctx.tx.issue.findFirst({ where: { groupId, cellId: cell.id }, select: { id: true } });
  if (listed) throw new Refusal('conflict', { choice: { code: 'issue_listed' } });

  const choice = found(
    await ctx.tx.choice.findFirst({
      where: { code: input.choice, question: { surveyId: cell.snapshot.surveyId, code: input.question } },
      select: { label: true, themeCode: true, question: { select: { topK: true } } },
    }),
  );
  const cells = await ctx.tx.resultCell.findMany({
    where: { snapshotId: cell.snapshot.id, questionCode: input.question },
    select: { id: true, columnKey: true, choiceCode: true, topCount: true, answered: true, rank: true, inTopK: true },
  });
  const regions = await ctx.tx.region.findMany({ select: { code: true } });
  const shared = sharedChoices(
    cells,
    new Set(regions.map(({ code }) => code)),
    choice.question.topK ?? ctx.scope.meeting.topK,
  );
  const last = await ctx.tx.issue.aggregate({ where: { groupId }, _max: { position: true } });
  const issue = await ctx.tx.issue.create({
    data: {
      groupId,
      position: (last._max.position ?? 0) + 1,
      title: choice.label as LocalizedText,
      themeCode: choice.themeCode,
      cellId: cell.id,
      shared: shared.has(input.choice),
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Issue', id: issue.id }, details: { group: groupId, cell: cell.id } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { issue: issue.id };
}
