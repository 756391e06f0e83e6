import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkTime } from './check-time';
import { lockProgramme } from './lock-programme';
import { exchangeHours } from './model/exchange';
import { byPlace } from './model/session';
import type { moveSessionSchema } from './schema';

type Placed = {
  id: string;
  code: string;
  day: number | null;
  start: string | null;
  end: string | null;
  position: number;
  lockVersion: number;
};

/**
 * Moves a session of the draft: before the one before it or after the one after it on its day, with which it exchanges its
 * hours, or to the day before or after at the same hours. Changed since it was read: "conflict"; nowhere to go: "invalid".
 */
export async function moveSession(
  ctx: Ctx,
  { agendaSession, lockVersion, step }: z.output<typeof moveSessionSchema>,
): Promise<{ code: string }> {
  const { tx, scope } = ctx;
  await lockProgramme(ctx);
  const all: Placed[] = await tx.agendaSession.findMany({
    where: { meetingId: scope.meeting.id },
    select: { id: true, code: true, day: true, start: true, end: true, position: true, lockVersion: true },
  });
  const moved = found(all.find(({ id }) => id === agendaSession));
  if (moved.lockVersion !== lockVersion) throw new Refusal('conflict');
  const changed = step === 'earlier' || step === 'later' ? withNeighbour(all, moved, step) : onOtherDay(moved, step);
  for (const { id, ...data } of changed) {
    const { day = moved.day, start = moved.start, end = moved.end } = data;
    checkTime(ctx, { day, start, end });
    await tx.agendaSession.update({
      where: { id },
      data: { ...data, lockVersion: { increment: 1 } },
      select: { id: true },
    });
  }
  await ctx.audit({ subject: { type: 'AgendaSession', id: moved.id }, details: { code: moved.code, step } });
  return { code: moved.code };
}

type Change = { id: string } & Partial<Pick<Placed, 'day' | 'start' | 'end' | 'position'>>;

function onOtherDay(moved: Placed, step: 'day-before' | 'day-after'): Change[] {
  const day = (moved.day ?? 0) + (step === 'day-after' ? 1 : -1);
  if (day < 1 || day > 60) throw new Refusal('invalid');
  return [{ id: moved.id, day }];
}

function withNeighbour(all: Placed[], moved: Placed, step: 'earlier' | 'later'): Change[] {
  const ofDay = all.filter(({ day }) => day === moved.day).toSorted(byPlace);
  const other = ofDay[ofDay.indexOf(moved) + (step === 'later' ? 1 : -1)];
  if (!other) throw new Refusal('invalid');
  const [first, second] = step === 'later' ? [moved, other] : [other, moved];
  const hours = exchangeHours(first, second);
  if (hours)
    return [
      { id: first.id, ...hours.first },
      { id: second.id, ...hours.second },
    ];
  // Timed beside untimed, or over the end of the day: their hours cannot be exchanged.
  if (byPlace({ ...first, position: 0, id: '' }, { ...second, position: 0, id: '' }) !== 0)
    throw new Refusal('invalid');
  // Positions may be equal where a programme was carried over: the two then get their own.
  const [low, high] = [Math.min(first.position, second.position), Math.max(first.position, second.position)];
  return [
    { id: second.id, position: low },
    { id: first.id, position: high === low ? low + 1 : high },
  ];
}
