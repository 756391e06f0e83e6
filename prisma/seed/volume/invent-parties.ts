import type { Tx } from '@/lib/core/db';
import type { SampleParty } from '../sample/directory';

/** Illustrative organisations beyond those of the directory: made where missing, the same ones for every meeting. */
export async function inventParties(tx: Tx, count: number): Promise<SampleParty[]> {
  if (count <= 0) return [];
  const wanted = Array.from({ length: count }, (_, index) => `illustrative-${index + 1}`);
  await tx.party.createMany({
    data: wanted.map((code, index) => ({
      code,
      kind: 'OTHER',
      names: {
        en: `Illustrative organisation ${index + 1}`,
        fr: `Organisation illustrative ${index + 1}`,
        es: `Organización ilustrativa ${index + 1}`,
      },
      acronyms: {},
      asOf: 'invented',
      confidence: 'GENERAL_KNOWLEDGE',
    })),
    skipDuplicates: true,
  });
  const regions = await tx.region.findMany({ select: { code: true }, orderBy: { position: 'asc' } });
  const parties = await tx.party.findMany({
    where: { code: { in: wanted } },
    select: { id: true, code: true },
    orderBy: { code: 'asc' },
  });
  return parties.map(({ id, code }, index) => {
    const region = regions[index % regions.length]?.code;
    return {
      id,
      code,
      kind: 'OTHER',
      label: code,
      status: 'ACTIVE',
      founded: null,
      activeIn2018: false,
      regions: region ? [region] : [],
      attachedTo: [],
      chair2017: null,
    };
  });
}
