import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Confidence, MembershipRole, PartyKind, PartyStatus, PastPresence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

export type NamedParty = { code: string; kind: PartyKind; names: LocalizedText; acronyms: LocalizedText };

/** A party with everything the directory knows of it. Lists of members are the latest ones unless a year is said. */
export type PartyRecord = NamedParty & {
  id: string;
  formerNames: string[];
  founded: number | null;
  foundedNote: string | null;
  status: PartyStatus;
  statusSince: number | null;
  statusNote: string | null;
  formal: boolean | null;
  attachedTo: string[];
  website: string | null;
  seatCity: string | null;
  seatCountry: { iso2: string; names: LocalizedText } | null;
  note: string | null;
  membersComplete: boolean | null;
  membersNote: string | null;
  observersComplete: boolean | null;
  memberOrganisations: string[];
  observerOrganisations: string[];
  regionsNote: string | null;
  themesAsWritten: string[];
  sources: string[];
  asOf: string;
  confidence: Confidence;
  generalKnowledgeFields: string[];
  classes: {
    kind: PartyKind;
    fromYear: number | null;
    toYear: number | null;
    active: boolean | null;
    basis: string | null;
  }[];
  regions: { code: string; names: LocalizedText }[];
  themes: { code: string; names: LocalizedText }[];
  chairs: {
    country: { iso2: string; names: LocalizedText } | null;
    holder: string | null;
    fromYear: number | null;
    toYear: number | null;
    note: string | null;
    confidence: Confidence;
  }[];
  secretariat: {
    organisations: string[];
    iom: string | null;
    iomRole: string | null;
    chairArrangement: string | null;
    chairNote: string | null;
    note: string | null;
  } | null;
  countries: { iso2: string; names: LocalizedText; role: MembershipRole; list: string }[];
  pastMeetings: {
    edition: number;
    code: string;
    title: LocalizedText;
    startsOn: string;
    endsOn: string;
    presence: PastPresence;
  }[];
};

