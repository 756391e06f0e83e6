import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkSources, type SourceInput } from './check-sources';
import { lockRecommendation } from './lock';
import { areSourcesOpen } from './model/recommendation';
import type { disposeSchema } from './schema';
import { writeSources, type Disposed } from './write-sources';

/**
 * Says what became of the sources of a general recommendation that is still being drafted: new ones are added, an empty
 * disposition takes one out, the others are overwritten (the step keeps what was said before). Refuses "conflict" when
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
    select: { regionalId: true, regionalRevisionId: true, disposition: true, why: true, at: true },
  });
  const wasBefore = new Map(
    before.map(({ regionalId, regionalRevisionId: revision, ...rest }) => [regionalId, { revision, ...rest }]),
  );
  const changes = entries.map(([regional, entry]) => ({
    regional,
    was: wasBefore.get(regional) ?? null,
    now: entry && { ...entry, why: entry.why ?? null },
  }));
  // What is said again stays as it was: a group that has answered to it is not asked anew.
  await writeSources(
    ctx,
    general,
    changes.filter(({ was, now }) => !isSame(was, now)),
  );
  await ctx.audit({ subject: { type: 'Recommendation', id: general.id }, details: { before, sources: kept } });
  return { recommendation: general.id };
}

function isSame(one: Disposed | null, other: Disposed | null): boolean {
  return (
    one?.revision === other?.revision &&
    one?.disposition === other?.disposition &&
    (one?.why ?? null) === (other?.why ?? null)
  );
}
