import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { completeTransferSchema } from './schema';

/**
 * Writes down that the last byte of a file went out, with the hash of all of them. What breaks off before stays "begun".
 * A second copy, begun before the first had gone out, leaves its hash in the audit record. Refuses "not_found" for a transfer
 * that its caller has not begun.
 */
export async function completeTransfer(
  ctx: Ctx,
  { transfer, sha256, bytes }: z.output<typeof completeTransferSchema>,
): Promise<null> {
  const [row] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "Transfer" t
    WHERE t.id = ${transfer}::uuid AND t."meetingId" = ${ctx.scope.meeting.id}::uuid AND t."byAccountId" = ${found(ctx.actor).accountId}::uuid
      AND EXISTS (SELECT 1 FROM "TransferStep" s WHERE s."transferId" = t.id AND s.kind = 'BEGUN')`;
  const written = await ctx.tx.$executeRaw`
    INSERT INTO "TransferStep" (id, "transferId", kind, sha256, bytes, at)
    VALUES (gen_random_uuid(), ${found(row).id}::uuid, 'SENT', ${sha256}, ${bytes}, ${ctx.now})
    ON CONFLICT ("transferId") WHERE kind = 'SENT' DO NOTHING`;
  const again = written === 0 ? { again: true } : {};
  await ctx.audit({ subject: { type: 'Transfer', id: transfer }, details: { sha256, bytes, ...again } });
  return null;
}
