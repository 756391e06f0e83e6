import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { randomToken } from '@/lib/core/secret';
import { openQuestions } from './model/open-questions';
import { readVersions } from './queries/versions';
import type { beginBookSchema } from './schema';

/** Begins the code book of an open question. Refuses "not_found" for any other question, "conflict" where it has one already. */
export async function beginBook(
  ctx: Ctx,
  { question: code }: z.output<typeof beginBookSchema>,
): Promise<{ book: string; question: string }> {
  found(openQuestions(await readVersions(ctx.tx, ctx.scope.meeting.id)).find((open) => open.code === code));
  const { id: questionId } = found(
    await ctx.tx.question.findFirst({
      where: { code, survey: { meetingId: ctx.scope.meeting.id } },
      select: { id: true },
    }),
  );
  const { count } = await ctx.tx.codeBook.createMany({
    data: [{ questionId, salt: randomToken(), createdAt: ctx.now }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal('conflict');
  const book = await ctx.tx.codeBook.findUniqueOrThrow({ where: { questionId }, select: { id: true } });
  await ctx.audit({ subject: { type: 'CodeBook', id: book.id }, details: { question: code } });
  return { book: book.id, question: code };
}
