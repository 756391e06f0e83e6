import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { pick } from '@/lib/i18n/pick';
import { aboutOf, typesCalledByName } from './model/about';
import { askedParts, shortcomingsOf, type About, type Asked } from './model/asked';
import { hasConditions } from './model/deciders';
import { axesOf, questionsOf, type SurveyDefinition, type SurveyQuestion } from './model/definition';
import { writtenValue } from './model/expression/values';
import { misfitsOf, withRetired } from './model/misfits';
import { isReference, readReferences } from './queries/references';
import { readRetired } from './queries/retired-choices';
import { readFileNames } from './queries/survey-file';
import { fieldNameOf, fieldOfType, type SubmissionPayload, type SurveyAnswer, type submitSchema } from './schema';
import { underAnswers, writeResponse, type WrittenResponse } from './write-response';

/**
 * Required questions that are asked and have no answer, and answers that do not fulfil their constraint. "No consensus" and
 * its like are answers; what is not asked is not missing. @returns codes by the name of the field that stands for the question
 */
export function faultsOf(definition: SurveyDefinition, asked: Asked, about: About): FieldErrors {
  const halves = [...asked.questions.values()].filter(
    (question) =>
      question.required && asked.answers.has(question.code) && !isComplete(question, asked.answers.get(question.code)),
  );
  const all = [
    ...halves.map((question) => ({ question, code: 'answer_missing' })),
    ...shortcomingsOf(definition, asked, about),
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

/** What a party was not asked, so that nobody takes it for skipped. Said once, when it is sealed: conditions may know the day. */
const hiddenCodes = (definition: SurveyDefinition, asked: Asked): string[] =>
  questionsOf(definition).flatMap(({ code, type }) => (type === 'NOTE' || asked.codes.has(code) ? [] : [code]));

function calculated({ codes, valueOf }: Asked, code: string): SurveyAnswer | null {
  const value = codes.has(code) ? valueOf(code) : '';
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  const text = number === null ? writtenValue(value) : null;
  return text === '' ? null : { kind: 'VALUE', choices: [], number, text, language: null };
}

/**
 * Answers that count and do not fit the version that is to be sealed: they were given to an earlier one, or chosen before an
 * answer above left their choice out, and nobody has looked at them since. They are refused where they stand, in the reader's language, and never left out in silence.
 */
async function staleAnswers(
  ctx: Ctx,
  { survey, version: { definition } }: WrittenResponse,
  { answers, questions }: Asked,
  shownIn: string,
): Promise<FieldErrors> {
  const counted = Object.fromEntries(answers);
  const retired = await readRetired(ctx.tx, survey.id, definition, counted);
  return Object.assign(
    {},
    ...questionsOf(definition).map((question) => {
      const answer = answers.get(question.code);
      if (!answer) return {};
      const once = withRetired(question, retired.get(question.code) ?? {});
      const faults = misfitsOf(
        questions.get(question.code) ?? question,
        answer,
        ctx.scope.meeting.topK,
        fieldOfType[question.type],
        ({ axis, code }) =>
          pick(axesOf(once)[axis]?.find((choice) => choice.code === code)?.label, shownIn).text || code,
      );
      return underAnswers(
        Object.fromEntries(Object.entries(faults).map(([field, error]) => [`${question.code}.${field}`, error])),
      );
    }),
  ) as FieldErrors;
}

/** What an answer is evaluated among where it is sealed: nothing of it depends on who submits. */
export async function aboutSealing(
  ctx: Pick<Ctx, 'tx' | 'now' | 'scope'>,
  definition: SurveyDefinition,
  answers: Iterable<SurveyAnswer>,
): Promise<About> {
  const files = [...answers].flatMap(({ file }) => (file ? [file.id] : []));
  return aboutOf(ctx.scope.meeting, definition, {
    now: ctx.now,
    lists: await readReferences(ctx.tx, typesCalledByName(definition).filter(isReference), ctx.now),
    files: await readFileNames(files, ctx.tx),
  });
}

/** Refuses "conflict" at each answer that is another one than the focal point has read. */
function refuseUnread(reviewed: Readonly<Record<string, number>>, { version, revisions }: WrittenResponse): void {
  const unread = questionsOf(version.definition).filter(
    ({ code }) => (revisions.get(code) ?? 0) !== (Object.hasOwn(reviewed, code) ? reviewed[code] : 0),
  );
  if (unread.length > 0)
    throw new Refusal(
      'conflict',
      Object.fromEntries(unread.map((question) => [fieldNameOf(question), { code: 'changed_since_read' }])),
    );
}

/**
 * Submits the party's answer: saves what is posted with it, seals the whole as the next submission and closes it to changes.
 * Focal points only. Refuses "invalid" with a code at each required question that is asked and not
 * answered, each answer that breaks its constraint and each that does not fit the version, and "conflict" where
 * somebody has changed an answer since the focal point read them (`reviewed`: the revisions that were read).
 * The seal is the sha256 of the payload's canonical JSON.
 */
export async function submit(
  ctx: Ctx,
  input: z.output<typeof submitSchema>,
): Promise<{ response: string; number: number; sha256: string }> {
  const written = await writeResponse(ctx, { ...input, isSealed: true });
  if (input.reviewed) refuseUnread(input.reviewed, written);
  const { definition } = written.version;
  const about = await aboutSealing(ctx, definition, written.answers.values());
  const asked = askedParts(definition, Object.fromEntries(written.answers), about);
  const faults = {
    ...faultsOf(definition, asked, about),
    ...(await staleAnswers(ctx, written, asked, input.shownIn)),
  };
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
    ...(hasConditions(definition) ? { hidden: hiddenCodes(definition, asked) } : {}),
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
