import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { changeFact } from './change-fact';
import { found, Refusal } from '@/lib/core/errors';
import { foundParty } from './found-party';
import type { ComparedRow } from './model/compare-rows';
import type { Fact } from './schema';

/** What an import rests on as a whole. */
export type ImportGrounds = Pick<Fact, 'source' | 'sourceOn' | 'why' | 'begins'>;

/**
 * Writes a compared row of a file as a change of its own, with the party that it makes, on its own source where it gives one, else on that of the import. Refuses as
 * `changeFact` does, "conflict" too where what stands is not what the row was compared with. @returns the change
 */
export async function writeRow(
  ctx: Ctx<SiteScope>,
  { of: { what, party: code }, party, founds, entry, before, after, ownSource }: ComparedRow,
  { source, sourceOn, why, begins }: ImportGrounds,
): Promise<string | null> {
  const themes = (after['themes'] ?? '').split(' ').filter(Boolean);
  const own = ownSource
    ? { source: ownSource.source, sourceOn: ownSource.sourceOn || undefined }
    : { source, sourceOn };
  const id = founds ? await foundParty(ctx, { code, ...own }, founds) : party?.id || (await madeBefore(ctx, code));
  const writing = changeFact(ctx, {
    party: id,
    what,
    row: entry ?? undefined,
    values: what === 'THEMES' ? { themes } : after,
    seen: { values: before ?? {} },
    ...own,
    why,
    // What a new party is called it was always called, as far as is known.
    mode: begins && !founds ? 'CHANGE' : 'CORRECTION',
    begins: founds ? undefined : begins,
    remove: false,
  });
  const { change } = await writing.catch(sayForFile);
  return change;
}

/** The party that another row of the same file has made. Refuses "not found" while it has not. */
async function madeBefore({ tx }: Ctx<SiteScope>, code: string): Promise<string> {
  return found(await tx.party.findUnique({ where: { code }, select: { id: true } })).id;
}

/** Two who chair together are ticked in a form; in a file they stand in a column. */
function sayForFile(error: unknown): never {
  const overlap = error instanceof Refusal ? error.fields?.['values.since'] : undefined;
  if (!(error instanceof Refusal) || overlap?.code !== 'overlaps') throw error;
  throw new Refusal(error.code, { ...error.fields, 'values.since': { ...overlap, code: 'overlaps_in_file' } });
}
