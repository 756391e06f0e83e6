import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { GroupResult } from './model/results';
import type { View } from './model/shown-counts';
import type { QuestionResult } from './model/survey-results';
import { visibleResult } from './model/visible';
import { countedFor, tellsTooMuch, type SnapshotPayload } from './model/snapshot';
import { surveyResults } from './model/survey-results';
import { readAnswers } from './queries/read-answers';
import type { takeSnapshotSchema } from './schema';

/**
 * Cells to which groups and issues may point: where answers are anonymous only those whose count is told to everybody who
 * takes part, as on the page of results.
 */
function pointable(question: QuestionResult, view: View): (group: GroupResult, theme: string) => boolean {
  if (view.isAttributed || question.type !== 'RANKING') return () => true;
  const { columns, total } = visibleResult(question.result, view);
  const told = new Set(
    [...columns, total].flatMap(({ key, cells }) =>
      cells.flatMap(({ theme, count }) => (count === null ? [] : [`${key} ${theme}`])),
    ),
  );
  return (group, theme) => told.has(`${group.key} ${theme}`);
}

/** A row per theme of a group. Points are doubled, so that halves from the averaged remainder are whole. */
function cellsOf(snapshotId: string, questionCode: string, group: GroupResult) {
  return group.rows.map((row) => ({
    snapshotId,
    questionCode,
    columnKey: group.key,
    choiceCode: row.theme,
    topCount: row.topCount,
    answered: row.answered,
    invited: row.invited,
    points2: Math.round(row.points * 2),
    rank: row.rank,
    inTopK: row.isInTopK,
  }));
}

/**
 * Seals the results as they are now under the next number: the whole result, and a cell for every theme and column of
 * each ranking question, to which groups and issues point. Refuses "invalid" while nobody has submitted, and where fewer than
 * the smallest public count have answered anew since an earlier snapshot.
 */
export async function takeSnapshot(
  ctx: Ctx,
  { survey: surveyId }: z.output<typeof takeSnapshotSchema>,
): Promise<{ snapshot: string; number: number; sha256: string }> {
  const { meeting } = ctx.scope;
  // The survey's row is the lock: snapshots are numbered one after the other.
  const [survey] = await ctx.tx.$queryRaw<{ id: string; code: string }[]>`
    SELECT id, code FROM "Survey" WHERE id = ${surveyId}::uuid AND "meetingId" = ${meeting.id}::uuid FOR UPDATE`;
  const { id, code } = found(survey);
  const { input, seals, version, attributed, states } = await readAnswers(ctx.tx, ctx.scope, id);
  const counted = countedFor(input, attributed);
  const { results } = counted;
  const ofStates = states && { submissions: states.seals, results: surveyResults(states.input) };
  if (results.submitted + (ofStates?.results.submitted ?? 0) === 0) throw new Refusal('invalid');

  const earlier = await ctx.tx.$queryRaw<
    { submissions: Record<string, string>; states: Record<string, string> | null }[]
  >`
    SELECT payload->'submissions' AS submissions, payload->'states'->'submissions' AS states FROM "ResultSnapshot" WHERE "surveyId" = ${id}::uuid`;
  // What is counted apart is compared apart: one more State among many mechanisms would tell its answers.
  const before = earlier.map(({ submissions }) => submissions);
  const statesBefore = earlier.map(({ states: counted }) => counted ?? {});
  const { smallCell } = meeting;
  if (tellsTooMuch(seals, before, smallCell) || tellsTooMuch(states?.seals ?? {}, statesBefore, smallCell))
    throw new Refusal('invalid', { survey: { code: 'tells_too_much', params: { small: meeting.smallCell } } });

  const number = 1 + earlier.length;
  const payload: SnapshotPayload = {
    meeting: meeting.slug,
    survey: code,
    number,
    version,
    submissions: seals,
    ...counted,
    ...(ofStates ? { states: ofStates } : {}),
  };
  const seal = sha256(canonicalJson(payload));
  const snapshot = await ctx.tx.resultSnapshot.create({
    data: {
      surveyId: id,
      number,
      takenAt: ctx.now,
      byAccountId: ctx.actor?.accountId ?? null,
      payload: JSON.parse(canonicalJson(payload)),
      sha256: seal,
    },
    select: { id: true },
  });
  const view = { audience: 'inside', small: meeting.smallCell, isAttributed: attributed } as const;
  const cells = results.questions.flatMap((question) => {
    const isTold = pointable(question, view);
    return question.type === 'RANKING'
      ? [...question.result.all.columns, question.result.all.total].flatMap((group) =>
          cellsOf(snapshot.id, question.code, group).filter(({ choiceCode }) => isTold(group, choiceCode)),
        )
      : [];
  });
  await ctx.tx.resultCell.createMany({ data: cells });
  await ctx.audit({ subject: { type: 'ResultSnapshot', id: snapshot.id }, details: { number, sha256: seal } });
  ctx.live({ type: 'survey.snapshot', subjectId: snapshot.id, visibility: 'PARTICIPANTS' });
  return { snapshot: snapshot.id, number, sha256: seal };
}
