import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { changeFact } from './change-fact';
import { Refusal } from '@/lib/core/errors';
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
  const writing = changeFact(ctx, {
    party: party?.id ?? '',
    what,
    row: entry ?? undefined,
    values: what === 'THEMES' ? { themes } : after,
    seen: { values: before ?? {} },
    source: ownSource?.source ?? source,
    sourceOn: ownSource ? ownSource.sourceOn || undefined : sourceOn,
    why,
    mode: begins ? 'CHANGE' : 'CORRECTION',
    begins,
    remove: false,
  });
  const { change } = await writing.catch(sayForFile);
  return change;
}

/** Two who chair together are ticked in a form; in a file they stand in a column. */
function sayForFile(error: unknown): never {
  const overlap = error instanceof Refusal ? error.fields?.['values.since'] : undefined;
  if (!(error instanceof Refusal) || overlap?.code !== 'overlaps') throw error;
  throw new Refusal(error.code, { ...error.fields, 'values.since': { ...overlap, code: 'overlaps_in_file' } });
}
