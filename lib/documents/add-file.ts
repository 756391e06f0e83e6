import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { announce, lockDocument } from './lock-document';
import type { addFileSchema } from './schema';
import { writeFile } from './write-file';

/**
 * Adds a document in one language: to the revision in force, or as the next one. What it takes the place of is kept.
 * Refuses "closed" for a document that was withdrawn, and "conflict" where it has changed since it was read: a translation of the
 * text before is never taken for one of the text in force.
 */
export async function addFile(ctx: Ctx, input: z.output<typeof addFileSchema>): Promise<{ id: string }> {
  const document = await lockDocument(ctx, input.document);
  if (document.isWithdrawn) throw new Refusal('closed');
  if (document.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  const { revision, sha256 } = await writeFile(ctx, input);
  await ctx.tx.document.update({
    where: { id: document.id },
    data: { title: { ...document.title, [input.language]: input.title }, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Document', id: document.id },
    details: { symbol: document.symbol, revision, language: input.language, title: input.title, sha256 },
  });
  announce(ctx, await lockDocument(ctx, document.id), document);
  return { id: document.id };
}
