import type { z } from 'zod';
import { seal } from '@/lib/core/canonical';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { GroupResult } from './model/results';
import type { View } from './model/shown-counts';
import type { QuestionResult } from './model/survey-results';
import { visibleResult } from './model/visible';
import { countedFor, differenceOf, tellsTooMuch, withCodedAsBefore, type SnapshotPayload } from './model/snapshot';
import { surveyResults, type CodedResult } from './model/survey-results';
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

/** What of an earlier snapshot decides on what the next may tell. */
type Earlier = {
  number: number;
  submissions: Record<string, string>;
  states: Record<string, string> | null;
  coded: CodedResult[] | null;
  spreadCoded: CodedResult[] | null;
  statesCoded: CodedResult[] | null;
};

/** What the last snapshot tells of States, under the number of the one for which it was counted; null where it tells nothing of them. */
async function lastStates(ctx: Ctx, surveyId: string): Promise<SnapshotPayload['states'] | null> {
  const [last] = await ctx.tx.$queryRaw<{ number: number; states: SnapshotPayload['states'] | null }[]>`
    SELECT number, payload->'states' AS states FROM "ResultSnapshot" WHERE "surveyId" = ${surveyId}::uuid
    ORDER BY number DESC LIMIT 1`;
  return last?.states ? { ...last.states, asOf: last.states.asOf ?? last.number } : null;
}

/**
 * Seals the results as they are now under the next number: the whole result, and a cell for every theme and column of
 * each ranking question, to which groups and issues point. Refuses "invalid" while nobody has submitted, and where fewer than
 * the smallest public count have answered anew since an earlier snapshot. Where that is so of the States alone, their figures are
 * sealed as in the last snapshot; themes of the same open answers stand as an earlier one has told them.
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
  const fresh = countedFor(input, attributed);
  const freshStates = states && surveyResults(states.input);
  if (fresh.results.submitted + (freshStates?.submitted ?? 0) === 0) throw new Refusal('invalid');

  const earlier = await ctx.tx.$queryRaw<Earlier[]>`
    SELECT number, payload->'submissions' AS submissions, payload->'states'->'submissions' AS states,
           payload->'results'->'coded' AS coded, payload->'spread'->'coded' AS "spreadCoded",
           payload->'states'->'results'->'coded' AS "statesCoded"
    FROM "ResultSnapshot" WHERE "surveyId" = ${id}::uuid ORDER BY number DESC`;
  // What is counted apart is compared apart: one more State among many mechanisms would tell its answers.
  const before = earlier.map(({ submissions }) => submissions);
  const statesBefore = earlier.map(({ states: counted }) => counted ?? {});
  const { smallCell } = meeting;
  const [last] = earlier;
  const areStatesFew = tellsTooMuch(states?.seals ?? {}, statesBefore, smallCell);
  const isNothingElse = last !== undefined && differenceOf(seals, last.submissions) === 0;
  if (tellsTooMuch(seals, before, smallCell) || (areStatesFew && isNothingElse))
    throw new Refusal('invalid', { survey: { code: 'tells_too_much', params: { small: meeting.smallCell } } });

  const codedBefore = (which: 'coded' | 'spreadCoded' | 'statesCoded') =>
    earlier.map(({ number, submissions, states: ofStates, [which]: coded }) => ({
      number,
      submissions: which === 'statesCoded' ? (ofStates ?? {}) : submissions,
      coded: coded ?? [],
    }));
  const { spread } = fresh;
  const counted = {
    results: withCodedAsBefore(fresh.results, seals, codedBefore('coded')),
    ...(spread ? { spread: withCodedAsBefore(spread, seals, codedBefore('spreadCoded')) } : {}),
  };
  const { results } = counted;
  const ofStates = areStatesFew
    ? await lastStates(ctx, id)
    : states &&
      freshStates && {
        submissions: states.seals,
        results: withCodedAsBefore(freshStates, states.seals, codedBefore('statesCoded')),
      };
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
  const sealed = seal(payload);
  const snapshot = await ctx.tx.resultSnapshot.create({
    data: {
      surveyId: id,
      number,
      takenAt: ctx.now,
      byAccountId: ctx.actor?.accountId ?? null,
      payload: sealed.content,
      sha256: sealed.sha256,
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
  await ctx.audit({
    subject: { type: 'ResultSnapshot', id: snapshot.id },
    details: { number, sha256: sealed.sha256, ...(areStatesFew ? { statesAsOf: ofStates?.asOf ?? null } : {}) },
  });
  ctx.live({ type: 'survey.snapshot', subjectId: snapshot.id, visibility: 'PARTICIPANTS' });
  return { snapshot: snapshot.id, number, sha256: sealed.sha256 };
}
