import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockSources } from './check-sources';
import { lockRecommendation } from './lock';
import { areSourcesOpen } from './model/recommendation';
import type { undoDisposalSchema } from './schema';
import { writeSources, type Disposed, type SourceChange } from './write-sources';

const sides = {
  regionalId: true,
  wasRevisionId: true,
  wasDisposition: true,
  wasWhy: true,
  wasAt: true,
  revisionId: true,
  disposition: true,
  why: true,
} as const;

/**
 * Undoes the last step on the sources of a general recommendation that was not undone yet: each source stands again as it did
 * before, and both steps stay on the record. A group that had answered to that, and said nothing since, has answered to it
 * again. Refuses "conflict" for a step that is not the last, "closed" once the list of sources is closed, and "invalid" where
 * a source that would come back is with its group again.
 */
export async function undoDisposal(
  ctx: Ctx,
  input: z.output<typeof undoDisposalSchema>,
): Promise<{ recommendation: string }> {
  const general = await lockRecommendation(ctx, input.general, 'GENERAL');
  if (!areSourcesOpen(general.status)) throw new Refusal('closed');
  const step = found(
    await ctx.tx.sourceStep.findFirst({
      where: { id: input.step, generalId: general.id },
      select: { id: true, number: true, undoesId: true, at: true, changes: { select: sides } },
    }),
  );
  const last = await ctx.tx.sourceStep.findFirst({
    where: { generalId: general.id, undoesId: null, undoneBy: null },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (last?.id !== step.id) throw new Refusal('conflict');
  await lockSources(
    ctx,
    step.changes.filter(({ wasRevisionId }) => wasRevisionId !== null).map(({ regionalId }) => regionalId),
  );
  const answeredSince = await groupsSince(ctx, general.id, step.at);
  const current = await ctx.tx.consolidationSource.findMany({
    where: { generalId: general.id, regionalId: { in: step.changes.map(({ regionalId }) => regionalId) } },
    select: { regionalId: true, at: true },
  });
  const since = new Map(current.map(({ regionalId, at }) => [regionalId, at]));
  const groupOf = await readGroups(ctx, [...step.changes.map(({ regionalId }) => regionalId)]);
  const changes = step.changes.map((change): SourceChange => {
    const { regionalId: regional, wasAt } = change;
    const now = sideOf(change.revisionId, change.disposition, change.why);
    const before = sideOf(change.wasRevisionId, change.wasDisposition, change.wasWhy);
    const isUnanswered = wasAt !== null && !answeredSince.has(groupOf.get(regional) ?? '');
    return {
      regional,
      was: now && { ...now, at: since.get(regional) ?? step.at },
      now: before && { ...before, ...(isUnanswered ? { at: wasAt } : {}) },
    };
  });
  await writeSources(ctx, general, changes, step.id);
  const details = { step: step.id, number: step.number, sources: changes.map(({ regional }) => regional) };
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details });
  return { recommendation: general.id };
}

function sideOf(
  revision: string | null,
  disposition: Disposed['disposition'] | null,
  why: string | null,
): Disposed | null {
  return revision !== null && disposition !== null ? { revision, disposition, why } : null;
}

/** Groups that have answered since: their last word was given to what is undone now. */
async function groupsSince(ctx: Ctx, recommendationId: string, at: Date): Promise<Set<string>> {
  const rows = await ctx.tx.concurrence.findMany({
    where: { recommendationId, at: { gte: at } },
    select: { groupId: true },
  });
  return new Set(rows.map(({ groupId }) => groupId));
}

async function readGroups(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await ctx.tx.recommendation.findMany({
    where: { id: { in: [...ids] }, meetingId: ctx.scope.meeting.id },
    select: { id: true, groupId: true },
  });
  return new Map(rows.map(({ id, groupId }) => [id, groupId]));
}
