import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { findText } from './find-text';
import { giveCodes } from './give-codes';
import { lockBookToCode } from './lock-book';
import { mayDecide } from './policy';
import type { decideAnswerSchema } from './schema';

/**
 * Decides what counts for an answer that both have coded. Refuses "conflict" where the answer was changed, or somebody else
 * decided meanwhile, and while both codings cannot be read yet.
 */
export async function decideAnswer(
  ctx: Ctx,
  input: z.output<typeof decideAnswerSchema>,
): Promise<{ question: string; answer: string }> {
  const book = await lockBookToCode(ctx, input.book);
  const { text, state, decidedAt } = await findText(ctx, book, input);
  if (!mayDecide(state) || (decidedAt?.getTime() ?? 0) !== input.decided) throw new Refusal('conflict');
  await giveCodes(ctx, book, { text, part: 'DECIDED', codes: input.codes });
  await ctx.audit({
    subject: { type: 'CodeBook', id: book.id },
    details: { question: book.question, codes: input.codes.length },
  });
  return { question: book.question, answer: text.key };
}
