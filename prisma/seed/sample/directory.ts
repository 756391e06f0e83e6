import type { Tx } from '@/lib/core/db';
import type { PartyKind, PartyStatus } from '@/lib/core/prisma/enums';
import type { Text } from './content/text';

/** A party as the sample needs it: where it belongs, when it was there, who chaired it. */
export type SampleParty = {
  id: string;
  code: string;
  kind: PartyKind;
  /** Short name for running text: the acronym, else the name; English. */
  label: string;
  status: PartyStatus;
  founded: number | null;
  /** Counted as active around 2018. */
  activeIn2018: boolean;
  regions: string[];
  /** Codes of the parties it is attached to, e.g. "ecowas". */
  attachedTo: string[];
  /** State that chaired it in 2017, where known. */
  chair2017: string | null;
};

export type SampleRegion = { code: string; prefix: string; names: Text };
export type SampleTheme = { code: string; names: Text };
export type SampleDirectory = { parties: SampleParty[]; regions: SampleRegion[]; themes: SampleTheme[] };

/** The parts of the directory that the sample is made from, in an order that does not depend on how they were loaded; no invented organisations. */
export async function readDirectory(tx: Tx): Promise<SampleDirectory> {
  const parties = await tx.$queryRaw<SampleParty[]>`
    SELECT p.id, p.code, p.kind, coalesce(p.acronyms ->> 'en', p.names ->> 'en') AS label, p.status, p.founded,
           EXISTS (SELECT 1 FROM "Classification" c WHERE c."partyId" = p.id AND c.active
                     AND coalesce(c."fromYear", 0) <= 2018 AND coalesce(c."toYear", 9999) >= 2018) AS "activeIn2018",
           ARRAY(SELECT r."regionCode" FROM "PartyRegion" r WHERE r."partyId" = p.id ORDER BY 1) AS regions,
           ARRAY(SELECT lower(attached) FROM unnest(p."attachedTo") attached) AS "attachedTo",
           (SELECT min(h."countryCode") FROM "Chairmanship" h WHERE h."partyId" = p.id
               AND h."fromYear" <= 2017 AND coalesce(h."toYear", h."fromYear") >= 2017) AS "chair2017"
    FROM "Party" p WHERE p.kind <> 'STATE' AND p."asOf" <> 'invented' ORDER BY p.code`;
  const regions = await tx.region.findMany({
    select: { code: true, prefix: true, names: true },
    orderBy: { position: 'asc' },
  });
  const themes = await tx.theme.findMany({ select: { code: true, names: true }, orderBy: { position: 'asc' } });
  return {
    parties,
    regions: regions.map((region) => ({ ...region, names: region.names as Text })),
    themes: themes.map((theme) => ({ ...theme, names: theme.names as Text })),
  };
}

export function isMechanism(kind: PartyKind): boolean {
  return kind === 'RCP' || kind === 'IRF' || kind === 'GLOBAL_PROCESS';
}
