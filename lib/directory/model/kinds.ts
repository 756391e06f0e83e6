import type { PartyKind } from '@/lib/core/prisma/enums';

/** The three kinds of inter-State consultation mechanism, in the order in which they are always listed. */
export const mechanismKinds = ['RCP', 'IRF', 'GLOBAL_PROCESS'] as const satisfies readonly PartyKind[];

/** Everybody else in the directory; States become parties only where a meeting invites them. */
export const partnerKinds = [
  'UN_REGIONAL_COMMISSION',
  'REGIONAL_ECONOMIC_ORGANISATION',
  'REGIONAL_POLITICAL_ORGANISATION',
  'SECRETARIAT_ORGANISATION',
  'ORGANISER',
  'OTHER',
] as const satisfies readonly PartyKind[];

/** What the directory lists, in its order. */
export const listedKinds = [...mechanismKinds, ...partnerKinds] as const;

/** A kind as it stands in addresses and in the JSON: `UN_REGIONAL_COMMISSION` → `un-regional-commission`. */
export function kindCode(kind: PartyKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

/** Choices of the filter: two groups, then each kind. */
export const kindChoices = [
  'mechanisms',
  'rcp',
  'irf',
  'global-process',
  'partners',
  'un-regional-commission',
  'regional-economic-organisation',
  'regional-political-organisation',
  'secretariat-organisation',
  'organiser',
] as const;

export type KindChoice = (typeof kindChoices)[number];

/** The kinds behind a choice; no choice means everything listed. */
export function kindsOf(choice: KindChoice | undefined): readonly PartyKind[] {
  if (choice === undefined) return listedKinds;
  if (choice === 'mechanisms') return mechanismKinds;
  if (choice === 'partners') return partnerKinds;
  return listedKinds.filter((kind) => kindCode(kind) === choice);
}

/** Whether the party is a mechanism: has classes, chairs and a secretariat. */
export function isMechanism(kind: PartyKind): boolean {
  return mechanismKinds.some((mechanism) => mechanism === kind);
}
