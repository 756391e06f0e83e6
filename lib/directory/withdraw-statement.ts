import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { holdStatement } from './hold-statement';
import type { ChangedStatement } from './record-statement';
import type { withdrawStatementSchema } from './schema';

/**
 * Takes out a statement that should not have been kept. Refuses "not found" where that was done already, and "invalid" for the one that
 * the directory follows while others of its matter stand: another is followed first.
 */
export async function withdrawStatement(
  ctx: Ctx<SiteScope>,
  { statement: id }: z.output<typeof withdrawStatementSchema>,
): Promise<ChangedStatement> {
  const { partyId, matter, party, last } = await holdStatement(ctx.tx, id);
  const others = await ctx.tx.sourceStatement.count({ where: { partyId, matter, end: null, id: { not: id } } });
  if (last?.statementId === id && others > 0) throw new Refusal('invalid', { statement: { code: 'followed' } });
  await ctx.tx.sourceStatementEnd.create({
    data: { statementId: id, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { statementId: true },
  });
  await ctx.audit({ subject: { type: 'Party', id: partyId }, details: { statement: id, matter, removed: true } });
  return { party };
}
