import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft } from './lock-outcome';
import type { withdrawSignatureSchema } from './schema';

/**
 * Takes one's own signature back, with the reason. Refuses "not_found" for somebody else's, "conflict" where it has ended already
 * and "closed" once the document is published on it.
 */
export async function withdrawSignature(
  ctx: Ctx,
  { signature: id, whyWithdrawn: why }: z.output<typeof withdrawSignatureSchema>,
): Promise<{ signature: string }> {
  const document = await lockDraft(ctx);
  const byAccountId = found(ctx.actor?.accountId);
  const { end } = found(
    await ctx.tx.signOff.findFirst({
      where: { id, documentId: document.id, byAccountId },
      select: { end: { select: { reason: true } } },
    }),
  );
  if (end) throw new Refusal('conflict');
  await ctx.tx.signOffEnd.create({
    data: { signOffId: id, reason: 'WITHDRAWN', why, byAccountId, at: ctx.now },
    select: { signOffId: true },
  });
  await ctx.audit({ subject: { type: 'SignOff', id }, details: { ended: 'WITHDRAWN', why } });
  return { signature: id };
}
