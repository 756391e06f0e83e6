import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Founding } from './model/new-parties';

/**
 * Makes a party without a name, whose first change gives it one with its source: nobody sees it in between. Refuses "conflict"
 * where somebody has made one under this code meanwhile. @returns its id
 */
export async function foundParty(
  { tx, now }: Ctx<SiteScope>,
  { code, source, sourceOn }: { code: string; source: string; sourceOn: string | undefined },
  { kind, regions }: Founding,
): Promise<string> {
  const lists = {
    ...{ formerNames: [], attachedTo: [], memberOrganisations: [], observerOrganisations: [] },
    ...{ themesAsWritten: [], generalKnowledgeFields: [] },
  };
  const { count } = await tx.party.createMany({
    data: [
      {
        ...{ code, kind, names: {}, acronyms: {}, ...lists, sources: [source], confidence: 'STATED' },
        asOf: sourceOn ?? now.toISOString().slice(0, 10),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal('conflict', { rows: { code: 'code_taken' } });
  const { id } = await tx.party.findUniqueOrThrow({ where: { code }, select: { id: true } });
  await tx.partyRegion.createMany({ data: regions.map((regionCode) => ({ partyId: id, regionCode })) });
  return id;
}
