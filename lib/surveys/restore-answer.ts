import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { answerEventSchema, type restoreAnswerSchema } from './schema';
import { writeResponse } from './write-response';

/**
 * Takes up an earlier version of an answer again, as a new revision: nothing of what came in between is lost. Refuses
 * "not_found" where there is no such version, and "conflict" where a colleague has changed the answer meanwhile.
 */
export async function restoreAnswer(
  ctx: Ctx,
  { delegation, version, question, revision, from, shownIn }: z.output<typeof restoreAnswerSchema>,
): Promise<{ revision: number }> {
  const [event] = await ctx.tx.$queryRaw<{ value: unknown }[]>`
    SELECT e.value FROM "AnswerEvent" e JOIN "Response" r ON r.id = e."responseId" JOIN "Question" q ON q.id = e."questionId"
    JOIN "Delegation" d ON d."partyId" = r."partyId" JOIN "Survey" s ON s.id = r."surveyId" AND s."meetingId" = d."meetingId"
    WHERE d.id = ${delegation}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid AND q.code = ${question} AND e.revision = ${from}`;
  const { answer } = answerEventSchema.parse(found(event).value);
  const written = await writeResponse(ctx, {
    delegation,
    version,
    revisions: { [question]: revision },
    // Only over the version that is shown: a newer one is shown first.
    keep: { [question]: 'mine' },
    answers: {},
    restored: { [question]: answer },
    shownIn,
  });
  await ctx.audit({
    subject: { type: 'Response', id: written.id },
    details: { version: written.version.number, changed: written.changed, restored: from },
  });
  return { revision: written.revisions.get(question) ?? 0 };
}
