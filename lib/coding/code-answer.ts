import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { findText } from './find-text';
import { giveCodes } from './give-codes';
import { lockBookToCode } from './lock-book';
import { nextUncoded } from './model/next-uncoded';
import { mayCode } from './policy';
import { partOf } from './part-of';
import { readCodedTexts } from './queries/coded-texts';
import type { codeAnswerSchema } from './schema';

/**
 * Codes one answer as the coder one is. Refuses "not_found" for whoever is not a coder of the question, "conflict" where the
 * answer was changed meanwhile or both codings of it can be read already. `next`: the answer to code after it, if there is one.
 */
export async function codeAnswer(
  ctx: Ctx,
  input: z.output<typeof codeAnswerSchema>,
): Promise<{ question: string; next: string | null }> {
  const book = await lockBookToCode(ctx, input.book);
  const part = await partOf(ctx, book.id);
  const { text, texts, state } = await findText(ctx, book, input);
  if (!mayCode(state)) throw new Refusal('conflict');
  await giveCodes(ctx, book, { text, part, codes: input.codes });
  // What was given is said nowhere but in the coding itself: whoever reads the record may be the other coder.
  await ctx.audit({ subject: { type: 'CodeBook', id: book.id }, details: { question: book.question, part } });
  const coded = await readCodedTexts(ctx.tx, book.id, part);
  return { question: book.question, next: nextUncoded(texts, coded, text.key) };
}
