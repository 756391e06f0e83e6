import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import type { GroupSupport } from '@/lib/core/prisma/enums';

export type Note = {
  practice?: string | null | undefined;
  support?: GroupSupport | null | undefined;
  dissent?: string | null | undefined;
};

/** Writes what the group says beside a revision, where it says something else than `held`, what was read of it before. Answers whether it did. */
export async function writeNote(
  ctx: Ctx,
  { recommendation: recommendationId, revision: revisionId }: { recommendation: string; revision: string },
  { practice = null, support = null, dissent = null }: Note,
  held: Note,
): Promise<boolean> {
  const isSame =
    practice === (held.practice ?? null) && support === (held.support ?? null) && dissent === (held.dissent ?? null);
  if (isSame) return false;
  const byAccountId = ctx.actor?.accountId ?? null;
  await ctx.tx.$executeRaw`
    INSERT INTO "GroupNote" (id, "recommendationId", "revisionId", practice, support, dissent, "byAccountId", at)
    VALUES (${randomUUID()}::uuid, ${recommendationId}::uuid, ${revisionId}::uuid, ${practice}, ${support}::"GroupSupport", ${dissent}, ${byAccountId}::uuid, ${ctx.now})`;
  return true;
}

/** What the group says beside a recommendation now. */
export async function readNote(ctx: Ctx, recommendationId: string): Promise<Note> {
  const [last] = await ctx.tx.$queryRaw<Note[]>`
    SELECT practice, support, dissent FROM "GroupNote" WHERE "recommendationId" = ${recommendationId}::uuid ORDER BY seq DESC LIMIT 1`;
  return last ?? {};
}
