import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Attribution } from '@/lib/core/prisma/enums';
import type { recordPointSchema } from './schema';

type Input = z.output<typeof recordPointSchema>;

/**
 * Records a point made in the room. Sent twice (same id from the device) it lands once; the same id with another text
 * is a conflict. A point attributed to the region or to nobody stores no organisation: what is not there cannot leak.
 */
export async function recordPoint(ctx: Ctx, input: Input): Promise<{ point: string }> {
  // The group is held before its issue is read: groups are not formed anew under a point that is being recorded.
  await ctx.tx.$queryRaw`
    SELECT g.id FROM "BreakoutGroup" g JOIN "Issue" i ON i."groupId" = g.id WHERE i.id = ${input.issue}::uuid FOR KEY SHARE OF g`;
  const issue = found(
    await ctx.tx.issue.findFirst({
      where: { id: input.issue, group: { meetingId: ctx.scope.meeting.id } },
      select: { id: true, groupId: true, group: { select: { parties: { select: { partyId: true } } } } },
    }),
  );
  const source = attribution(
    input.attributedTo,
    issue.group.parties.map(({ partyId }) => partyId),
  );
  const { count } = await ctx.tx.discussionPoint.createMany({
    data: [
      {
        clientId: input.clientId,
        issueId: issue.id,
        text: input.text,
        language: input.language,
        ...source,
        byAccountId: ctx.actor?.accountId ?? null,
        at: ctx.now,
      },
    ],
    skipDuplicates: true,
  });
  const point = await ctx.tx.discussionPoint.findUniqueOrThrow({
    where: { clientId: input.clientId },
    select: { id: true, issueId: true, text: true },
  });
  if (point.issueId !== issue.id || point.text !== input.text) throw new Refusal('conflict');
  // A repetition leaves a row as well: who sent what again is part of the record.
  const details = { group: issue.groupId, issue: issue.id, repeated: count === 0 };
  await ctx.audit({ subject: { type: 'DiscussionPoint', id: point.id }, details });
  if (count > 0) ctx.live({ type: 'group', subjectId: issue.groupId, visibility: 'PARTICIPANTS' });
  return { point: point.id };
}

function attribution(
  attributedTo: Input['attributedTo'],
  parties: readonly string[],
): { attribution: Attribution; partyId: string | null } {
  if (attributedTo === 'REGION' || attributedTo === 'NONE') return { attribution: attributedTo, partyId: null };
  if (!parties.includes(attributedTo)) throw new Refusal('invalid', { attributedTo: { code: 'invalid_choice' } });
  return { attribution: 'MECHANISM', partyId: attributedTo };
}
