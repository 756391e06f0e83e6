import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';

export type SourceInput = { revision: string; disposition: Disposition; why?: string | undefined };

/** States in which a regional recommendation may be a source: handed over, and not set aside or withdrawn. */
const available: readonly RecommendationStatus[] = ['SUBMITTED', 'CONSOLIDATED'];

/**
 * Locks the sources in the order of their ids and checks that each is a regional recommendation of this meeting that was
 * handed over, in the revision that was looked at. Refuses "invalid" at the source, "conflict" where its text has moved.
 */
export async function checkSources(ctx: Ctx, sources: Readonly<Record<string, SourceInput>>): Promise<void> {
  const rows = await lockSources(ctx, Object.keys(sources));
  if (rows.some(({ id, headRevisionId }) => sources[id]?.revision !== headRevisionId)) throw new Refusal('conflict');
}

/** The same without a look at the text: what is put back stands in the revision it stood in. */
export async function lockSources(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; headRevisionId: string }[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string; status: RecommendationStatus; headRevisionId: string }[]>`
    SELECT id, status, "headRevisionId" FROM "Recommendation"
    WHERE id = ANY (${ids}::uuid[]) AND "meetingId" = ${ctx.scope.meeting.id}::uuid AND level = 'REGIONAL'
    ORDER BY id FOR UPDATE`;
  const found = new Map(rows.map((row) => [row.id, row]));
  const wrong: FieldErrors = {};
  for (const id of ids) {
    const row = found.get(id);
    if (!row || !available.includes(row.status)) wrong[`sources.${id}.disposition`] = { code: 'invalid_choice' };
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', wrong);
  return rows;
}
