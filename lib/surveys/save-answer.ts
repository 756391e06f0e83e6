import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { saveAnswerSchema } from './schema';
import { writeResponse } from './write-response';

/** What the one who is typing is told: the answer's revision from then on, and when it was stored (ISO, database's time). */
export type AnswerSaved = { revision: number; at: string };

/** Saves one answer while it is being given, if it is still as it was seen. The same answer again changes nothing. */
export async function saveAnswer(
  ctx: Ctx,
  { delegation, version, question, revision, answer, shownIn }: z.output<typeof saveAnswerSchema>,
): Promise<AnswerSaved> {
  const written = await writeResponse(ctx, {
    delegation,
    version,
    revisions: { [question]: revision },
    answers: { [question]: answer },
    shownIn,
  });
  await ctx.audit({
    subject: { type: 'Response', id: written.id },
    details: { version: written.version.number, changed: written.changed },
  });
  return { revision: written.revisions.get(question) ?? 0, at: ctx.now.toISOString() };
}
