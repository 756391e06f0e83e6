import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkFacts } from './check-facts';
import { announce, lockDocument } from './lock-document';
import type { editDocumentSchema } from './schema';

/**
 * Changes what is said of a document, never its symbol or files. Refuses "conflict" where it has changed since it was read, and
 * "invalid" (`already_out`) for an embargo on what has been handed out: that is withdrawn instead.
 */
export async function editDocument(
  ctx: Ctx,
  { document, lockVersion, ...input }: z.output<typeof editDocumentSchema>,
): Promise<{ id: string }> {
  const before = await lockDocument(ctx, document);
  if (before.lockVersion !== lockVersion) throw new Refusal('conflict');
  const facts = await checkFacts(ctx, input);
  if (before.isOut && facts.embargoUntil && facts.embargoUntil > ctx.now)
    throw new Refusal('invalid', { 'embargo.date': { code: 'already_out' } });
  await ctx.tx.document.update({
    where: { id: document },
    data: { ...facts, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Document', id: document },
    details: {
      symbol: before.symbol,
      before: { title: before.title, access: before.access, embargoUntil: before.embargoUntil },
      after: { title: facts.title, access: facts.access, embargoUntil: facts.embargoUntil },
    },
  });
  // Whoever could read it until now learns of it too.
  announce(ctx, before);
  if (facts.access !== before.access) announce(ctx, { ...before, access: facts.access });
  return { id: document };
}
