import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { announce, lockDocument } from './lock-document';
import type { withdrawDocumentSchema } from './schema';

/**
 * Takes a document back: from then on its files are the secretariat's only, and whoever could read it finds its symbol with the
 * reason; of one that was never out nobody hears. Speakers' links to it end. Refuses "closed" where it was withdrawn already.
 */
export async function withdrawDocument(
  ctx: Ctx,
  { document: id, reason }: z.output<typeof withdrawDocumentSchema>,
): Promise<{ id: string }> {
  const document = await lockDocument(ctx, id);
  if (document.isWithdrawn) throw new Refusal('closed');
  const said = Object.fromEntries(Object.entries(reason).filter(([, text]) => text)) as Record<string, string>;
  await ctx.tx.documentWithdrawal.create({
    data: { documentId: id, reason: said, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { documentId: true },
  });
  // What was never out is not heard of, after the end of its embargo neither.
  if (!document.isOut)
    await ctx.tx.document.update({
      where: { id },
      data: { firstOutAt: null, publicAt: null },
      select: { id: true },
    });
  await ctx.tx.documentLink.updateMany({ where: { documentId: id, revokedAt: null }, data: { revokedAt: ctx.now } });
  await ctx.audit({ subject: { type: 'Document', id }, details: { symbol: document.symbol, reason: said } });
  announce(ctx, document);
  return { id };
}
