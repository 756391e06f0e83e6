import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockCode } from './lock-code';
import { isOffered } from './policy';
import { recordChange } from './record-change';
import type { mergeCodeSchema } from './schema';

/**
 * Counts the answers of a code under another from now on. No coding is rewritten: it says which code was given. Refuses
 * "not_found" for a code of another book, "conflict" for one that is itself not offered, or is the same.
 */
export async function mergeCode(
  ctx: Ctx,
  { into, ...shown }: z.output<typeof mergeCodeSchema>,
): Promise<{ bookCode: string; question: string }> {
  const { id, number, mergedIntoId, book } = await lockCode(ctx, shown);
  const target = found(
    await ctx.tx.bookCode.findFirst({
      where: { id: into, bookId: book.id },
      select: { id: true, number: true, retiredAt: true, mergedIntoId: true },
    }),
  );
  if (mergedIntoId !== null || target.id === id || !isOffered(target)) throw new Refusal('conflict');
  await ctx.tx.bookCode.update({
    where: { id },
    data: { mergedIntoId: into, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await recordChange(ctx, book, { codeId: id, kind: 'MERGED', after: { number, into: target.number } });
  return { bookCode: id, question: book.question };
}
