import type { PartyKind } from '@/lib/core/prisma/enums';
import type { Random } from '@/lib/surveys/model/random';
import { shuffled } from './chance';
import { isMechanism, type SampleDirectory, type SampleParty } from './directory';

/** How many mechanisms are drawn per place: so that every region has enough answers to be shown. */
type Quota = { perRegion: Record<string, number>; interregional: number; global: number };

const SEVENTH: Quota = {
  perRegion: { africa: 4, 'americas-caribbean': 3, 'asia-pacific': 3, 'europe-central-asia': 3 },
  interregional: 7,
  global: 2,
};
const NEXT: Quota = {
  perRegion: { africa: 5, 'americas-caribbean': 4, 'asia-pacific': 4, 'europe-central-asia': 3 },
  interregional: 6,
  global: 2,
};

/** Known to have been active in 2017 (reference data, seventh meeting), and the two global processes that met that year. */
const KNOWN_ACTIVE = [
  'add',
  'almaty-process',
  'arcp',
  'asem-migration',
  'bali-process',
  'budapest-process',
  'colombo-process',
  'gfmd',
  'idm',
];

/** Everybody asked to the seventh meeting: 22 mechanisms active around 2018, the five UN commissions, one economic organisation per region. */
export function drawSeventhParticipants(random: Random, directory: SampleDirectory): SampleParty[] {
  const candidates = directory.parties.filter(
    ({ kind, activeIn2018, founded }) => isMechanism(kind) && activeIn2018 && (founded ?? 0) <= 2017,
  );
  return [...drawMechanisms(random, directory, candidates, SEVENTH, KNOWN_ACTIVE), ...drawPartners(random, directory)];
}

/** Everybody asked to the next edition: 24 mechanisms active now, and ten partners drawn in the same way. */
export function drawNextParticipants(random: Random, directory: SampleDirectory): SampleParty[] {
  const candidates = directory.parties.filter(({ kind, status }) => isMechanism(kind) && status === 'ACTIVE');
  return [
    ...drawMechanisms(random, directory, candidates, NEXT, ['gfmd', 'idm', 'midsa', 'midwa']),
    ...drawPartners(random, directory),
  ];
}

/** The column a party's answer counts in: its region, or "interregional", or "global". */
export function placeOf({ kind, regions }: SampleParty): string {
  if (kind === 'GLOBAL_PROCESS') return 'global';
  return regions.length === 1 ? (regions[0] ?? 'global') : 'interregional';
}

/** Those that must be there first, then by lot, up to the quota of each place; in the order of their codes. */
function drawMechanisms(
  random: Random,
  { regions }: SampleDirectory,
  candidates: SampleParty[],
  quota: Quota,
  required: string[],
): SampleParty[] {
  const byLot = shuffled(random, candidates).sort(
    (a, b) => Number(required.includes(b.code)) - Number(required.includes(a.code)),
  );
  const places = [
    ...regions.map(({ code }) => [code, quota.perRegion[code] ?? 0] as const),
    ['interregional', quota.interregional] as const,
    ['global', quota.global] as const,
  ];
  return places
    .flatMap(([place, count]) => byLot.filter((party) => placeOf(party) === place).slice(0, count))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function drawPartners(random: Random, { parties, regions }: SampleDirectory): SampleParty[] {
  const ofKind = (kind: PartyKind) => parties.filter((party) => party.kind === kind);
  const byLot = shuffled(random, ofKind('REGIONAL_ECONOMIC_ORGANISATION'));
  const economic = regions.flatMap(({ code }) => byLot.find((party) => placeOf(party) === code) ?? []);
  return [...ofKind('UN_REGIONAL_COMMISSION'), ...economic];
}
