import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Edited } from './model/questionnaire';
import { rememberSources } from './model/translation';
import { questionnaireSchema, type Questionnaire } from './model/definition';

/** A questionnaire held for this transaction. */
export type HeldQuestionnaire = {
  id: string;
  surveyId: string;
  code: string;
  lockVersion: number;
  draft: Questionnaire;
};

/** What a step in the editor leaves: the page goes on to the question. */
export type QuestionnaireChanged = { question: string };

/** The questionnaire to be changed, as the page saw it; null where the step compares what it changes itself. */
type Seen = { questionnaire: string; lockVersion: number | null };

/** Steps that can be taken back. */
const mostSteps = 50;

/**
 * Locks a questionnaire of the meeting; refuses "conflict" where somebody has changed it since the page was made, and "closed"
 * once its survey is closed.
 */
export async function holdQuestionnaire(ctx: Ctx, input: Seen): Promise<HeldQuestionnaire> {
  const [row] = await ctx.tx.$queryRaw<(HeldQuestionnaire & { status: string })[]>`
    SELECT q.id, q."surveyId", s.code, s.status::text, q."lockVersion", q.draft
    FROM "Questionnaire" q JOIN "Survey" s ON s.id = q."surveyId"
    WHERE q.id = ${input.questionnaire}::uuid AND s."meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE OF q`;
  const { status, ...held } = found(row);
  if (status === 'CLOSED') throw new Refusal('closed');
  if (input.lockVersion !== null && held.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  return { ...held, draft: questionnaireSchema.parse(held.draft) };
}

/**
 * Changes a questionnaire that is being written and keeps what it was, so that the step can be taken back. Translations whose
 * source changes remember what it said; `confirmed` names one that holds for the source as it is. Answers and published
 * versions are not touched by any step.
 */
export async function changeQuestionnaire(
  ctx: Ctx,
  input: Seen,
  edit: (held: HeldQuestionnaire) => Edited | Promise<Edited>,
  details: { question?: string; step: string },
  confirmed?: { key: string; language: string },
): Promise<QuestionnaireChanged> {
  const held = await holdQuestionnaire(ctx, input);
  const edited = await edit(held);
  if (!edited.ok) {
    if (edited.code === 'not_found') throw new Refusal('not_found');
    throw new Refusal('invalid', { question: { code: edited.code } });
  }
  const [source = 'en'] = ctx.scope.meeting.languages;
  const draft = questionnaireSchema.safeParse(rememberSources(held.draft, edited.questionnaire, source, confirmed));
  // Every part was checked by its own form: what is left is that there are too many of them.
  if (!draft.success) throw new Refusal('invalid', { question: { code: 'too_many_parts' } });
  const { id, lockVersion } = held;
  await ctx.tx.questionnaireStep.create({
    data: { questionnaireId: id, number: lockVersion, before: held.draft },
    select: { number: true },
  });
  await ctx.tx.questionnaireStep.deleteMany({
    where: { questionnaireId: id, number: { lte: lockVersion - mostSteps } },
  });
  await ctx.tx.questionnaire.update({
    where: { id },
    data: { draft: draft.data, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Questionnaire', id }, details });
  return { question: details.question ?? '' };
}
