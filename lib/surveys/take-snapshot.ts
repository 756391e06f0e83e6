import { enterAsSystem } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { publishLive } from '@/lib/core/live';
import { logUnexpected } from '@/lib/core/log';
import { runAsSystem } from '@/lib/core/run-as-system';
import { within } from '@/lib/core/within';
import { countNow, type CountProgress } from './queries/count-now';
import { sealSnapshot, type SealedSnapshot } from './seal-snapshot';

/** A count says so often, in milliseconds, how far it is. */
const signEvery = 1_000;

/** So often is a snapshot tried that breaks off for no fault of the answers. */
const mostTries = 6;

/**
 * Takes the snapshot that was asked for: counts in steps, saying how far it is, and seals what came out in one short
 * transaction. Killed on the way, it begins anew; done twice at once or again, it is sealed once. Null where there is none:
 * the request says why, or it is tried again later.
 */
export async function takeSnapshot(meeting: string, request: string): Promise<SealedSnapshot | null> {
  const scope = await enterAsSystem(meeting);
  const asked = await db().snapshotRequest.findFirst({
    where: { id: request, state: { in: ['QUEUED', 'RUNNING'] }, survey: { meetingId: scope.meeting.id } },
    select: { surveyId: true, byAccountId: true },
  });
  if (!asked) return null;
  try {
    let progress: Readonly<CountProgress> = { counted: 0, total: 0 };
    const sign = () => noteProgress(scope.meeting.id, request, progress);
    await sign();
    const count = await withSigns(
      countNow(scope, asked.surveyId, (now) => (progress = now)),
      sign,
    );
    const seal = (ctx: Ctx) => sealSnapshot(ctx, { request, count });
    return await runAsSystem('survey.seal-snapshot', meeting, seal, { accountId: asked.byAccountId });
  } catch (error) {
    const isRefused = error instanceof Refusal;
    if (!isRefused) logUnexpected('survey.take-snapshot', error);
    await runAsSystem('survey.give-up-snapshot', meeting, (ctx) => noteFailure(ctx, request, isRefused));
    return null;
  }
}

/** Waits for the work and gives a sign of life every second. */
async function withSigns<V>(work: Promise<V>, sign: () => Promise<void>): Promise<V> {
  const coming = work.then((value) => ({ value }));
  for (;;) {
    const done = await within(signEvery, coming);
    if (done) return done.value;
    await sign();
  }
}

/** Notes how far a request is; overwritten every second, it is no change of a record: no audit row. */
async function noteProgress(
  meetingId: string,
  request: string,
  { counted, total }: Readonly<CountProgress>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE "SnapshotRequest" SET state = 'RUNNING', "workedAt" = now(), counted = ${counted}, total = ${total}
      WHERE id = ${request}::uuid AND state IN ('QUEUED', 'RUNNING')`;
    if (moved > 0)
      await publishLive(tx, meetingId, [
        { type: 'survey.snapshot-request', subjectId: request, visibility: 'SECRETARIAT' },
      ]);
  });
}

/** Notes that a snapshot was refused, or that its work broke off: then it is taken up again, but not for ever. */
async function noteFailure(ctx: Ctx, id: string, isRefused: boolean): Promise<void> {
  const [row] = await ctx.tx.$queryRaw<{ tries: number }[]>`
    SELECT tries + 1 AS tries FROM "SnapshotRequest" WHERE id = ${id}::uuid AND state IN ('QUEUED', 'RUNNING') FOR UPDATE`;
  if (!row) return;
  const { tries } = row;
  const failure = isRefused ? 'tells_too_much' : tries >= mostTries ? 'our_fault' : null;
  await ctx.tx.snapshotRequest.update({
    where: { id },
    data: { tries, failure, state: failure ? 'FAILED' : 'QUEUED', workedAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'SnapshotRequest', id }, details: { failure: failure ?? 'broke_off', tries } });
  ctx.live({ type: 'survey.snapshot-request', subjectId: id, visibility: 'SECRETARIAT' });
}
