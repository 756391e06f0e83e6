import type { Ctx } from '@/lib/core/execute';
import type { CodeChangeKind } from '@/lib/core/prisma/enums';
import type { LockedBook } from './lock-book';

/** Records a change of a locked book under its next version, and in the audit. `after`: what the code is from now on. */
export async function recordChange(
  ctx: Ctx,
  book: Pick<LockedBook, 'id' | 'version' | 'question'>,
  { codeId, kind, after }: { codeId: string; kind: CodeChangeKind; after: Record<string, string | number | object> },
): Promise<void> {
  const version = book.version + 1;
  await ctx.tx.codeBook.update({ where: { id: book.id }, data: { version }, select: { id: true } });
  await ctx.tx.codeBookChange.create({
    data: {
      bookId: book.id,
      version,
      codeId,
      kind,
      after: structuredClone(after),
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'CodeBook', id: book.id },
    details: { question: book.question, version, ...after },
  });
}
