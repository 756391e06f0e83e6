import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { mayMove, phaseMoves, type PhaseMove } from './policy';

/** Changes a meeting's phase by one conditional update: two people pressing at once make one change. `details`: what else the audit says of it. */
export async function moveTo(
  ctx: Ctx,
  move: PhaseMove,
  lockVersion: number,
  details: Record<string, unknown> = {},
): Promise<{ phase: string }> {
  const { id, phase } = ctx.scope.meeting;
  if (!mayMove(phase, move)) throw new Refusal('closed');
  const { from, to } = phaseMoves[move];
  const { count } = await ctx.tx.meeting.updateMany({
    where: { id, lockVersion, phase: { in: [...from] } },
    data: {
      phase: to,
      lockVersion: { increment: 1 },
      changedAt: ctx.now,
      ...(to === 'CLOSED' ? { closedAt: ctx.now } : {}),
      ...(move === 'cancel' ? { cancelledAt: ctx.now } : {}),
    },
  });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'Meeting', id }, details: { from: phase, to, ...details } });
  ctx.live({ type: 'meeting.phase', subjectId: id, visibility: 'PUBLIC' });
  return { phase: to };
}
