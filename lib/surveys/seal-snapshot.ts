import { seal } from '@/lib/core/canonical';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSurvey, readCounted, tellsTooMuchRefusal } from './ask-for-snapshot';
import type { GroupResult, ThemeRow } from './model/results';
import type { View } from './model/shown-counts';
import { whatToTell, withCodedAsBefore, type EarlierCoded, type SnapshotPayload } from './model/snapshot';
import type { CodedResult, QuestionResult, SurveyResults } from './model/survey-results';
import { visibleResult } from './model/visible';
import type { LiveCount } from './queries/count-now';
import { readWrittenSeals } from './queries/written-seals';

/** A snapshot that was sealed. */
export type SealedSnapshot = { snapshot: string; number: number; sha256: string };

/**
 * A row per theme and column to which groups and issues may point: where answers are anonymous only those whose count is told to
 * everybody who takes part, and with the rank that is told beside it, as on the page of results. Points are doubled, so that
 * halves from the averaged remainder are whole.
 */
function cellsOf(snapshotId: string, question: QuestionResult, view: View) {
  if (question.type !== 'RANKING') return [];
  const { columns, total } = question.result.all;
  const cell = ({ key }: GroupResult, row: ThemeRow) => ({
    snapshotId,
    questionCode: question.code,
    columnKey: key,
    choiceCode: row.theme,
    topCount: row.topCount,
    answered: row.answered,
    invited: row.invited,
    points2: Math.round(row.points * 2),
    rank: row.rank,
    inTopK: row.isInTopK,
  });
  const all = [...columns, total].flatMap((group) => group.rows.map((row) => cell(group, row)));
  if (view.isAttributed) return all;
  const seen = visibleResult(question.result, view);
  const told = new Map(
    [...seen.columns, seen.total].flatMap(({ key, cells }) =>
      cells.flatMap((one) => (one.count === null ? [] : [[`${key} ${one.theme}`, one] as const])),
    ),
  );
  return all.flatMap((one) => {
    const shown = told.get(`${one.columnKey} ${one.choiceCode}`);
    return shown ? [{ ...one, rank: shown.rank, inTopK: shown.isInTopK }] : [];
  });
}

type EarlierThemes = {
  number: number;
  coded: CodedResult[] | null;
  spreadCoded: CodedResult[] | null;
  statesCoded: CodedResult[] | null;
};

/** Themes of open answers that earlier snapshots told, the newest first. */
function readThemes(ctx: Ctx, surveyId: string): Promise<EarlierThemes[]> {
  return ctx.tx.$queryRaw<EarlierThemes[]>`
    SELECT number, payload->'results'->'coded' AS coded, payload->'spread'->'coded' AS "spreadCoded",
           payload->'states'->'results'->'coded' AS "statesCoded"
    FROM "ResultSnapshot" WHERE "surveyId" = ${surveyId}::uuid ORDER BY number DESC`;
}

/** The last snapshot, whose figures stand where so few have answered anew that others would tell who. */
async function readLast(ctx: Ctx, surveyId: string): Promise<SnapshotPayload> {
  const { payload } = await ctx.tx.resultSnapshot.findFirstOrThrow({
    where: { surveyId },
    orderBy: { number: 'desc' },
    select: { payload: true },
  });
  return payload as unknown as SnapshotPayload;
}

/** By question, the number of the snapshot as which its themes stand, where that is an earlier one. */
function themesKept({ coded = [] }: SurveyResults): Record<string, number> {
  return Object.fromEntries(coded.flatMap(({ code, asOf }) => (asOf === undefined ? [] : [[code, asOf]])));
}

/**
 * Seals what was counted under the next number: the whole result, and a cell for every theme and column of each ranking
 * question, to which groups and issues point. Asked twice for the same request, it was sealed once. Refuses "invalid" where
 * it could tell nothing new without telling who answered what. Where so few have answered anew that this holds of the States
 * alone, or of all others alone, their figures are sealed as in the last snapshot; themes of the same open answers stand as an
 * earlier one has told them. What was kept stands in the request.
 */
