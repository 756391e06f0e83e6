import { canonicalJson } from '@/lib/core/canonical';
import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { FormResponseStatus } from '@/lib/core/prisma/enums';
import { pick } from '@/lib/i18n/pick';
import type { Frame } from './find-frame';
import { isAnswered, type Answers } from './model/conditions';
import { readAnswer } from './model/read-answer';
import { answerValueSchema, type AnswerValue, type Field } from './schema';

/** An answer as posted: what was typed, and the version of the answer that was seen. */
export type PostedAnswer = { field: Field; typed: string | string[] | undefined; lockVersion: number };

export type StoredAnswer = { value: AnswerValue; lockVersion: number };
export type TakenResponse = { id: string; status: FormResponseStatus; answers: Map<string, StoredAnswer> };

/** Takes the response for this transaction, making it on the first save, and reads the answers it holds. */
export async function takeResponse(ctx: Ctx, frame: Frame): Promise<TakenResponse> {
  const of = { formId: frame.form.id, registrationId: frame.registrationId };
  await ctx.tx.formResponse.createMany({
    data: [{ ...of, versionId: frame.posted.id, changedAt: ctx.now }],
    skipDuplicates: true,
  });
  const [response] = await ctx.tx.$queryRaw<{ id: string; status: FormResponseStatus }[]>`
    SELECT id, status FROM "FormResponse" WHERE "formId" = ${of.formId}::uuid AND "registrationId" = ${of.registrationId}::uuid FOR UPDATE`;
  if (!response) throw new Error('a response that was just made is gone');
  const rows = await ctx.tx.formAnswer.findMany({
    where: { responseId: response.id },
    select: { fieldId: true, value: true, lockVersion: true },
  });
  const answers = rows.map(({ fieldId, value, lockVersion }) => [
    fieldId,
    { value: answerValueSchema.parse(value), lockVersion },
  ]) satisfies [string, StoredAnswer][];
  return { ...response, answers: new Map(answers) };
}

/** The answers of a response as conditions ask for them. */
export function answersOf({ answers }: TakenResponse): Answers {
  return new Map([...answers].map(([field, { value }]) => [field, value]));
}

/**
 * Writes what changed among the answers posted, each only if it is still as it was seen. An answer that somebody else has
 * changed to something different is refused as "conflict" with theirs beside it; one that cannot be read, as "invalid".
 * `response.answers` is brought up to date. @returns the ids of the fields whose answers changed
 */
export async function writeAnswers(
  ctx: Ctx,
  frame: Frame,
  response: TakenResponse,
  posted: readonly PostedAnswer[],
  shownIn: string,
  /** Writes also what is the same, so that the one who sent it knows the version it has from then on. */
  { always = false }: { always?: boolean } = {},
): Promise<string[]> {
  const wrong: FieldErrors = {};
  const stale: PostedAnswer[] = [];
  const changes: { field: Field; value: AnswerValue; base: number }[] = [];
  for (const { field, typed, lockVersion } of posted) {
    const stored = response.answers.get(field.id);
    const consentText = pick(field.label, shownIn).text;
    const read = readAnswer(field, typed, { stored: stored?.value, locale: shownIn, consentText });
    if (!read.ok) wrong[`answers.${field.id}`] = read.error;
    else if (!always && isSame(read.value, stored?.value)) continue;
    else if (lockVersion !== (stored?.lockVersion ?? 0)) stale.push({ field, typed, lockVersion });
    else changes.push({ field, value: read.value, base: lockVersion });
  }
  Object.assign(wrong, await notInDirectory(ctx, changes));
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', wrong);
  if (stale.length > 0) throw new Refusal('conflict', await theirs(ctx, response, stale));
  for (const { field, value, base } of changes) await writeOne(ctx, response, field.id, value, base);
  if (changes.length > 0) await touch(ctx, response.id, frame.posted.id);
  return changes.map(({ field }) => field.id);
}

