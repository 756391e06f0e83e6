import type { z } from 'zod';
import { notBefore } from '@/lib/breakouts/model';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRoom } from './lock-room';
import type { leaveListSchema, stepTurnSchema } from './schema';

/**
 * Takes a turn one step: START gives the floor (whoever had it has spoken), STOP ends it, UP and DOWN change places with the
 * neighbour of the same kind, REMOVE takes it off the list. Refuses "conflict" for a step that its state does not have.
 */
export async function stepTurn(
  ctx: Ctx,
  { turn: id, step }: Pick<z.output<typeof stepTurnSchema>, 'turn' | 'step'>,
): Promise<{ turn: string }> {
  await lockRoom(ctx);
  const meetingId = ctx.scope.meeting.id;
  const turns = await ctx.tx.plenaryTurn.findMany({
    where: { meetingId, endedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true, kind: true, startedAt: true },
  });
  const turn = turns.find((one) => one.id === id);
  if (!turn) {
    found(await ctx.tx.plenaryTurn.findFirst({ where: { id, meetingId }, select: { id: true } }));
    throw new Refusal('conflict');
  }
  if ((turn.startedAt !== null) !== (step === 'STOP')) throw new Refusal('conflict');
  const change = (of: string, data: object) =>
    ctx.tx.plenaryTurn.update({ where: { id: of }, data, select: { id: true } });
  if (step === 'START') {
    const speaking = turns.find(({ startedAt }) => startedAt !== null);
    const at = notBefore(speaking?.startedAt ?? null, ctx.now);
    if (speaking) await change(speaking.id, { endedAt: at });
    const item = await ctx.tx.plenaryItem.findFirst({
      where: { meetingId, onScreenSince: { not: null } },
      select: { recommendationId: true },
    });
    await change(id, { startedAt: at, recommendationId: item?.recommendationId ?? null });
  } else if (step === 'STOP') await change(id, { endedAt: notBefore(turn.startedAt, ctx.now) });
  else if (step === 'REMOVE') await ctx.tx.plenaryTurn.delete({ where: { id }, select: { id: true } });
  else {
    const waiting = turns.filter(({ startedAt, kind }) => startedAt === null && kind === turn.kind);
    const other = waiting[waiting.findIndex((one) => one.id === id) + (step === 'UP' ? -1 : 1)];
    if (other) {
      await change(id, { position: other.position });
      await change(other.id, { position: turn.position });
    }
  }
  await ctx.audit({ subject: { type: 'PlenaryTurn', id }, details: { step } });
  ctx.live({ type: 'speaker', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { turn: id };
}

/** A delegation no longer wants to speak. Refuses "conflict" once it has the floor. */
export const leaveList = (ctx: Ctx, { turn }: z.output<typeof leaveListSchema>) =>
  stepTurn(ctx, { turn, step: 'REMOVE' });
