import { found, Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';
import { validate } from '@/lib/core/validation';
import type { Locale } from '@/lib/i18n/routing';
import { aboutOf } from './model/about';
import { answerInWords } from './model/answer-in-words';
import { askedParts } from './model/asked';
import { isSameAnswer, mergeAnswer, type Choice } from './model/merge-answers';
import { isShowable, shownOf } from './model/misfits';
import { isLate, mayChange } from './policy';
import { readStoredAnswers, type StoredAnswers } from './queries/answer-rows';
import { knownDefinition } from './queries/known-definition';
import { isReference, readReferences } from './queries/references';
import { storeAnswers } from './store-answers';
import { questionsOf, type SurveyDefinition, type SurveyQuestion } from './model/definition';
import { answerEventSchema, answersSchema, type SurveyAnswer } from './schema';

/** Answers as posted, whichever form they come from: of the whole page, of one question, or sealed by the focal point. */
export type PostedResponse = {
  delegation: string;
  version: string;
  /** Revision of each answer that the writer had before them; 0 or left out where there was none. */
  revisions: Record<string, number>;
  /** Whether what is stored afterwards is sealed, so that its writer has to have seen all of it. */
  isSealed?: boolean;
  /** Said about answers that a colleague has changed meanwhile. */
  keep?: Record<string, Choice>;
  /** Questions whose earlier answer is given up, though the form could not show all of it. */
  drop?: string[];
  answers: Record<string, unknown>;
  /** Answers as they were once stored, to be taken up again. */
  restored?: Record<string, SurveyAnswer | null>;
  /** Language of the writer's page, in which a colleague's answer is shown. */
  shownIn: Locale;
};

/** The response as it stands after the write. */
export type WrittenResponse = {
  id: string;
  lockVersion: number;
  survey: { id: string; code: string };
  party: { id: string; code: string };
  version: { id: string; number: number; sha256: string; definition: SurveyDefinition };
  /** Every answer there is, by question code; the ones of questions no longer asked too. */
  answers: Map<string, SurveyAnswer>;
  /** Revision of each question that was ever answered. */
  revisions: Map<string, number>;
  /** Codes of the questions whose answers changed. */
  changed: string[];
  /** The deadline has passed: submitted now, the answer counts as late. */
  isLate: boolean;
};

export type Frame = {
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
  graceHours: number;
  extendedTo: Date | null;
};

/**
 * Delegation, survey that asks it and latest version of it, all of this meeting; the version posted only names the survey. The survey is
 * held as it is until the end, so that none is written to while it is being closed, counted or given a new version.
 */
export async function findFrame(ctx: Ctx, input: Pick<PostedResponse, 'delegation' | 'version'>): Promise<Frame> {
  const [frame] = await ctx.tx.$queryRaw<Frame[]>`
    SELECT p.id AS "partyId", p.code AS "partyCode", s.id AS "surveyId", s.code AS "surveyCode", s.status AS "surveyStatus", s."graceHours",
           (SELECT e.until FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = d."partyId"
            ORDER BY e.at DESC, e.id DESC LIMIT 1) AS "extendedTo",
           v.id AS "versionId", v.number AS "versionNumber", v.sha256 AS "versionSha256", v.definition,
           r.status AS "responseStatus"
    FROM "Delegation" d
    JOIN "Party" p ON p.id = d."partyId"
    JOIN "SurveyVersion" posted ON posted.id = ${input.version}::uuid
    JOIN "Survey" s ON s.id = posted."surveyId" AND s."meetingId" = d."meetingId" AND survey_asks(s.asks, p.kind)
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    LEFT JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
    WHERE d.id = ${input.delegation}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid
    FOR SHARE OF s`;
  return found(frame);
}

/** Every field's error under the name its control has in the form. */
export function underAnswers(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(fields).map(([name, error]) => [`answers.${name}`, error]));
}

type Taken = { id: string; lockVersion: number };

/**
 * Takes the response for this transaction, making it on the first save: whoever writes answers of the same party waits here,
 * so that each finds the revisions that the one before has left.
 */
