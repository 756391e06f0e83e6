import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { changeFact } from './change-fact';
import type { ComparedRow } from './model/compare-rows';
import type { Fact } from './schema';

/** What an import rests on as a whole. */
export type ImportGrounds = Pick<Fact, 'source' | 'sourceOn' | 'why' | 'begins'>;

/**
 * Writes a compared row of a file as a change of its own, on its own source where it gives one, else on that of the import. Refuses as
 * `changeFact` does, "conflict" too where what stands is not what the row was compared with. @returns the change
 */
export async function writeRow(
  ctx: Ctx<SiteScope>,
  { of: { what }, party, entry, before, after, ownSource }: ComparedRow,
  { source, sourceOn, why, begins }: ImportGrounds,
): Promise<string | null> {
  const themes = (after['themes'] ?? '').split(' ').filter(Boolean);
  const { change } = await changeFact(ctx, {
    party: party?.id ?? '',
    what,
    row: entry ?? undefined,
    values: what === 'THEMES' ? { themes } : after,
    seen: { values: before ?? {} },
    source: ownSource?.source ?? source,
    sourceOn: ownSource ? ownSource.sourceOn || undefined : sourceOn,
    why,
    mode: begins && before ? 'CHANGE' : 'CORRECTION',
    begins: before ? begins : undefined,
    remove: false,
  });
  return change;
}
