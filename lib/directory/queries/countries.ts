import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Confidence, MembershipRole, PartyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { NamedParty } from './party';

export type ListedCountry = {
  iso2: string;
  names: LocalizedText;
  rcp: number;
  irf: number;
  global: number;
};

/** Countries and territories with a page, by name in the reader's language, each with the mechanisms it is a member of. One statement. */
export async function listCountries(scope: Scope, locale: string): Promise<ListedCountry[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<ListedCountry[]>`
    SELECT c.iso2, c.names,
           count(*) FILTER (WHERE p.kind = 'RCP')::int AS rcp, count(*) FILTER (WHERE p.kind = 'IRF')::int AS irf,
           count(*) FILTER (WHERE p.kind = 'GLOBAL_PROCESS')::int AS global
    FROM "Country" c
    LEFT JOIN "Membership" m ON m."countryCode" = c.iso2 AND m.role <> 'OBSERVER' AND m.list = 'latest'
    LEFT JOIN "Party" p ON p.id = m."partyId"
    WHERE c."hasPage"
    GROUP BY c.iso2 ORDER BY coalesce(c.names->>${locale}, c.names->>'en') COLLATE "und-x-icu"`;
}

export type CountryRecord = {
  iso2: string;
  iso3: string;
  names: LocalizedText;
  unMember: boolean;
  unObserver: boolean;
  unRegionalGroup: string | null;
  unRegionalGroupNote: string | null;
  unCommissions: { code: string; status: string }[];
  euMember: boolean;
  note: string | null;
  sources: string[];
  asOf: string;
  confidence: Confidence;
  memberships: (NamedParty & { role: MembershipRole; list: string; status: PartyStatus })[];
  chairs: (NamedParty & {
    fromYear: number | null;
    toYear: number | null;
    note: string | null;
    confidence: Confidence;
  })[];
};

/** One country or territory with what it belongs to and what it chaired. Refuses "not found" for an unknown code. Three statements. */
export async function getCountry(scope: Scope, iso2: string): Promise<CountryRecord> {
  authorize(scope, 'directory.read');
  const [country] = await db().$queryRaw<Omit<CountryRecord, 'memberships' | 'chairs'>[]>`
    SELECT iso2, iso3, names, "unMember", "unObserver", "unRegionalGroup", "unRegionalGroupNote", "unCommissions", "euMember", note, sources, "asOf",
           confidence::text AS confidence
    FROM "Country" WHERE iso2 = ${iso2.toUpperCase()} AND "hasPage"`;
  const record = found(country);
  const memberships = await db().$queryRaw<CountryRecord['memberships']>`
    SELECT p.code, p.kind::text AS kind, p.names, p.acronyms, p.status::text AS status, m.role::text AS role, m.list
    FROM "Membership" m JOIN "Party" p ON p.id = m."partyId" WHERE m."countryCode" = ${record.iso2} ORDER BY p.kind, p.names->>'en', m.list`;
  const chairs = await db().$queryRaw<CountryRecord['chairs']>`
    SELECT p.code, p.kind::text AS kind, p.names, p.acronyms, h."fromYear", h."toYear", h.note, h.confidence::text AS confidence
    FROM "Chairmanship" h JOIN "Party" p ON p.id = h."partyId" WHERE h."countryCode" = ${record.iso2}
    ORDER BY h."fromYear" DESC NULLS LAST, p.code`;
  return { ...record, memberships, chairs };
}
