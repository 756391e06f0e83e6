import { canonicalJson } from '@/lib/core/canonical';
import { found, Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';
import { validate } from '@/lib/core/validation';
import { isLate, mayChange } from './policy';
import { definitionSchema, type SurveyDefinition } from './model/definition';
import { answersSchema, type SurveyAnswer } from './schema';

/** The posted form, whichever of its two buttons was pressed. */
export type PostedResponse = {
  delegation: string;
  version: string;
  lockVersion: number;
  answers: Record<string, unknown>;
};

/** The response as it stands after the write. */
export type WrittenResponse = {
  id: string;
  lockVersion: number;
  survey: { id: string; code: string };
  party: { id: string; code: string };
  version: { id: string; number: number; sha256: string; definition: SurveyDefinition };
  answers: Record<string, SurveyAnswer | null>;
  /** Codes of the questions whose answers changed. */
  changed: string[];
  /** The deadline has passed: submitted now, the answer counts as late. */
  isLate: boolean;
};

type Frame = {
  partyId: string;
  partyCode: string;
  surveyId: string;
  surveyCode: string;
  surveyStatus: SurveyStatus;
  versionId: string;
  versionNumber: number;
  versionSha256: string;
  definition: unknown;
  responseStatus: ResponseStatus | null;
  isReopened: boolean;
  graceHours: number;
  extendedTo: Date | null;
};

/**
 * Delegation, survey and latest version of it, all of this meeting; the version posted only names the survey. The survey is
 * held as it is until the end, so that none is written to while it is being closed, counted or given a new version.
 */
async function findFrame(ctx: Ctx, input: PostedResponse): Promise<Frame> {
  const [frame] = await ctx.tx.$queryRaw<Frame[]>`
    SELECT p.id AS "partyId", p.code AS "partyCode", s.id AS "surveyId", s.code AS "surveyCode", s.status AS "surveyStatus", s."graceHours",
           (SELECT e.until FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = d."partyId"
            ORDER BY e.at DESC, e.id DESC LIMIT 1) AS "extendedTo",
           v.id AS "versionId", v.number AS "versionNumber", v.sha256 AS "versionSha256", v.definition,
           r.status AS "responseStatus",
           EXISTS (SELECT 1 FROM "Reopening" o WHERE o."responseId" = r.id) AS "isReopened"
    FROM "Delegation" d
    JOIN "Party" p ON p.id = d."partyId"
    JOIN "SurveyVersion" posted ON posted.id = ${input.version}::uuid
    JOIN "Survey" s ON s.id = posted."surveyId" AND s."meetingId" = d."meetingId"
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    LEFT JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
    WHERE d.id = ${input.delegation}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid
    FOR SHARE OF s`;
  return found(frame);
}

/** Every field's error under the name its control has in the form. */
function underAnswers(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(fields).map(([name, error]) => [`answers.${name}`, error]));
}

/**
 * Takes the response for this transaction: makes it on the first save, and moves its lock version on if it is the one
 * the form saw. Of two first saves at once the second waits for the first and then finds the version gone.
 */
