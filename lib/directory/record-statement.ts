import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { lockParty } from './lock-party';
import type { recordStatementSchema } from './schema';

/** Where a statement stands: its party, by the code. */
export type ChangedStatement = { party: string };

/** Keeps what a source says of a matter of a party beside what others say of it. Nothing else changes. */
export async function recordStatement(
  ctx: Ctx<SiteScope>,
  { party: partyId, matter, source, sourceOn, says }: z.output<typeof recordStatementSchema>,
): Promise<ChangedStatement> {
  const party = await lockParty(ctx.tx, partyId);
  const { id } = await ctx.tx.sourceStatement.create({
    data: {
      partyId,
      matter,
      source,
      sourceOn: sourceOn ?? null,
      says,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Party', id: partyId }, details: { statement: id, matter, source } });
  return { party: party.code };
}
