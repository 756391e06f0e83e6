import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { planOf } from './queries';
import type { formGroupsSchema } from './schema';
import type { PlannedGroup } from './model';

/**
 * Forms the breakout groups from a result snapshot in one step. Forming again gives the same groups and keeps the
 * roles given in those that stay, and what was placed by hand, unless it chooses otherwise. Refuses "closed" once a group holds
 * recommendations or points: what was said in a group must not lose its issue.
 */
export async function formGroups(ctx: Ctx, input: z.output<typeof formGroupsSchema>): Promise<{ groups: string[] }> {
  const meetingId = ctx.scope.meeting.id;
  // One forming at a time, also where there is no group to wait at. Not the meeting's row: who writes in a group takes that last.
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`group.form ${meetingId}`}, 0))::text`;
  // Issues, points and recommendations begin with holding their group, so they wait as well.
  await ctx.tx.$queryRaw`SELECT id FROM "BreakoutGroup" WHERE "meetingId" = ${meetingId}::uuid ORDER BY id FOR UPDATE`;
  const [held] = await ctx.tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Recommendation" WHERE "meetingId" = ${meetingId}::uuid AND "groupId" IS NOT NULL)
        OR EXISTS (SELECT FROM "DiscussionPoint" p JOIN "Issue" i ON i.id = p."issueId" JOIN "BreakoutGroup" g ON g.id = i."groupId"
                   WHERE g."meetingId" = ${meetingId}::uuid) AS held`;
  if (held?.held) throw new Refusal('closed');

  const { groups } = await planOf(ctx.tx, ctx.scope, input.snapshot, input.chosen);
  if (groups.length === 0) throw new Refusal('invalid', { snapshot: { code: 'no_regions' } });
  const codes = groups.map(({ code }) => code);
  await ctx.tx.issue.deleteMany({ where: { group: { meetingId } } });
  await ctx.tx.breakoutGroup.deleteMany({ where: { meetingId, code: { notIn: codes } } });
  for (const [position, group] of groups.entries()) await writeGroup(ctx, group, position + 1);

  // What is chosen here is a choice by hand as well; what was chosen for a group that is no more is forgotten, as the page says.
  const chosen = groups.flatMap(({ code: groupCode, partyIds }) =>
    partyIds.filter((partyId) => input.chosen[partyId] === groupCode).map((partyId) => ({ partyId, groupCode })),
  );
  await ctx.tx.groupPlacement.deleteMany({ where: { meetingId, OR: [{ groupCode: { notIn: codes } }, ...chosen] } });
  await ctx.tx.groupPlacement.createMany({ data: chosen.map((one) => ({ ...one, meetingId, isSeated: true })) });
  await ctx.audit({
    subject: { type: 'Meeting', id: meetingId },
    details: { snapshot: input.snapshot, groups: codes },
  });
  ctx.live({ type: 'groups', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { groups: codes };
}

async function writeGroup(ctx: Ctx, group: PlannedGroup, position: number): Promise<void> {
  const { code, names, regionCode, partyIds, issues } = group;
  const meetingId = ctx.scope.meeting.id;
  const { id } = await ctx.tx.breakoutGroup.upsert({
    where: { meetingId_code: { meetingId, code } },
    create: { meetingId, code, names, position },
    update: { names, position, regions: { deleteMany: {} }, parties: { deleteMany: {} } },
    select: { id: true },
  });
  await ctx.tx.groupRegion.create({ data: { groupId: id, regionCode }, select: { groupId: true } });
  await ctx.tx.groupParty.createMany({ data: partyIds.map((partyId) => ({ groupId: id, partyId })) });
  await ctx.tx.issue.createMany({
    data: issues.map(({ cellId, title, themeCode, shared }, index) => ({
      groupId: id,
      position: index + 1,
      cellId,
      title,
      themeCode,
      shared,
    })),
  });
}
