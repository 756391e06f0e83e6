import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { questionsOf, type SurveyDefinition, type SurveyQuestion } from './model/definition';
import { takesAnswer } from './model/read-answer';
import { fieldNameOf, type SubmissionPayload, type SurveyAnswer, type submitSchema } from './schema';
import { writeResponse } from './write-response';

/** Required questions without an answer. "No consensus" and its like are answers. */
function missingAnswers(definition: SurveyDefinition, answers: ReadonlyMap<string, SurveyAnswer>): FieldErrors {
  const missing = questionsOf(definition).filter(
    (question) => question.required && takesAnswer(question) && !isComplete(question, answers.get(question.code)),
  );
  return Object.fromEntries(missing.map((question) => [fieldNameOf(question), { code: 'answer_missing' }]));
}

/** A matrix is answered once each of its rows is. */
function isComplete(question: SurveyQuestion, answer: SurveyAnswer | undefined): boolean {
  if (!answer) return false;
  if (question.type !== 'MATRIX' || answer.kind !== 'VALUE') return true;
  return question.rows.every(({ code }) => answer.cells?.[code] !== undefined);
}

/** What is sealed: an answer or null for every question of the version, and none of a question that is no longer asked. */
function sealedAnswers(definition: SurveyDefinition, answers: ReadonlyMap<string, SurveyAnswer>) {
  return Object.fromEntries(
    questionsOf(definition)
      .filter(takesAnswer)
      .map(({ code }) => [code, answers.get(code) ?? null]),
  );
}

/**
 * Submits the party's answer: saves what is posted with it, seals the whole as the next submission and closes it to changes.
 * Focal points only. Refuses "invalid" with a code at each required question that is not answered, and "conflict" where
 * somebody has changed an answer since the focal point read them.
 * The seal is the sha256 of the payload's canonical JSON.
 */
export async function submit(
  ctx: Ctx,
  input: z.output<typeof submitSchema>,
): Promise<{ response: string; number: number; sha256: string }> {
  const written = await writeResponse(ctx, input);
  if (input.lockVersion !== undefined && written.lockVersion !== input.lockVersion)
    throw new Refusal('conflict', { lockVersion: { code: 'changed_since_read' } });
  const missing = missingAnswers(written.version.definition, written.answers);
  if (Object.keys(missing).length > 0) throw new Refusal('invalid', missing);

  const number = 1 + (await ctx.tx.submission.count({ where: { responseId: written.id } }));
  const payload: SubmissionPayload = {
    meeting: ctx.scope.meeting.slug,
    survey: written.survey.code,
    party: written.party.code,
    number,
    version: written.version.number,
    versionSha256: written.version.sha256,
    answers: sealedAnswers(written.version.definition, written.answers),
  };
  const seal = sha256(canonicalJson(payload));
  await ctx.tx.submission.create({
    data: {
      responseId: written.id,
      number,
      payload,
      sha256: seal,
      byAccountId: ctx.actor?.accountId ?? null,
      byName: ctx.actor?.name ?? ctx.actor?.email ?? '',
      at: ctx.now,
      late: written.isLate,
    },
    select: { id: true },
  });
  await ctx.tx.response.update({ where: { id: written.id }, data: { status: 'SUBMITTED' }, select: { id: true } });
  await ctx.audit({
    subject: { type: 'Response', id: written.id },
    details: {
      number,
      sha256: seal,
      version: written.version.number,
      changed: written.changed,
      ...(written.isLate ? { late: true } : {}),
    },
  });
  ctx.live({ type: 'survey.submitted', subjectId: written.id, visibility: 'SECRETARIAT' });
  return { response: written.id, number, sha256: seal };
}
