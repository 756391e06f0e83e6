import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft } from './lock-outcome';
import type { publishSchema } from './schema';
import { sealPublication } from './seal';

/**
 * Publishes the Highlights as a sealed snapshot. The symbol is typed to confirm, since nothing published is ever changed.
 * Refuses "invalid" while a language is missing or stale anywhere, naming each place; "conflict" when the document was changed meanwhile.
 */
export async function publish(
  ctx: Ctx,
  input: z.output<typeof publishSchema>,
): Promise<{ sha256: string; number: number }> {
  const document = await lockDraft(ctx);
  if (input.symbol !== document.symbol) throw new Refusal('invalid', { symbol: { code: 'symbol_differs' } });
  const { lockVersion } = await ctx.tx.outcomeDocument.findUniqueOrThrow({
    where: { id: document.id },
    select: { lockVersion: true },
  });
  if (lockVersion !== input.lockVersion) throw new Refusal('conflict');
  const publication = await sealPublication(ctx.tx, {
    documentId: document.id,
    at: ctx.now,
    byAccountId: ctx.actor?.accountId ?? null,
    byName: ctx.actor?.name ?? '',
  });
  await ctx.audit({
    subject: { type: 'Publication', id: publication.id },
    details: { number: publication.number, sha256: publication.sha256 },
  });
  ctx.live({ type: 'publication.sealed', subjectId: publication.id, visibility: 'PUBLIC' });
  return { sha256: publication.sha256, number: publication.number };
}
