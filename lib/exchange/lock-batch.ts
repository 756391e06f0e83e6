import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { ImportStatus } from '@/lib/core/prisma/enums';
import { mappingSchema, type Mapping } from './schema';

/** An import that nobody else moves until the end of the transaction. */
export type LockedBatch = {
  id: string;
  status: ImportStatus;
  fileId: string | null;
  headingRow: number;
  columnCount: number;
  mapping: Mapping;
  invites: boolean;
  suspects: boolean;
  byAccountId: string | null;
  appliedBy: string | null;
};

/** Locks an import of the meeting. Refuses "not_found" for another's, and "conflict" where it is in none of the states given. */
export async function lockBatch(ctx: Ctx, id: string, states: readonly ImportStatus[]): Promise<LockedBatch> {
  const batch = await lockBatchIn(ctx, id, states);
  if (!batch) throw new Refusal('conflict');
  return batch;
}

/** The same, or null where it is in none of the states: a job that finds its work done. */
export async function lockBatchIn(ctx: Ctx, id: string, states: readonly ImportStatus[]): Promise<LockedBatch | null> {
  const [row] = await ctx.tx.$queryRaw<(Omit<LockedBatch, 'mapping'> & { mapping: unknown })[]>`
    SELECT id, status, "fileId", "headingRow", "columnCount", mapping, invites, suspects, "byAccountId", "appliedBy"
    FROM "ImportBatch" WHERE id = ${id}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  const batch = found(row);
  return states.includes(batch.status) ? { ...batch, mapping: mappingSchema.parse(batch.mapping) } : null;
}
