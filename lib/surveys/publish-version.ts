import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import {
  axesOf,
  definitionSchema,
  questionsOf,
  type ChoiceAxis,
  type SurveyChoice,
  type SurveyDefinition,
  type SurveyQuestion,
} from './model/definition';
import type { publishVersionSchema } from './schema';

type Published = { survey: string; version: string; number: number; sha256: string };

/** The columns of a question that follow its latest version. */
function columnsOf(question: SurveyQuestion, position: number) {
  return {
    position,
    label: question.label,
    ...(question.help ? { help: question.help } : {}),
    required: question.required,
    topK: question.type === 'RANKING' ? (question.topK ?? null) : null,
    minValue: question.type === 'SCALE' ? question.minValue : null,
    maxValue: question.type === 'SCALE' ? question.maxValue : null,
  };
}

/** Where each question stands in the definition, in the order of `questionsOf`: what an error is reported at. */
function questionPaths({ pages }: SurveyDefinition): string[] {
  return pages.flatMap(({ sections }, page) =>
    sections.flatMap(({ questions }, section) =>
      questions.map((_, question) => `pages.${page}.sections.${section}.questions.${question}`),
    ),
  );
}

/** Questions and choices keep their ids as long as they keep their codes; what a version leaves out stays for the answers it has. */
async function storeQuestions(ctx: Ctx, surveyId: string, definition: SurveyDefinition): Promise<void> {
  const known = await ctx.tx.question.findMany({ where: { surveyId }, select: { code: true, type: true } });
  const types = new Map(known.map(({ code, type }) => [code, type]));
  const paths = questionPaths(definition);
  for (const [position, question] of questionsOf(definition).entries()) {
    const type = types.get(question.code);
    if (type && type !== question.type)
      throw new Refusal('invalid', { [`definition.${paths[position] ?? ''}.type`]: { code: 'type_changed' } });
    const columns = columnsOf(question, position);
    const { id } = await ctx.tx.question.upsert({
      where: { surveyId_code: { surveyId, code: question.code } },
      create: { surveyId, code: question.code, type: question.type, ...columns },
      update: columns,
      select: { id: true },
    });
    for (const [axis, choices] of Object.entries(axesOf(question)) as [ChoiceAxis, SurveyChoice[]][])
      await storeChoices(ctx, { questionId: id, axis }, choices);
  }
}

async function storeChoices(
  { tx }: Ctx,
  of: { questionId: string; axis: ChoiceAxis },
  choices: readonly SurveyChoice[],
): Promise<void> {
  for (const [position, { code, label, themeCode }] of choices.entries()) {
    const choice = { label, position, themeCode: themeCode ?? null };
    await tx.choice.upsert({
      where: { questionId_axis_code: { ...of, code } },
      create: { ...of, code, ...choice },
      update: choice,
      select: { id: true },
    });
  }
}

/**
 * Publishes a version of the meeting's questionnaire: canonical definition with its sha256, never changed afterwards.
 * The first one makes the survey and opens it. The definition that is already the latest makes no new version.
 * Refuses "closed" for a closed survey, and "invalid" where a question changes its type (its answers could not be counted).
 */
export async function publishVersion(ctx: Ctx, input: z.output<typeof publishVersionSchema>): Promise<Published> {
  const of = { meetingId: ctx.scope.meeting.id, code: input.code };
  const { title, intro, definition } = input;
  await ctx.tx.survey.createMany({ data: [{ ...of, title, intro }], skipDuplicates: true });
  // The survey's row is the lock: versions are numbered one after the other.
  const [survey] = await ctx.tx.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status::text FROM "Survey" WHERE "meetingId" = ${of.meetingId}::uuid AND code = ${of.code} FOR UPDATE`;
  if (!survey || survey.status === 'CLOSED') throw new Refusal('closed');
  const latest = await ctx.tx.surveyVersion.findFirst({
    where: { surveyId: survey.id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, sha256: true, definition: true },
  });
  const seal = sha256(canonicalJson(definition));
  await ctx.tx.survey.update({
    where: { id: survey.id },
    data: { title, intro, status: 'OPEN' },
    select: { id: true },
  });
  await storeQuestions(ctx, survey.id, definition);
  // Read, not compared by its seal: a definition stored before there were pages says the same in other JSON.
  const isLatest =
    latest !== null && canonicalJson(definitionSchema.parse(latest.definition)) === canonicalJson(definition);
  const version = isLatest
    ? latest
    : await ctx.tx.surveyVersion.create({
        data: {
          surveyId: survey.id,
          number: (latest?.number ?? 0) + 1,
          definition,
          sha256: seal,
          publishedAt: ctx.now,
        },
        select: { id: true, number: true, sha256: true },
      });
  const { id, number, sha256: sealed } = version;
  await ctx.audit({ subject: { type: 'Survey', id: survey.id }, details: { version: number, sha256: sealed } });
  return { survey: survey.id, version: id, number, sha256: sealed };
}