export async function sealSnapshot(
  ctx: Ctx,
  { request: requestId, count }: { request: string; count: LiveCount },
): Promise<SealedSnapshot> {
  const { meeting } = ctx.scope;
  const request = found(
    await ctx.tx.snapshotRequest.findFirst({
      where: { id: requestId, survey: { meetingId: meeting.id } },
      select: { surveyId: true },
    }),
  );
  const { id: surveyId, code } = await lockSurvey(ctx, request.surveyId);
  const { state, snapshot: sealed } = await ctx.tx.snapshotRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { state: true, snapshot: { select: { id: true, number: true, sha256: true } } },
  });
  if (sealed) return { snapshot: sealed.id, number: sealed.number, sha256: sealed.sha256 };
  if (state === 'FAILED') throw tellsTooMuchRefusal(ctx.scope);

  const { all, states, version, attributed, at } = count;
  const earlier = await readCounted(ctx, surveyId);
  const now = { all: all.seals, states: states?.seals ?? {}, places: all.places };
  const { keepsAll, keepsStates, isRefused } = whatToTell(now, earlier, {
    small: meeting.smallCell,
    isAttributed: attributed,
  });
  if (isRefused) throw tellsTooMuchRefusal(ctx.scope);
  const themes = await readThemes(ctx, surveyId);
  const asBefore = async (
    of: 'all' | 'states',
    which: Exclude<keyof EarlierThemes, 'number'>,
    fresh: SurveyResults,
  ) => {
    if (!fresh.coded) return fresh;
    const told: EarlierCoded[] = [];
    for (const [index, { number, [which]: coded }] of themes.entries())
      if (coded)
        told.push({ number, coded, written: await readWrittenSeals(ctx.tx, surveyId, earlier[index]?.[of] ?? {}) });
    return withCodedAsBefore(fresh, await readWrittenSeals(ctx.tx, surveyId, now[of]), told, meeting.smallCell);
  };

  const last = keepsAll || keepsStates ? await readLast(ctx, surveyId) : null;
  const ofAll =
    keepsAll && last
      ? { ...pickAll(last), asOf: last.asOf ?? last.number }
      : {
          submissions: all.seals,
          places: all.places,
          results: await asBefore('all', 'coded', all.results),
          ...(all.spread ? { spread: await asBefore('all', 'spreadCoded', all.spread) } : {}),
        };
  const ofStates =
    keepsStates && last
      ? last.states && { ...last.states, asOf: last.states.asOf ?? last.number }
      : states && {
          submissions: states.seals,
          results: await asBefore('states', 'statesCoded', states.results),
        };
  const number = 1 + earlier.length;
  const payload: SnapshotPayload = {
    meeting: meeting.slug,
    survey: code,
    number,
    version,
    ...ofAll,
    ...(ofStates ? { states: ofStates } : {}),
  };
  const written = seal(payload);
  const { sha256 } = written;
  const { byAccountId } = await ctx.tx.snapshotRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { byAccountId: true },
  });
  const snapshot = await ctx.tx.resultSnapshot.create({
    data: { surveyId, number, takenAt: at, byAccountId, payload: written.content, sha256 },
    select: { id: true },
  });
  const view = { audience: 'inside', small: meeting.smallCell, isAttributed: attributed } as const;
  const cells = ofAll.results.questions.flatMap((question) => cellsOf(snapshot.id, question, view));
  await ctx.tx.resultCell.createMany({ data: cells });
  const asOf = 'asOf' in ofAll ? ofAll.asOf : undefined;
  const statesAsOf = ofStates && 'asOf' in ofStates ? ofStates.asOf : undefined;
  const coded = { ...themesKept(ofAll.results), ...(ofStates ? themesKept(ofStates.results) : {}) };
  const kept = {
    ...(asOf === undefined ? {} : { all: asOf }),
    ...(statesAsOf === undefined ? {} : { states: statesAsOf }),
    ...(Object.keys(coded).length > 0 ? { coded } : {}),
  };
  await ctx.tx.snapshotRequest.update({
    where: { id: requestId },
    data: { state: 'DONE', snapshotId: snapshot.id, kept, workedAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'ResultSnapshot', id: snapshot.id }, details: { number, sha256, ...kept } });
  ctx.live({ type: 'survey.snapshot', subjectId: snapshot.id, visibility: 'PARTICIPANTS' });
  return { snapshot: snapshot.id, number, sha256 };
}

/** What a snapshot tells of everybody but the States. */
function pickAll({ submissions, places, results, spread }: SnapshotPayload) {
  return { submissions, ...(places ? { places } : {}), results, ...(spread ? { spread } : {}) };
}
