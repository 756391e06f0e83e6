import type { Tx } from '@/lib/core/db';

/** Moves the blocks from a position on one further, so that one can be put there. The caller holds the document. */
export async function makeRoom(tx: Tx, documentId: string, position: number): Promise<void> {
  // Positions are unique: over negative numbers, so that no two are ever the same.
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = -(position + 1) WHERE "documentId" = ${documentId}::uuid AND position >= ${position}`;
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = -position WHERE "documentId" = ${documentId}::uuid AND position < 0`;
}
