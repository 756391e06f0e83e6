import type { Tx } from '@/lib/core/db';

/** Gives the blocks of a document their places 1, 2, … in this order; those left out have none. The caller holds the document. */
export async function setOrder(tx: Tx, documentId: string, ids: readonly string[]): Promise<void> {
  // Positions are unique: first none has one that another will get.
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = -position WHERE "documentId" = ${documentId}::uuid AND position IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "OutcomeBlock" b SET position = o.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE b.id = o.id AND b."documentId" = ${documentId}::uuid`;
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = NULL WHERE "documentId" = ${documentId}::uuid AND position < 0`;
}
