import type { Ctx } from '@/lib/core/execute';
import { stands } from './model/signatures';
import { languageHashes } from './model/hashes';
import { readDocumentContent } from './read-content';

/**
 * Ends on the record every signature whose text now says something else, so that it does not come back where the text does. What is
 * not recorded here, because a figure or a reservation changed elsewhere, counts no longer either: hashes are compared at each
 * reading. The caller holds the document.
 */
export async function endChangedSignatures(ctx: Ctx, documentId: string): Promise<void> {
  const open = await ctx.tx.signOff.findMany({
    where: { documentId, end: null },
    select: { id: true, capacity: true, language: true, sha256: true, end: { select: { signOffId: true } } },
  });
  if (open.length === 0) return;
  const hashes = languageHashes((await readDocumentContent(ctx.tx, documentId)).content);
  const changed = open.filter((one) => !stands(one, hashes));
  if (changed.length === 0) return;
  await ctx.tx.signOffEnd.createMany({
    data: changed.map(({ id }) => ({
      signOffId: id,
      reason: 'TEXT_CHANGED' as const,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
  await ctx.audit(
    changed.map(({ id, capacity, language }) => ({
      subject: { type: 'SignOff', id },
      details: { ended: 'TEXT_CHANGED', capacity, language },
    })),
  );
}
