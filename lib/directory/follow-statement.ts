import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { holdStatement } from './hold-statement';
import type { ChangedStatement } from './record-statement';
import type { followStatementSchema } from './schema';

/**
 * Says that the directory follows a statement rather than the others of its matter, and why; what was followed before stays on the
 * record. Refuses "not found" for one that was taken out, and "conflict" where somebody has chosen since the page was made.
 */
export async function followStatement(
  ctx: Ctx<SiteScope>,
  { statement: id, why, chosen }: z.output<typeof followStatementSchema>,
): Promise<ChangedStatement> {
  const { partyId, matter, party, last } = await holdStatement(ctx.tx, id);
  if ((last?.seq.toString() ?? '') !== (chosen ?? '')) throw new Refusal('conflict');
  await ctx.tx.sourceChoice.create({
    data: { statementId: id, why, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { statementId: true },
  });
  await ctx.audit({ subject: { type: 'Party', id: partyId }, details: { statement: id, matter, reason: why } });
  return { party };
}
