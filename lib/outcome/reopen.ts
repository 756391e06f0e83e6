import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockOutcome } from './lock-outcome';

/**
 * Opens a published document again, so that a corrigendum or a revision can be written. What was published stays as it is under
 * its address. Refuses "closed" unless it is published and not open already.
 */
export async function reopen(ctx: Ctx): Promise<{ documentId: string }> {
  const document = found(await lockOutcome(ctx));
  if (document.state !== 'PUBLISHED') throw new Refusal('closed');
  await ctx.tx.outcomeDocument.update({
    where: { id: document.id },
    data: { state: 'CORRIGENDUM', lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'OutcomeDocument', id: document.id } });
  return { documentId: document.id };
}