export async function takeResponse(ctx: Ctx, frame: Frame): Promise<Taken> {
  const of = { surveyId: frame.surveyId, partyId: frame.partyId };
  if (frame.responseStatus === null) {
    const first = { ...of, versionId: frame.versionId, createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.tx.response.createMany({ data: [first], skipDuplicates: true });
  }
  const [taken] = await ctx.tx.$queryRaw<(Taken & { status: ResponseStatus })[]>`
    SELECT id, "lockVersion", status FROM "Response"
    WHERE "surveyId" = ${of.surveyId}::uuid AND "partyId" = ${of.partyId}::uuid FOR UPDATE`;
  // It may have been submitted while this one waited.
  if (found(taken).status !== 'DRAFT') throw new Refusal('closed');
  return found(taken);
}

/** Answers that name what is in none of the house's lists; what was in them when it was answered stays. */
export async function unknownCodes(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  definition: SurveyDefinition,
  answers: Readonly<Record<string, SurveyAnswer | null>>,
  kept: ReadonlyMap<string, SurveyAnswer>,
): Promise<FieldErrors> {
  const asked = questionsOf(definition).flatMap(({ code, type }) => {
    const codes = answers[code]?.codes ?? [];
    const added = codes.filter((each) => !kept.get(code)?.codes?.includes(each));
    return isReference(type) && added.length > 0 ? [{ code, type, added }] : [];
  });
  if (asked.length === 0) return {};
  const types = asked.map(({ type }) => type);
  const lists = await readReferences(ctx.tx, types, ctx.now);
  return Object.fromEntries(
    asked
      .filter(({ type, added }) => added.some((each) => !lists[type].some(({ code }) => code === each)))
      .map(({ code }) => [`${code}.codes`, { code: 'invalid_choice' }]),
  );
}

/** What of a post can be written, question by question; refuses "conflict" with both texts where somebody was faster. */
async function mergeAnswers(
  ctx: Ctx,
  responseId: string,
  input: PostedResponse,
  definition: SurveyDefinition,
  typed: Record<string, SurveyAnswer | null>,
  stored: StoredAnswers,
): Promise<(readonly [string, SurveyAnswer | null])[]> {
  const earlier = await readEarlier(ctx, responseId, input, stored);
  const changed: [string, SurveyAnswer | null][] = [];
  const stale: string[] = [];
  for (const [code, answer] of Object.entries(typed)) {
    const outcome = mergeAnswer({
      typed: answer,
      stored: stored.answers.get(code) ?? null,
      revision: stored.revisions.get(code) ?? 0,
      seen: input.revisions[code] ?? 0,
      atSeen: earlier.get(code) ?? null,
      choice: input.keep?.[code],
      isSealed: input.isSealed,
    });
    if (outcome === 'write') changed.push([code, answer]);
    if (outcome === 'conflict') stale.push(code);
  }
  if (stale.length > 0)
    throw new Refusal(
      'conflict',
      await bothTexts(
        ctx,
        responseId,
        input,
        questionsOf(definition).filter(({ code }) => stale.includes(code)),
        stored,
      ),
    );
  return changed;
}

/** The answers that the writer had before them, where they are no longer the stored ones. */
async function readEarlier(
  ctx: Ctx,
  responseId: string,
  input: PostedResponse,
  stored: StoredAnswers,
): Promise<Map<string, SurveyAnswer | null>> {
  const older = Object.entries(input.revisions).filter(([code, seen]) => seen < (stored.revisions.get(code) ?? 0));
  if (older.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<{ code: string; value: unknown }[]>`
    SELECT q.code, e.value FROM unnest(${older.map(([code]) => code)}::text[], ${older.map(([, seen]) => seen)}::int[]) AS old (code, revision)
    JOIN "AnswerEvent" e ON e."responseId" = ${responseId}::uuid AND e.revision = old.revision
    JOIN "Question" q ON q.id = e."questionId" AND q.code = old.code`;
  return new Map(rows.map(({ code, value }) => [code, answerEventSchema.parse(value).answer]));
}

/** Stands at each question that two people have changed: what is stored, by whom, when, and the revision to go on from. */
async function bothTexts(
  ctx: Ctx,
  responseId: string,
  { shownIn }: PostedResponse,
  questions: readonly SurveyQuestion[],
  stored: StoredAnswers,
): Promise<FieldErrors> {
  const writers = await ctx.tx.$queryRaw<{ code: string; at: Date; by: string | null }[]>`
    SELECT DISTINCT ON (q.code) q.code, e.at,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = e."byAccountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) AS by
    FROM "AnswerEvent" e JOIN "Question" q ON q.id = e."questionId"
    WHERE e."responseId" = ${responseId}::uuid AND q.code = ANY (${questions.map(({ code }) => code)}) ORDER BY q.code, e.revision DESC`;
  return Object.fromEntries(
    questions.map((question) => {
      const { code } = question;
      const writer = writers.find((one) => one.code === code);
      const { text, language } = answerInWords(question, stored.answers.get(code) ?? null, shownIn);
      const params = {
        by: writer?.by ?? '',
        at: writer?.at.toISOString() ?? '',
        revision: stored.revisions.get(code) ?? 0,
        theirs: text,
        language: language ?? '',
      };
      return [`answers.${code}`, { code: 'answered_meanwhile', params }];
    }),
  );
}

/**
 * Refuses "closed" outside the party's window and after a submission, "conflict" where a new version was published since the
 * form was made. @returns whether the deadline has passed
 */
export function refuseUnlessOpen(ctx: Ctx, frame: Frame, version: string): { isLate: boolean } {
  const { phase, surveyClosesAt: closesAt } = ctx.scope.meeting;
  const { graceHours, extendedTo } = frame;
  const window = { status: frame.surveyStatus, closesAt, extendedTo, graceHours, phase };
  if (!mayChange(window, frame.responseStatus, ctx.now)) throw new Refusal('closed');
  if (frame.versionId !== version) throw new Refusal('conflict');
  return { isLate: isLate(window, ctx.now) };
}

/**
 * Writes answers of a party's one response, each only if it is still as the writer saw it; for the draft and the submission
 * alike. A question that is not in the post stays as it is. Refuses "not_found" for what is not of this meeting, "closed"
 * outside the window and after a submission, "invalid" with codes by field, and "conflict" where a new version was
 * published, or with both texts at each question that a colleague has changed meanwhile.
 */
export async function writeResponse(ctx: Ctx, input: PostedResponse): Promise<WrittenResponse> {
  const frame = await findFrame(ctx, input);
  const late = refuseUnlessOpen(ctx, frame, input.version);
  const definition = knownDefinition({ sha256: frame.versionSha256, definition: frame.definition });
  // Taken first: from here on nobody keeps a file that the answers read below would not know of.
  const { id, lockVersion } = await takeResponse(ctx, frame);
  const stored = await readStoredAnswers(ctx.tx, id);
  // A box that is not ticked posts nothing: the revision beside it says that the question was asked.
  const isPosted = (code: string) => Object.hasOwn(input.answers, code) || Object.hasOwn(input.revisions, code);
  const schema = answersSchema(definition, ctx.scope.meeting.topK, stored.answers, isPosted);
  const parsed = validate(schema, input.answers);
  if (!parsed.ok) throw new Refusal('invalid', underAnswers(parsed.fields));
  const about = aboutOf(ctx.scope.meeting, definition, { now: ctx.now });
  const shown = askedParts(definition, Object.fromEntries(stored.answers), about).questions;
  const questions = new Map(questionsOf(definition).map((each) => [each.code, shown.get(each.code) ?? each]));
  /** A form cannot show what its question no longer offers: an answer is not taken back by a form that left that out. */
  const isLeftAsShown = (code: string, typed: SurveyAnswer | null) => {
    const [question, answer] = [questions.get(code), stored.answers.get(code)];
    if (!question || !answer || isShowable(question, answer) || input.drop?.includes(code)) return false;
    return isSameAnswer(typed, shownOf(question, answer, ctx.scope.meeting.topK));
  };
  const touched = Object.entries(parsed.value).filter(([code, answer]) => !isLeftAsShown(code, answer));
  const typed = { ...Object.fromEntries(touched), ...input.restored };
  const unknown = await unknownCodes(ctx, definition, typed, stored.answers);
  if (Object.keys(unknown).length > 0) throw new Refusal('invalid', underAnswers(unknown));

  const changed = await mergeAnswers(ctx, id, input, definition, typed, stored);
  await storeAnswers(ctx, { surveyId: frame.surveyId, responseId: id }, changed, stored.revisions);
  for (const [code, answer] of changed) {
    if (answer) stored.answers.set(code, answer);
    else stored.answers.delete(code);
    stored.revisions.set(code, (stored.revisions.get(code) ?? 0) + 1);
  }
  if (changed.length > 0 || lockVersion === 0) await moveOn(ctx, id, frame.versionId);
  return {
    id,
    lockVersion: changed.length > 0 || lockVersion === 0 ? lockVersion + 1 : lockVersion,
    survey: { id: frame.surveyId, code: frame.surveyCode },
    party: { id: frame.partyId, code: frame.partyCode },
    version: { id: frame.versionId, number: frame.versionNumber, sha256: frame.versionSha256, definition },
    ...stored,
    changed: changed.map(([code]) => code),
    ...late,
  };
}

/** The response has changed: when, and answering which version. */
export async function moveOn(ctx: Ctx, id: string, versionId: string): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "Response" SET "lockVersion" = "lockVersion" + 1, "versionId" = ${versionId}::uuid, "updatedAt" = ${ctx.now}
    WHERE id = ${id}::uuid`;
}
