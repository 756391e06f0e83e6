import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockGroup } from './lock-group';
import { notBefore } from './model';
import type { stepSpeakerSchema } from './schema';

type Turn = { id: string; position: number; startedAt: Date | null; endedAt: Date | null };

/**
 * Takes an organisation's turn one step: START gives it the floor (whoever had it has spoken), STOP ends it, UP and DOWN change
 * places with the neighbour who waits, REMOVE takes it off the list. Refuses "conflict" for a step that its state does not have.
 */
export async function stepSpeaker(
  ctx: Ctx,
  { turn: id, step }: z.output<typeof stepSpeakerSchema>,
): Promise<{ turn: string }> {
  const { groupId } = found(
    await ctx.tx.speakerTurn.findFirst({
      where: { id, group: { meetingId: ctx.scope.meeting.id } },
      select: { groupId: true },
    }),
  );
  await lockGroup(ctx, groupId);
  const turns = await ctx.tx.speakerTurn.findMany({
    where: { groupId, endedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true, startedAt: true, endedAt: true },
  });
  const turn = turns.find((one) => one.id === id);
  if (!turn || (turn.startedAt !== null) !== (step === 'STOP')) throw new Refusal('conflict');
  if (step === 'START') await start(ctx, turn, turns);
  else if (step === 'STOP') await change(ctx, id, { endedAt: notBefore(turn.startedAt, ctx.now) });
  else if (step === 'REMOVE') await ctx.tx.speakerTurn.delete({ where: { id }, select: { id: true } });
  else await swap(ctx, turn, turns, step === 'UP' ? -1 : 1);
  await ctx.audit({ subject: { type: 'SpeakerTurn', id }, details: { group: groupId, step } });
  ctx.live({ type: 'group', subjectId: groupId, visibility: 'PARTICIPANTS' });
  return { turn: id };
}

const change = (ctx: Ctx, id: string, data: { startedAt?: Date; endedAt?: Date; position?: number }) =>
  ctx.tx.speakerTurn.update({ where: { id }, data, select: { id: true } });

async function start(ctx: Ctx, turn: Turn, turns: readonly Turn[]): Promise<void> {
  const speaking = turns.find(({ startedAt }) => startedAt !== null);
  const at = notBefore(speaking?.startedAt ?? null, ctx.now);
  if (speaking) await change(ctx, speaking.id, { endedAt: at });
  await change(ctx, turn.id, { startedAt: at });
}

/** At the end of the list there is no neighbour: then nothing moves. */
async function swap(ctx: Ctx, turn: Turn, turns: readonly Turn[], by: -1 | 1): Promise<void> {
  const waiting = turns.filter(({ startedAt }) => startedAt === null);
  const other = waiting[waiting.findIndex(({ id }) => id === turn.id) + by];
  if (!other) return;
  await change(ctx, turn.id, { position: other.position });
  await change(ctx, other.id, { position: turn.position });
}