async function takeResponse(ctx: Ctx, frame: Frame, base: number): Promise<string> {
  const of = { surveyId: frame.surveyId, partyId: frame.partyId };
  if (base === 0) {
    const first = { ...of, versionId: frame.versionId, createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.tx.response.createMany({ data: [first], skipDuplicates: true });
  }
  const taken = await ctx.tx.$executeRaw`
    UPDATE "Response" SET "lockVersion" = "lockVersion" + 1, "versionId" = ${frame.versionId}::uuid, "updatedAt" = ${ctx.now}
    WHERE "surveyId" = ${of.surveyId}::uuid AND "partyId" = ${of.partyId}::uuid AND "lockVersion" = ${base} AND status = 'DRAFT'`;
  if (taken === 0) throw new Refusal('conflict');
  const { id } = await ctx.tx.response.findUniqueOrThrow({ where: { surveyId_partyId: of }, select: { id: true } });
  return id;
}

/** The answers as stored, by question code, in the shape of the schema; and the last revision of each, cleared ones too. */
async function readAnswers(ctx: Ctx, responseId: string) {
  const rows = await ctx.tx.answer.findMany({
    where: { responseId },
    select: {
      kind: true,
      text: true,
      language: true,
      number: true,
      question: { select: { code: true } },
      choices: {
        select: { choice: { select: { code: true } } },
        orderBy: [{ rank: 'asc' }, { choice: { position: 'asc' } }],
      },
    },
  });
  const events = await ctx.tx.answerEvent.groupBy({
    by: ['questionId'],
    where: { responseId },
    _max: { revision: true },
  });
  const answers = new Map<string, SurveyAnswer>(
    rows.map(({ question, choices, ...answer }) => [
      question.code,
      { ...answer, choices: choices.map(({ choice }) => choice.code) },
    ]),
  );
  return { answers, revisions: new Map(events.map((event) => [event.questionId, event._max.revision ?? 0])) };
}

/** Replaces what changed, in four statements however many questions there are, and records each change. */
async function storeChanges(
  ctx: Ctx,
  frame: Frame,
  responseId: string,
  answers: Record<string, SurveyAnswer | null>,
): Promise<string[]> {
  const before = await readAnswers(ctx, responseId);
  const changed = Object.entries(answers).filter(
    ([code, answer]) => canonicalJson(answer) !== canonicalJson(before.answers.get(code) ?? null),
  );
  if (changed.length === 0) return [];
  const codes = changed.map(([code]) => code);
  const questions = await ctx.tx.question.findMany({
    where: { surveyId: frame.surveyId, code: { in: codes } },
    select: { id: true, code: true, type: true, choices: { select: { id: true, code: true } } },
  });
  const changes = changed.map(([code, answer]) => {
    const question = found(questions.find((each) => each.code === code));
    return { question, answer, revision: (before.revisions.get(question.id) ?? 0) + 1 };
  });
  await ctx.tx.answer.deleteMany({ where: { responseId, questionId: { in: questions.map(({ id }) => id) } } });
  const made = await ctx.tx.answer.createManyAndReturn({
    data: changes.flatMap(({ question, answer, revision }) => {
      if (!answer) return [];
      const { kind, text, language, number } = answer;
      return [{ responseId, questionId: question.id, kind, text, language, number, revision }];
    }),
    select: { id: true, questionId: true },
  });
  await ctx.tx.answerChoice.createMany({
    data: changes.flatMap(({ question, answer }) => {
      const answerId = made.find((each) => each.questionId === question.id)?.id;
      if (!answer || !answerId) return [];
      return answer.choices.map((code, index) => ({
        answerId,
        choiceId: found(question.choices.find((choice) => choice.code === code)).id,
        rank: question.type === 'RANKING' ? index + 1 : null,
      }));
    }),
  });
  await ctx.tx.answerEvent.createMany({
    data: changes.map(({ question, answer, revision }) => ({
      responseId,
      questionId: question.id,
      revision,
      value: { answer },
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
  return codes;
}

/**
 * Writes a party's one response, for the draft and the submission alike.
 * Refuses "not_found" for what is not of this meeting, "closed" outside the window and after a submission,
 * "conflict" when somebody saved since the form was opened or a new version was published, "invalid" with codes by field.
 */
export async function writeResponse(ctx: Ctx, input: PostedResponse): Promise<WrittenResponse> {
  const frame = await findFrame(ctx, input);
  const { phase, surveyClosesAt: closesAt, topK } = ctx.scope.meeting;
  const response = frame.responseStatus && { status: frame.responseStatus, isReopened: frame.isReopened };
  const { graceHours, extendedTo } = frame;
  const window = { status: frame.surveyStatus, closesAt, extendedTo, graceHours, phase };
  if (!mayChange(window, response, ctx.now)) throw new Refusal('closed');
  if (frame.versionId !== input.version) throw new Refusal('conflict');

  const definition = definitionSchema.parse(frame.definition);
  const parsed = validate(answersSchema(definition, topK), input.answers);
  if (!parsed.ok) throw new Refusal('invalid', underAnswers(parsed.fields));

  const id = await takeResponse(ctx, frame, input.lockVersion);
  const changed = await storeChanges(ctx, frame, id, parsed.value);
  return {
    id,
    lockVersion: input.lockVersion + 1,
    survey: { id: frame.surveyId, code: frame.surveyCode },
    party: { id: frame.partyId, code: frame.partyCode },
    version: { id: frame.versionId, number: frame.versionNumber, sha256: frame.versionSha256, definition },
    answers: parsed.value,
    changed,
    isLate: isLate(window, response, ctx.now),
  };
}
