import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { joinFields } from '@/lib/core/join-fields';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { lockGroup } from './lock-group';
import type { setRoomSchema } from './schema';

const names = ['room', 'day', 'from', 'until', 'language'] as const;
type Room = Partial<Record<(typeof names)[number], string | undefined>>;

/**
 * Says where and when a group meets and in which language. Times are those of the meeting's zone. What its writer left as it was
 * stays as others have set it meanwhile; where both set the same differently it refuses "conflict" at that field with what stands
 * there. Refuses "invalid" for a time the clocks never show, an end without a beginning or before it, and a language the meeting
 * does not have.
 */
export async function setRoom(ctx: Ctx, input: z.output<typeof setRoomSchema>): Promise<{ group: string }> {
  const { id: meetingId, zone, languages } = ctx.scope.meeting;
  const id = await lockGroup(ctx, input.group);
  const { seen, ...mine } = input;
  const standing = await findStanding(ctx, id, seen.day);
  const { day, from, until, room, language } = joinFields(names, { mine, seen, standing });
  const instant = (time: string | undefined, field: string) => {
    if (!day || !time) return null;
    const found = toInstant({ date: day, time }, zone);
    if (!found) throw new Refusal('invalid', { [field]: { code: 'invalid_time' } });
    return found;
  };
  const [startsAt, endsAt] = [instant(from, 'from'), instant(until, 'until')];
  if (endsAt && (!startsAt || endsAt <= startsAt))
    throw new Refusal('invalid', { until: { code: 'end_before_start' } });
  if (language && !languages.includes(language)) throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const data = { room: room ?? null, startsAt, endsAt, language: language ?? null };
  await ctx.tx.breakoutGroup.update({ where: { id }, data, select: { id: true } });
  await ctx.audit({ subject: { type: 'BreakoutGroup', id }, details: data });
  ctx.live({ type: 'groups', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { group: id };
}

/** What is set now, as a form shows it. Without a time there is no day: then the one that the form offered. */
async function findStanding(ctx: Ctx, id: string, offered: string | undefined): Promise<Room> {
  const { zone } = ctx.scope.meeting;
  const { room, startsAt, endsAt, language } = await ctx.tx.breakoutGroup.findUniqueOrThrow({
    where: { id },
    select: { room: true, startsAt: true, endsAt: true, language: true },
  });
  const start = startsAt && toLocal(startsAt, zone);
  return {
    room: room ?? undefined,
    day: start?.date ?? offered,
    from: start?.time,
    until: endsAt ? toLocal(endsAt, zone).time : undefined,
    language: language ?? undefined,
  };
}
