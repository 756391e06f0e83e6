import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockBook, type LockedBook } from './lock-book';

export type LockedCode = {
  id: string;
  number: number;
  retiredAt: Date | null;
  mergedIntoId: string | null;
  book: LockedBook;
};

/**
 * A code of the meeting with its book locked, as the page showed it. Refuses "not_found" for another meeting's, "conflict"
 * where somebody changed it meanwhile.
 */
export async function lockCode(
  ctx: Ctx,
  { bookCode: id, lockVersion }: { bookCode: string; lockVersion: number },
): Promise<LockedCode> {
  const { bookId } = found(await ctx.tx.bookCode.findUnique({ where: { id }, select: { bookId: true } }));
  const book = await lockBook(ctx, bookId);
  const code = await ctx.tx.bookCode.findUniqueOrThrow({
    where: { id },
    select: { id: true, number: true, retiredAt: true, mergedIntoId: true, lockVersion: true },
  });
  if (code.lockVersion !== lockVersion) throw new Refusal('conflict');
  return { ...code, book };
}
