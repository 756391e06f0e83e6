import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { questionnaireSchema, questionsOf, type Questionnaire } from '@/lib/surveys/model/definition';
import { followUpQuestion } from '@/lib/surveys/model/library';
import { startQuestionnaire } from '@/lib/surveys/start-questionnaire';
import { nameOf } from './carry-commitments';
import type { PreviousEdition } from './previous-edition';
import type { Taken } from './model/taken';

/**
 * Begins the questionnaire from the one of the edition before, with a question on the commitments carried into the meeting. A
 * meeting that writes or has asked one already keeps it.
 */
export async function carryQuestionnaire(ctx: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = ctx.scope.meeting.id;
  const [before, own] = await Promise.all([
    ctx.tx.survey.findFirst({ where: { meetingId: previous.id, versions: { some: {} } }, select: { title: true } }),
    ctx.tx.survey.findFirst({
      where: { meetingId, OR: [{ versions: { some: {} } }, { draft: { isNot: null } }] },
      select: { id: true },
    }),
  ]);
  if (!before) return { taken: [], left: [] };
  const name = before.title as LocalizedText;
  if (own) return { taken: [], left: [{ name, why: 'there' }] };
  const { questionnaire: id } = await startQuestionnaire(ctx, { source: `meeting:${previous.slug}` });
  const { draft } = await ctx.tx.questionnaire.findUniqueOrThrow({ where: { id }, select: { draft: true } });
  const asking = withCommitments(questionnaireSchema.parse(draft), await choicesOf(ctx));
  await ctx.tx.questionnaire.update({ where: { id }, data: { draft: asking }, select: { id: true } });
  return { taken: [name], left: [] };
}

type Choice = { code: string; label: Record<string, string> };

async function choicesOf({ tx, scope }: Ctx): Promise<Choice[]> {
  const rows = await tx.$queryRaw<{ symbol: string; text: LocalizedText }[]>`
    SELECT k.symbol, (SELECT json_object_agg(x.language, x.text) FROM (
        SELECT t.language, string_agg(t.text, ' ' ORDER BY u.position) AS text
        FROM "Unit" u JOIN "UnitText" t ON t."unitId" = u.id WHERE u."revisionId" = k."revisionId" GROUP BY t.language) x) AS text
    FROM "CarryOver" c JOIN "Commitment" k ON k.id = c."commitmentId"
    WHERE c."meetingId" = ${scope.meeting.id}::uuid ORDER BY split_part(k.symbol, '/', 2)::int LIMIT 60`;
  return rows.map((row) => ({ code: row.symbol.toLowerCase().replace('/', '-'), label: nameOf(row) }));
}

/** The question on earlier commitments with these choices: in the place of the one there is, or at the end. */
function withCommitments(draft: Questionnaire, choices: Choice[]): Questionnaire {
  if (choices.length === 0) return draft;
  const { code } = followUpQuestion;
  const isThere = questionsOf(draft).some((question) => question.code === code);
  const last = draft.pages.length - 1;
  return questionnaireSchema.parse({
    ...draft,
    pages: draft.pages.map((page, at) => ({
      ...page,
      sections: page.sections.map((section, index) => ({
        ...section,
        questions: [
          ...section.questions.map((question) => (question.code === code ? { ...question, choices } : question)),
          ...(!isThere && at === last && index === page.sections.length - 1 ? [{ ...followUpQuestion, choices }] : []),
        ],
      })),
    })),
  });
}
