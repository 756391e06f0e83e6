import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';
import { whatToTell, type Counted } from './model/snapshot';
import { readSeals } from './queries/read-answers';
import type { takeSnapshotSchema } from './schema';

/** Seals of what earlier snapshots counted, the newest first. */
export function readCounted({ tx }: Pick<Ctx, 'tx'>, surveyId: string): Promise<(Counted & { number: number })[]> {
  return tx.$queryRaw<(Counted & { number: number })[]>`
    SELECT number, payload->'submissions' AS "all", coalesce(payload->'states'->'submissions', '{}') AS states,
           coalesce(payload->'places', '{}') AS places
    FROM "ResultSnapshot" WHERE "surveyId" = ${surveyId}::uuid ORDER BY number DESC`;
}

/** The survey's row is the lock: snapshots are asked for, and numbered, one after the other. */
export async function lockSurvey(
  ctx: Ctx,
  surveyId: string,
): Promise<{ id: string; code: string; attributed: boolean }> {
  const [survey] = await ctx.tx.$queryRaw<{ id: string; code: string; attributed: boolean }[]>`
    SELECT id, code, attributed FROM "Survey" WHERE id = ${surveyId}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  return found(survey);
}

/** Why a snapshot is not taken: side by side with an earlier one it would tell who answered what. */
export function tellsTooMuchRefusal({ meeting }: Ctx['scope']): Refusal {
  return new Refusal('invalid', { survey: { code: 'tells_too_much', params: { small: meeting.smallCell } } });
}

/**
 * Asks for a snapshot of the results: counting a hundred thousand answers takes longer than a request may. Asked for again while
 * one is being taken, it is that one. Refuses "invalid" while nobody has submitted, and where a snapshot could tell nothing
 * that is not told yet without telling who answered what.
 */
export async function askForSnapshot(
  ctx: Ctx,
  { survey }: z.output<typeof takeSnapshotSchema>,
): Promise<{ request: string }> {
  const { id: surveyId, attributed: isAttributed } = await lockSurvey(ctx, survey);
  const open = await ctx.tx.snapshotRequest.findFirst({
    where: { surveyId, state: { in: ['QUEUED', 'RUNNING'] } },
    select: { id: true },
  });
  if (open) return { request: open.id };
  const now = await readSeals(ctx.tx, ctx.scope, surveyId);
  if (Object.keys(now.all).length + Object.keys(now.states).length === 0) throw new Refusal('invalid');
  const comparing = { small: ctx.scope.meeting.smallCell, isAttributed };
  const { isRefused } = whatToTell(now, await readCounted(ctx, surveyId), comparing);
  if (isRefused) throw tellsTooMuchRefusal(ctx.scope);
  const { id } = await ctx.tx.snapshotRequest.create({
    data: { surveyId, byAccountId: ctx.actor?.accountId ?? null, askedAt: ctx.now, workedAt: ctx.now },
    select: { id: true },
  });
  await queueJob(ctx.tx, {
    task: 'take-snapshot',
    payload: { meeting: ctx.scope.meeting.slug, request: id },
    key: `snapshot:${id}`,
  });
  await ctx.audit({ subject: { type: 'SnapshotRequest', id } });
  ctx.live({ type: 'survey.snapshot-request', subjectId: id, visibility: 'SECRETARIAT' });
  return { request: id };
}
