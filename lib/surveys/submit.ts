import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askedParts, shortcomingsOf, type Asked } from './model/asked';
import { questionsOf, type SurveyDefinition, type SurveyQuestion } from './model/definition';
import { writtenValue } from './model/expression/values';
import { fieldNameOf, type SubmissionPayload, type SurveyAnswer, type submitSchema } from './schema';
import { writeResponse } from './write-response';

/**
 * Required questions that are asked and have no answer, and answers that do not fulfil their constraint. "No consensus" and
 * its like are answers; what is not asked is not missing. @returns codes by the name of the field that stands for the question
 */
export function faultsOf(definition: SurveyDefinition, asked: Asked, now: Date): FieldErrors {
  const halves = questionsOf(definition).filter(
    (question) =>
      question.required && asked.answers.has(question.code) && !isComplete(question, asked.answers.get(question.code)),
  );
  const all = [
    ...halves.map((question) => ({ question, code: 'answer_missing' })),
    ...shortcomingsOf(definition, asked, now),
  ];
  return Object.fromEntries(all.map(({ question, code }) => [fieldNameOf(question), { code }]));
}

/** A matrix is answered once each of its rows is. */
function isComplete(question: SurveyQuestion, answer: SurveyAnswer | undefined): boolean {
  if (!answer) return false;
  if (question.type !== 'MATRIX' || answer.kind !== 'VALUE') return true;
  return question.rows.every(({ code }) => answer.cells?.[code] !== undefined);
}

/**
 * What is sealed: an answer or null for every question of the version, and none of a question that is no longer asked. An
 * answer to what its own answers leave out does not count; a calculated value is made here and nowhere else.
 */
export function sealedAnswers(definition: SurveyDefinition, asked: Asked): Record<string, SurveyAnswer | null> {
  return Object.fromEntries(
    questionsOf(definition)
      .filter(({ type }) => type !== 'NOTE')
      .map(({ code, type }) => [
        code,
        type === 'CALCULATED' ? calculated(asked, code) : (asked.answers.get(code) ?? null),
      ]),
  );
}

function calculated({ codes, valueOf }: Asked, code: string): SurveyAnswer | null {
  const value = codes.has(code) ? valueOf(code) : '';
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  const text = number === null ? writtenValue(value) : null;
  return text === '' ? null : { kind: 'VALUE', choices: [], number, text, language: null };
}

/**
 * Submits the party's answer: saves what is posted with it, seals the whole as the next submission and closes it to changes.
 * Focal points only. Refuses "invalid" with a code at each required question that is asked and not
 * answered and each answer that breaks its constraint, and "conflict" where
 * somebody has changed an answer since the focal point read them.
 * The seal is the sha256 of the payload's canonical JSON.
 */
export async function submit(
  ctx: Ctx,
  input: z.output<typeof submitSchema>,
): Promise<{ response: string; number: number; sha256: string }> {
  const written = await writeResponse(ctx, { ...input, isSealed: true });
  if (input.lockVersion !== undefined && written.lockVersion !== input.lockVersion)
    throw new Refusal('conflict', { lockVersion: { code: 'changed_since_read' } });
  const { definition } = written.version;
  const asked = askedParts(definition, Object.fromEntries(written.answers), ctx.now);
  const faults = faultsOf(definition, asked, ctx.now);
  if (Object.keys(faults).length > 0) throw new Refusal('invalid', faults);

  const number = 1 + (await ctx.tx.submission.count({ where: { responseId: written.id } }));
  const payload: SubmissionPayload = {
    meeting: ctx.scope.meeting.slug,
    survey: written.survey.code,
    party: written.party.code,
    number,
    version: written.version.number,
    versionSha256: written.version.sha256,
    answers: sealedAnswers(definition, asked),
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
