import type { ParticipantCategory, PartyKind } from '@/lib/core/prisma/enums';

/** Links in mails work until the meeting is over, and never less than this: the code, not the link, is what lets somebody in. */
const shortestLinkDays = 14;
const dayLength = 24 * 60 * 60 * 1000;

/** When a personal link stops working: the day after the meeting's last day, at the earliest so many days from now. */
export function linkExpiry(now: Date, endsOn: Date, leastDays = shortestLinkDays): Date {
  return new Date(Math.max(endsOn.getTime() + 2 * dayLength, now.getTime() + leastDays * dayLength));
}

/** An address that its owner recognises and nobody else learns: "f•••@ecowas.int". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** Counts of parties with at least one confirmed registration, one row per kind. */
export type PartyCounts = readonly { kind: PartyKind; parties: number }[];

/** What the official pages count. Persons are counted once however many parties they represent. */
export type Headcount = {
  persons: number;
  representations: number;
  mechanisms: number;
  unCommissions: number;
  economicOrganisations: number;
  otherOrganisations: number;
  states: number;
};

const mechanismKinds: readonly PartyKind[] = ['RCP', 'IRF', 'GLOBAL_PROCESS'];
const otherKinds: readonly PartyKind[] = [
  'REGIONAL_POLITICAL_ORGANISATION',
  'SECRETARIAT_ORGANISATION',
  'ORGANISER',
  'OTHER',
];

const partnerKinds: readonly PartyKind[] = [
  'UN_REGIONAL_COMMISSION',
  'REGIONAL_ECONOMIC_ORGANISATION',
  'REGIONAL_POLITICAL_ORGANISATION',
];

/** In which part of the list, and with which form, a party's delegation registers unless the secretariat says otherwise. */
export function categoryOf(kind: PartyKind): ParticipantCategory {
  if (mechanismKinds.includes(kind)) return 'MECHANISM';
  if (partnerKinds.includes(kind)) return 'PARTNER';
  return kind === 'SECRETARIAT_ORGANISATION' || kind === 'ORGANISER' ? 'SECRETARIAT' : 'OBSERVER';
}

/** Groups parties as the reports of past editions do: mechanisms are RCPs, interregional forums and global processes together. */
export function groupParties(counts: PartyCounts): Omit<Headcount, 'persons' | 'representations'> {
  const of = (kinds: readonly PartyKind[]) =>
    counts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { parties }) => sum + parties, 0);
  return {
    mechanisms: of(mechanismKinds),
    unCommissions: of(['UN_REGIONAL_COMMISSION']),
    economicOrganisations: of(['REGIONAL_ECONOMIC_ORGANISATION']),
    otherOrganisations: of(otherKinds),
    states: of(['STATE']),
  };
}

/** Order of sections wherever parties are listed: mechanisms, then UN commissions, regional organisations, others, the secretariat last. */
export const protocolOrder: readonly PartyKind[] = [
  'RCP',
  'IRF',
  'GLOBAL_PROCESS',
  'UN_REGIONAL_COMMISSION',
  'REGIONAL_ECONOMIC_ORGANISATION',
  'REGIONAL_POLITICAL_ORGANISATION',
  'STATE',
  'OTHER',
  'SECRETARIAT_ORGANISATION',
  'ORGANISER',
];
