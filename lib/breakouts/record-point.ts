import type { z } from 'zod';
import { timeOnDevice } from '@/lib/core/device-time';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Attribution } from '@/lib/core/prisma/enums';
import type { recordPointSchema } from './schema';

type Input = z.output<typeof recordPointSchema>;
type Said = { attribution: Attribution; partyId: string | null; registrationId: string | null };
/** A point that is there already. */
type Earlier = { id: string; at: Date } | null;

/**
 * Records a point made in the room, or one that takes the place of an earlier point (without a text it takes that back). Sent
 * twice (same id from the device) it lands once; the same id with another text or source is a conflict, and so is a second correction
 * of the same point. A point attributed to the region or to nobody stores no organisation: what is not there cannot leak.
 */
export async function recordPoint(ctx: Ctx, input: Input): Promise<{ point: string; at: string }> {
  // The group is held before its issue is read: groups are not formed anew under a point that is being recorded, and nothing is
  // drafted from a point while another takes its place.
  await ctx.tx.$queryRaw`
    SELECT g.id FROM "BreakoutGroup" g JOIN "Issue" i ON i."groupId" = g.id WHERE i.id = ${input.issue}::uuid FOR NO KEY UPDATE OF g`;
  const issue = found(
    await ctx.tx.issue.findFirst({
      where: { id: input.issue, group: { meetingId: ctx.scope.meeting.id } },
      select: { id: true, groupId: true },
    }),
  );
  const stored = () => ctx.tx.discussionPoint.findUnique({ where: { clientId: input.clientId }, select: storedPoint });
  // Looked up before its source: whoever it is attributed to may have moved or left since it was recorded.
  const earlier = await stored();
  const replaced = input.replaces && !earlier ? found(await findPoint(ctx, input.replaces, issue.groupId)) : null;
  const count = earlier ? 0 : await create(ctx, input, { ...issue, replaced });
  const point = earlier ?? (await stored());
  // Not there: somebody else has corrected the same point.
  if (!point) throw new Refusal('conflict', { text: { code: 'changed_meanwhile' } });
  if (point.issueId !== issue.id || point.text !== input.text || !(await isSaidBy(ctx, point, input)))
    throw new Refusal('conflict');
  // Nobody is named any more beside what does not stand; its organisation goes where the correction names none (a trigger).
  if (count > 0 && replaced) await ctx.tx.pointSpeaker.deleteMany({ where: { pointId: replaced.id } });
  // What was drafted from the earlier point is now drafted from this one as well.
  if (count > 0 && replaced)
    await ctx.tx.$executeRaw`
      INSERT INTO "PointUse" ("pointId", "recommendationId", at)
      SELECT ${point.id}::uuid, "recommendationId", ${ctx.now} FROM "PointUse" WHERE "pointId" = ${replaced.id}::uuid`;
  // A repetition leaves a row as well: who sent what again is part of the record.
  const details = {
    group: issue.groupId,
    issue: issue.id,
    repeated: count === 0,
    ...(replaced ? { replaces: replaced.id } : {}),
  };
  await ctx.audit({ subject: { type: 'DiscussionPoint', id: point.id }, details });
  if (count > 0) ctx.live({ type: 'group', subjectId: issue.groupId, visibility: 'PARTICIPANTS' });
  return { point: point.id, at: point.at.toISOString() };
}

const storedPoint = {
  id: true,
  issueId: true,
  text: true,
  at: true,
  attribution: true,
  partyId: true,
  speaker: { select: { registrationId: true } },
  replacedBy: { select: { attribution: true } },
} as const;
type Stored = Prisma.DiscussionPointGetPayload<{ select: typeof storedPoint }>;

/** Stores the point; answers how many were: none where another has its id, or has replaced the same point. */
async function create(
  ctx: Ctx,
  input: Input,
  issue: { id: string; groupId: string; replaced: Earlier },
): Promise<number> {
  const { registrationId, ...source } = await sourceOf(ctx, input.attributedTo);
  const [point] = await ctx.tx.discussionPoint.createManyAndReturn({
    data: [
      {
        clientId: input.clientId,
        issueId: issue.id,
        text: input.text,
        language: input.language,
        ...source,
        byAccountId: ctx.actor?.accountId ?? null,
        at: await saidAt(ctx, input, issue.replaced, issue.groupId),
        replacesId: issue.replaced?.id ?? null,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (point && registrationId)
    await ctx.tx.pointSpeaker.create({ data: { pointId: point.id, registrationId }, select: { pointId: true } });
  return point ? 1 : 0;
}

/** Whether a stored point has the source that is sent. A name that was erased, or stored as its organisation's, is not asked for. */
async function isSaidBy(
  ctx: Ctx,
  { attribution, partyId, speaker, replacedBy }: Stored,
  { attributedTo }: Input,
): Promise<boolean> {
  // A correction that names less has lowered it.
  if (replacedBy?.attribution === attribution) return true;
  if (attribution === 'REGION' || attribution === 'NONE') return attribution === attributedTo;
  if (attributedTo === 'REGION' || attributedTo === 'NONE') return false;
  if (attribution === 'MECHANISM' && partyId === attributedTo) return true;
  if (speaker) return speaker.registrationId === attributedTo;
  const member = { id: attributedTo, delegation: { partyId: partyId ?? '' } };
  return (await ctx.tx.registration.count({ where: member })) > 0;
}

/** A point of this group by the id its device gave it. */
function findPoint(ctx: Ctx, clientId: string, groupId: string): Promise<Earlier> {
  return ctx.tx.discussionPoint.findFirst({
    where: { clientId, issue: { groupId } },
    select: { id: true, at: true },
  });
}

/**
 * When it was said: as long ago as the device says, and after the point that the device recorded before it, so that what
 * waited keeps its order however the requests were delayed. A correction keeps the time of what it corrects.
 */
async function saidAt(ctx: Ctx, input: Input, replaced: Earlier, groupId: string): Promise<Date> {
  if (replaced) return replaced.at;
  const at = timeOnDevice(input, ctx.now);
  const before = input.after ? await findPoint(ctx, input.after, groupId) : null;
  return before && before.at >= at ? new Date(before.at.getTime() + 1) : at;
}

/**
 * What is stored of whoever said it. An id is an organisation with a delegation at the meeting, or somebody of one; in which group
 * it sits now says nothing of where it sat when it spoke. Who comes no more is not named: then it is their organisation's.
 */
async function sourceOf(ctx: Ctx, attributedTo: Input['attributedTo']): Promise<Said> {
  if (attributedTo === 'REGION' || attributedTo === 'NONE')
    return { attribution: attributedTo, partyId: null, registrationId: null };
  const meetingId = ctx.scope.meeting.id;
  if (await ctx.tx.delegation.findFirst({ where: { meetingId, partyId: attributedTo }, select: { partyId: true } }))
    return { attribution: 'MECHANISM', partyId: attributedTo, registrationId: null };
  const person = await ctx.tx.registration.findFirst({
    where: { id: attributedTo, meetingId },
    select: { id: true, status: true, delegation: { select: { partyId: true } } },
  });
  if (!person?.delegation) throw new Refusal('invalid', { attributedTo: { code: 'invalid_choice' } });
  const { partyId } = person.delegation;
  return person.status === 'SUBMITTED' || person.status === 'CONFIRMED'
    ? { attribution: 'NAMED', partyId, registrationId: person.id }
    : { attribution: 'MECHANISM', partyId, registrationId: null };
}
