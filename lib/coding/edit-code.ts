import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { lockCode } from './lock-code';
import { recordChange } from './record-change';
import type { editCodeSchema } from './schema';

/** Gives a code other names or another description. What was coded with it stays, and says with which version of the book. */
export async function editCode(
  ctx: Ctx,
  { names, description, ...shown }: z.output<typeof editCodeSchema>,
): Promise<{ bookCode: string; question: string }> {
  const { id, number, book } = await lockCode(ctx, shown);
  await ctx.tx.bookCode.update({
    where: { id },
    data: { names, description, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await recordChange(ctx, book, { codeId: id, kind: 'EDITED', after: { number, names, description } });
  return { bookCode: id, question: book.question };
}
