import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** A message to many as it is held for sending: why, to whom as it was chosen, when it was drafted, and how many it went to if it was sent. */
export type HeldMailing = { purpose: string; audience: unknown; createdAt: Date; sent: number | null };

/** Holds a message to many until the end of the transaction: of two hands at once the second waits here and finds it sent. */
export async function lockMailing(ctx: Ctx, id: string): Promise<HeldMailing> {
  const [row] = await ctx.tx.$queryRaw<
    { purpose: string; audience: unknown; createdAt: Date; status: string; recipients: number }[]
  >`
    SELECT purpose, audience, "createdAt", status::text, recipients FROM "Mailing"
    WHERE id = ${id}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  const { purpose, audience, createdAt, status, recipients } = found(row);
  return { purpose, audience, createdAt, sent: status === 'SENT' ? recipients : null };
}
