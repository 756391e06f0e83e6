import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { validate } from '@/lib/core/validation';
import { askedParts } from './model/asked';
import { definitionSchema, questionnaireSchema, questionsOf, type SurveyDefinition } from './model/definition';
import { answersSchema, fieldNameOf, type SurveyAnswer, type tryAnswersSchema } from './schema';
import { faultsOf } from './model/faults';
import { readAbout } from './read-about';
import { sealedAnswers } from './model/sealed-answers';
import { underAnswers, unknownCodes } from './write-response';

type Input = z.output<typeof tryAnswersSchema>;

/**
 * Answers the questionnaire for a test, by the same checks as a delegation's answer: what is being written, or what is asked
 * now. Test answers are kept in a table of their own that no figure, file, reminder or snapshot reads: one for each mailbox,
 * and "clear" empties it. Refuses "invalid" with `not_ready` while what is being written cannot be answered.
 */
export async function tryAnswers(ctx: Ctx, input: Input): Promise<Pick<Input, 'of' | 'intent'>> {
  const { of, intent } = input;
  const survey = found(await findSurvey(ctx));
  const accountId = found(ctx.actor).accountId;
  const key = { surveyId: survey.id, accountId, ofDraft: of === 'draft' };
  if (intent === 'clear') {
    await ctx.tx.testResponse.deleteMany({ where: key });
  } else {
    const definition = definitionToTry(survey, of);
    const posted = await checkedAnswers(ctx, definition, input.answers);
    const answers = intent === 'submit' ? await answersToSubmit(ctx, definition, posted) : posted;
    const kept = { answers, submittedAt: intent === 'submit' ? ctx.now : null, updatedAt: ctx.now };
    await ctx.tx.testResponse.upsert({
      where: { surveyId_accountId_ofDraft: key },
      create: { ...key, ...kept },
      update: kept,
      select: { surveyId: true },
    });
  }
  await ctx.audit({ subject: { type: 'Survey', id: survey.id }, details: { test: of, intent } });
  return { of, intent };
}

function findSurvey({ tx, scope }: Ctx) {
  return tx.survey.findFirst({
    where: { meetingId: scope.meeting.id },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      draft: { select: { draft: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { definition: true } },
    },
  });
}

function definitionToTry(
  survey: NonNullable<Awaited<ReturnType<typeof findSurvey>>>,
  of: Input['of'],
): SurveyDefinition {
  if (of === 'published') return definitionSchema.parse(found(survey.versions[0]).definition);
  const { pages } = questionnaireSchema.parse(found(survey.draft).draft);
  const whole = definitionSchema.safeParse({ pages });
  if (!whole.success) throw new Refusal('invalid', { questionnaire: { code: 'not_ready' } });
  return whole.data;
}

type Answers = Record<string, SurveyAnswer | null>;

/** The answers posted, by the checks of a draft. */
async function checkedAnswers(ctx: Ctx, definition: SurveyDefinition, posted: Input['answers']): Promise<Answers> {
  const parsed = validate(answersSchema(definition, ctx.scope.meeting.topK), posted);
  if (!parsed.ok) throw new Refusal('invalid', underAnswers(parsed.fields));
  const unknown = await unknownCodes(ctx, definition, parsed.value, new Map());
  if (Object.keys(unknown).length > 0) throw new Refusal('invalid', underAnswers(unknown));
  return parsed.value;
}

/** What would be sealed, by the checks of a submission; files are not asked for, because a test keeps none. */
async function answersToSubmit(ctx: Ctx, definition: SurveyDefinition, posted: Answers): Promise<Answers> {
  const given = Object.entries(posted).filter((entry): entry is [string, SurveyAnswer] => entry[1] !== null);
  const about = await readAbout(ctx, definition, []);
  const asked = askedParts(definition, Object.fromEntries(given), about);
  const files = questionsOf(definition).flatMap((question) =>
    question.type === 'FILE' ? [fieldNameOf(question)] : [],
  );
  const faults = Object.entries(faultsOf(definition, asked, about)).filter(([field]) => !files.includes(field));
  if (faults.length > 0) throw new Refusal('invalid', Object.fromEntries(faults));
  return sealedAnswers(definition, asked);
}
