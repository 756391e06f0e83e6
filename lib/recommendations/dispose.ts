import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkSources, type SourceInput } from './check-sources';
import { lockRecommendation } from './lock';
import { areSourcesOpen } from './model/recommendation';
import type { disposeSchema } from './schema';

/**
 * Says what became of the sources of a general recommendation that is still being drafted: new ones are added, an empty
 * disposition takes one out, the others are overwritten (the audit keeps what was said before). Refuses "conflict" when
 * somebody else changed it meanwhile, "closed" once it is ready for the plenary.
 */
export async function dispose(ctx: Ctx, input: z.output<typeof disposeSchema>): Promise<{ recommendation: string }> {
  const general = await lockRecommendation(ctx, input.general, 'GENERAL');
  if (!areSourcesOpen(general.status)) throw new Refusal('closed');
  if (general.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  const entries = Object.entries(input.sources);
  const kept = Object.fromEntries(entries.filter((entry): entry is [string, SourceInput] => entry[1] !== null));
  await checkSources(ctx, kept);

  const before = await ctx.tx.consolidationSource.findMany({
    where: { generalId: general.id },
    select: { regionalId: true, regionalRevisionId: true, disposition: true, why: true },
  });
  // What is said again stays as it was: a group that has answered to it is not asked anew.
  const isSame = ([id, entry]: (typeof entries)[number]) =>
    before.some(
      ({ regionalId, regionalRevisionId, disposition, why }) =>
        regionalId === id &&
        regionalRevisionId === entry?.revision &&
        disposition === entry.disposition &&
        why === (entry.why ?? null),
    );
  const changed = new Set(entries.filter((entry) => !isSame(entry)).map(([id]) => id));
  await ctx.tx.consolidationSource.deleteMany({ where: { generalId: general.id, regionalId: { in: [...changed] } } });
  await ctx.tx.consolidationSource.createMany({
    data: Object.entries(kept)
      .filter(([id]) => changed.has(id))
      .map(([regionalId, { revision, disposition, why }]) => ({
        generalId: general.id,
        regionalId,
        regionalRevisionId: revision,
        disposition,
        why: why ?? null,
        byAccountId: ctx.actor?.accountId ?? null,
        at: ctx.now,
      })),
  });
  const remaining = await ctx.tx.consolidationSource.count({ where: { generalId: general.id } });
  if (remaining === 0) throw new Refusal('invalid', { sources: { code: 'no_source' } });
  await ctx.tx.recommendation.update({
    where: { id: general.id },
    data: { lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details: { before, sources: kept } });
  ctx.live({
    type: 'recommendation',
    subjectId: general.id,
    visibility: general.status === 'DRAFT' ? 'SECRETARIAT' : 'PARTICIPANTS',
  });
  return { recommendation: general.id };
}