/** Whole records by code, in the order of their codes as given. Two statements, however many records. */
export async function getPartyRecords(scope: Scope, codes: readonly string[]): Promise<PartyRecord[]> {
  authorize(scope, 'directory.read');
  const parties = await db().$queryRaw<PartyRecord[]>`
    SELECT p.id, p.code, p.kind::text AS kind, p.names, p.acronyms, p."formerNames", p.founded, p."foundedNote", p.status::text AS status,
           p."statusSince", p."statusNote", p.formal, p."attachedTo", p.website, p."seatCity", p.note, p."membersComplete", p."membersNote",
           p."observersComplete", p."memberOrganisations", p."observerOrganisations", p."regionsNote", p."themesAsWritten", p.sources, p."asOf",
           p.confidence::text AS confidence, p."generalKnowledgeFields",
           (SELECT json_build_object('iso2', c.iso2, 'names', c.names) FROM "Country" c WHERE c.iso2 = p."seatCountryCode") AS "seatCountry",
           coalesce((SELECT json_agg(json_build_object('kind', c.kind, 'fromYear', c."fromYear", 'toYear', c."toYear", 'active', c.active, 'basis', c.basis)
                                     ORDER BY c."fromYear" NULLS FIRST) FROM "Classification" c WHERE c."partyId" = p.id), '[]') AS classes,
           coalesce((SELECT json_agg(json_build_object('code', r.code, 'names', r.names) ORDER BY r.position)
                       FROM "PartyRegion" x JOIN "Region" r ON r.code = x."regionCode" WHERE x."partyId" = p.id), '[]') AS regions,
           coalesce((SELECT json_agg(json_build_object('code', t.code, 'names', t.names) ORDER BY t.position)
                       FROM "PartyTheme" x JOIN "Theme" t ON t.code = x."themeCode" WHERE x."partyId" = p.id), '[]') AS themes,
           coalesce((SELECT json_agg(json_build_object('country', CASE WHEN c.iso2 IS NOT NULL THEN json_build_object('iso2', c.iso2, 'names', c.names) END,
                                     'holder', h.holder, 'fromYear', h."fromYear", 'toYear', h."toYear", 'note', h.note, 'confidence', h.confidence)
                                     ORDER BY h."fromYear" NULLS FIRST, h."toYear", h."countryCode")
                       FROM "Chairmanship" h LEFT JOIN "Country" c ON c.iso2 = h."countryCode" WHERE h."partyId" = p.id), '[]') AS chairs,
           (SELECT json_build_object('organisations', s.organisations, 'iom', s.iom, 'iomRole', s."iomRole", 'chairArrangement', s."chairArrangement",
                                     'chairNote', s."chairNote", 'note', s.note) FROM "SecretariatRole" s WHERE s."partyId" = p.id) AS secretariat,
           coalesce((SELECT json_agg(json_build_object('edition', m.edition, 'code', m.code, 'title', m.title, 'startsOn', m."startsOn", 'endsOn', m."endsOn", 'presence', a.presence)
                                     ORDER BY m.edition) FROM "PastParticipation" a JOIN "PastMeeting" m ON m.edition = a.edition WHERE a."partyId" = p.id), '[]') AS "pastMeetings"
    FROM "Party" p WHERE p.code = ANY (${codes}) AND p.kind <> 'STATE'`;
  const members = await db().$queryRaw<(PartyRecord['countries'][number] & { partyId: string })[]>`
    SELECT m."partyId", c.iso2, c.names, m.role::text AS role, m.list
    FROM "Membership" m JOIN "Country" c ON c.iso2 = m."countryCode"
    WHERE m."partyId" = ANY (${parties.map(({ id }) => id)}::uuid[]) ORDER BY c.iso2`;
  const byParty = new Map<string, PartyRecord['countries']>(parties.map(({ id }) => [id, []]));
  for (const { partyId, ...member } of members) byParty.get(partyId)?.push(member);
  return parties
    .map((party) => ({ ...party, countries: byParty.get(party.id) ?? [] }))
    .sort((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code));
}

/** One party. Refuses "not found" for an unknown code. */
export async function getParty(scope: Scope, code: string): Promise<PartyRecord> {
  const [party] = await getPartyRecords(scope, [code]);
  return found(party);
}

/**
 * What a party is tied to: of a mechanism the institutions it is formally attached to, of a partner the mechanisms that
 * are attached to it. The sources name institutions by their English acronym.
 */
export async function listAttached(
  scope: Scope,
  party: Pick<PartyRecord, 'code' | 'attachedTo' | 'acronyms'>,
): Promise<NamedParty[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<NamedParty[]>`
    SELECT p.code, p.kind::text AS kind, p.names, p.acronyms FROM "Party" p
    WHERE p.code <> ${party.code} AND (p.acronyms->>'en' = ANY (${party.attachedTo}) OR ${party.acronyms['en'] ?? ''} = ANY (p."attachedTo"))
    ORDER BY p.code`;
}

export type PartyMeeting = {
  slug: string;
  title: LocalizedText;
  startsOn: string;
  endsOn: string;
  illustrative: boolean;
};

/**
 * Meetings in Parley in which the party takes part, as the public headcount counts it: somebody of it is confirmed. A delegation
 * exists from the invitation on, and who was asked or declined is not public. Newest first, none in preparation.
 */
export async function listPartyMeetings(scope: Scope, partyId: string): Promise<PartyMeeting[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<PartyMeeting[]>`
    SELECT m.slug, m.title, m."startsOn"::text AS "startsOn", m."endsOn"::text AS "endsOn", m.illustrative
    FROM "Delegation" d JOIN "Meeting" m ON m.id = d."meetingId"
    WHERE d."partyId" = ${partyId}::uuid AND m.phase <> 'PREPARATION'
      AND EXISTS (SELECT FROM "Registration" r WHERE r."delegationId" = d.id AND r.status = 'CONFIRMED')
    ORDER BY m."startsOn" DESC`;
}
