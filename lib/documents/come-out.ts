import type { Ctx } from '@/lib/core/execute';

/**
 * Keeps from when on a document is out, now or at the end of its embargo, where it has readers beside the secretariat and a file;
 * for the public apart. What is kept already stands. Asked after each change of access, embargo or files.
 */
export async function comeOut(ctx: Ctx, id: string): Promise<void> {
  // Whole milliseconds, as the column keeps them: rounded up, it would be out only after this transaction.
  await ctx.tx.$executeRaw`
    UPDATE "Document" d SET "firstOutAt" = coalesce(d."firstOutAt", due.at),
      "publicAt" = coalesce(d."publicAt", CASE WHEN d.access = 'PUBLIC' THEN due.at END)
    FROM (SELECT greatest(date_trunc('milliseconds', now()), "embargoUntil") AS at FROM "Document" WHERE id = ${id}::uuid) due
    WHERE d.id = ${id}::uuid AND d.access <> 'SECRETARIAT' AND EXISTS (SELECT FROM "DocumentFile" f WHERE f."documentId" = d.id)`;
}