/** Writes one answer if it is still at this version; refuses "conflict" otherwise. */
export async function writeOne(
  ctx: Ctx,
  response: TakenResponse,
  field: string,
  value: AnswerValue,
  base: number,
): Promise<void> {
  const json = JSON.stringify(value);
  const by = ctx.actor?.accountId ?? null;
  const written =
    base === 0
      ? await ctx.tx.$executeRaw`
          INSERT INTO "FormAnswer" ("responseId", "fieldId", value, "lockVersion", "byAccountId", at)
          VALUES (${response.id}::uuid, ${field}, ${json}::jsonb, 1, ${by}::uuid, ${ctx.now}) ON CONFLICT DO NOTHING`
      : await ctx.tx.$executeRaw`
          UPDATE "FormAnswer" SET value = ${json}::jsonb, "lockVersion" = "lockVersion" + 1, "byAccountId" = ${by}::uuid, at = ${ctx.now}
          WHERE "responseId" = ${response.id}::uuid AND "fieldId" = ${field} AND "lockVersion" = ${base}`;
  if (written === 0) throw new Refusal('conflict');
  response.answers.set(field, { value, lockVersion: base + 1 });
}

/** Moves the response on: when it last changed, and by which version. */
export async function touch(ctx: Ctx, response: string, versionId: string): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "FormResponse" SET "lockVersion" = "lockVersion" + 1, "changedAt" = ${ctx.now}, "versionId" = ${versionId}::uuid
    WHERE id = ${response}::uuid`;
}

/** An emptied answer and one never given are the same. */
function isSame(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  if (!isAnswered(one) && !isAnswered(other)) return true;
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** Countries and organisations that the directory does not have. */
async function notInDirectory(
  ctx: Ctx,
  changes: readonly { field: Field; value: AnswerValue }[],
): Promise<FieldErrors> {
  const codes = (type: Field['type']) =>
    changes.flatMap(({ field, value }) => (field.type === type && typeof value === 'string' ? [value] : []));
  const [countries, parties] = [codes('country'), codes('organisation')];
  if (countries.length + parties.length === 0) return {};
  const known = await ctx.tx.$queryRaw<{ code: string }[]>`
    SELECT iso2 AS code FROM "Country" WHERE iso2 = ANY (${countries})
    UNION ALL SELECT code FROM "Party" WHERE code = ANY (${parties})`;
  const wrong = changes.filter(
    ({ field, value }) =>
      ['country', 'organisation'].includes(field.type) &&
      typeof value === 'string' &&
      !known.some(({ code }) => code === value),
  );
  return Object.fromEntries(wrong.map(({ field }) => [`answers.${field.id}`, { code: 'invalid_choice' }]));
}

/** What stands in the place of answers that somebody else changed: their words, who, and the version to go on from. */
async function theirs(ctx: Ctx, response: TakenResponse, stale: readonly PostedAnswer[]): Promise<FieldErrors> {
  const rows = await ctx.tx.$queryRaw<{ fieldId: string; by: string | null }[]>`
    SELECT a."fieldId", (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                         WHERE ap."accountId" = a."byAccountId" ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by
    FROM "FormAnswer" a WHERE a."responseId" = ${response.id}::uuid`;
  return Object.fromEntries(
    stale.map(({ field }) => {
      const { value = null, lockVersion = 0 } = response.answers.get(field.id) ?? {};
      const by = rows.find(({ fieldId }) => fieldId === field.id)?.by ?? '–';
      const params = { theirs: inWords(field, value, ctx.actor?.locale ?? 'en'), value: JSON.stringify(value), by };
      return [`answers.${field.id}`, { code: 'answer_conflict', params: { ...params, lockVersion } }];
    }),
  );
}

/** An answer for the eye: labels of choices, the text of anything else. */
function inWords(field: Field, value: AnswerValue, locale: string): string {
  if (value === null || !isAnswered(value)) return '–';
  if (typeof value === 'object' && !Array.isArray(value)) return '✓';
  const label = (id: string) => {
    const choice = 'choices' in field ? field.choices.find((one) => one.id === id) : undefined;
    return choice ? pick(choice.label, locale).text : id;
  };
  return Array.isArray(value) ? value.map(label).join(', ') : label(value);
}
