import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { fetchMinutes, roleFor } from './policy';
import { purposeSchema, type beginTransferSchema } from './schema';

/**
 * Writes down that a prepared file is about to go out, before its first byte does. For whoever prepared it, for some minutes,
 * until it went out whole: a download that broke off can be begun again. Refuses "not_found" for everybody and everything else.
 */
export async function beginTransfer(
  ctx: Ctx,
  { transfer }: z.output<typeof beginTransferSchema>,
): Promise<{ id: string }> {
  const [row] = await ctx.tx.$queryRaw<{ purpose: string }[]>`
    SELECT t.purpose FROM "Transfer" t
    WHERE t.id = ${transfer}::uuid AND t."meetingId" = ${ctx.scope.meeting.id}::uuid AND t."byAccountId" = ${found(ctx.actor).accountId}::uuid
      AND t.at > now() - make_interval(mins => ${fetchMinutes}::int)
      AND NOT EXISTS (SELECT 1 FROM "TransferStep" s WHERE s."transferId" = t.id AND s.kind = 'SENT')`;
  const purpose = purposeSchema.safeParse(found(row).purpose);
  // Roles are asked again: they may have been taken back since.
  found(purpose.success ? roleFor(purpose.data, ctx.scope.grants) : null);
  await ctx.tx.transferStep.create({
    data: { transferId: transfer, kind: 'BEGUN', at: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Transfer', id: transfer } });
  return { id: transfer };
}
