import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { isBinding } from './model/sitting';
import type { recordReservationSchema, withdrawReservationSchema } from './schema';

/**
 * Records a delegation's reservation on a decision of the plenary, in its own words. Refuses "not found" for another meeting's,
 * "closed" for a decision that adopted nothing, and "conflict" while the delegation has a reservation on it.
 */
export async function recordReservation(
  ctx: Ctx,
  input: z.output<typeof recordReservationSchema>,
): Promise<{ reservation: string }> {
  const { meeting } = ctx.scope;
  // Locked, so that two of one delegation at the same moment are one reservation.
  await ctx.tx.$queryRaw`SELECT id FROM "Delegation" WHERE id = ${input.delegation}::uuid FOR NO KEY UPDATE`;
  const { outcome, revision } = found(
    await ctx.tx.decision.findFirst({
      where: { id: input.decision, revision: { recommendation: { meetingId: meeting.id } } },
      select: { outcome: true, revision: { select: { recommendationId: true } } },
    }),
  );
  if (!isBinding(outcome)) throw new Refusal('closed');
  if (!meeting.languages.includes(input.language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const held = await ctx.tx.reservation.count({
    where: { decisionId: input.decision, delegationId: input.delegation, end: null },
  });
  if (held > 0) throw new Refusal('conflict', { text: { code: 'reserved' } });
  const { id } = await ctx.tx.reservation.create({
    data: {
      decisionId: input.decision,
      delegationId: input.delegation,
      language: input.language,
      text: input.text,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  const details = { decision: input.decision, delegation: input.delegation };
  await ctx.audit({ subject: { type: 'Reservation', id }, details });
  ctx.live({ type: 'decision', subjectId: revision.recommendationId, visibility: 'PARTICIPANTS' });
  return { reservation: id };
}

/** A delegation withdraws its reservation; the record keeps both. Refuses "conflict" where it is withdrawn already. */
export async function withdrawReservation(
  ctx: Ctx,
  { reservation: id }: z.output<typeof withdrawReservationSchema>,
): Promise<{ reservation: string }> {
  const [row] = await ctx.tx.$queryRaw<{ delegationId: string }[]>`
    SELECT d.id AS "delegationId" FROM "Delegation" d JOIN "Reservation" r ON r."delegationId" = d.id
    WHERE r.id = ${id}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid FOR NO KEY UPDATE OF d`;
  found(row);
  const { end, decision } = await ctx.tx.reservation.findUniqueOrThrow({
    where: { id },
    select: {
      end: { select: { at: true } },
      decision: { select: { revision: { select: { recommendationId: true } } } },
    },
  });
  if (end) throw new Refusal('conflict');
  await ctx.tx.reservationEnd.create({
    data: { reservationId: id, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { reservationId: true },
  });
  await ctx.audit({ subject: { type: 'Reservation', id }, details: {} });
  ctx.live({ type: 'decision', subjectId: decision.revision.recommendationId, visibility: 'PARTICIPANTS' });
  return { reservation: id };
}
