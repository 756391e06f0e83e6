import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant } from '@/lib/meetings/model/zone';
import type { setRoomSchema } from './schema';

/**
 * Says where and when a group meets and in which language. Times are those of the meeting's zone. Refuses "invalid" for a time
 * the clocks never show, an end without a beginning or before it, and a language the meeting does not have.
 */
export async function setRoom(ctx: Ctx, input: z.output<typeof setRoomSchema>): Promise<{ group: string }> {
  const { id: meetingId, zone, languages } = ctx.scope.meeting;
  const where = { id: input.group, meetingId };
  const { id } = found(await ctx.tx.breakoutGroup.findFirst({ where, select: { id: true } }));
  const { day, from, until } = input;
  const instant = (time: string | undefined, field: string) => {
    if (!day || !time) return null;
    const found = toInstant({ date: day, time }, zone);
    if (!found) throw new Refusal('invalid', { [field]: { code: 'invalid_time' } });
    return found;
  };
  const [startsAt, endsAt] = [instant(from, 'from'), instant(until, 'until')];
  if (endsAt && (!startsAt || endsAt <= startsAt))
    throw new Refusal('invalid', { until: { code: 'end_before_start' } });
  if (input.language && !languages.includes(input.language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const data = { room: input.room ?? null, startsAt, endsAt, language: input.language ?? null };
  await ctx.tx.breakoutGroup.update({ where: { id }, data, select: { id: true } });
  await ctx.audit({ subject: { type: 'BreakoutGroup', id }, details: data });
  ctx.live({ type: 'groups', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { group: id };
}
