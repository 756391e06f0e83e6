import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { hashSecret } from '@/lib/core/secret';
import type { PartyKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { groupParties, maskEmail, type Headcount, type PartyCounts } from './model';

/** A party as lists name it. */
export type PartyName = { id: string; code: string; kind: PartyKind; names: LocalizedText; acronyms: LocalizedText };

const partyName = { id: true, code: true, kind: true, names: true, acronyms: true } as const;

type StoredParty = Omit<PartyName, 'names' | 'acronyms'> & { names: unknown; acronyms: unknown };
const asPartyName = (party: StoredParty): PartyName => ({
  ...party,
  names: party.names as LocalizedText,
  acronyms: party.acronyms as LocalizedText,
});

/** The parties for which this actor is focal point or delegate in the meeting, in the order of their codes. */
export async function listOwnDelegations(scope: MeetingScope): Promise<{ id: string; party: PartyName }[]> {
  authorize(scope, 'meeting.participate');
  const ids = scope.grants.map(({ delegationId }) => delegationId).filter((id) => typeof id === 'string');
  if (ids.length === 0) return [];
  const rows = await db().delegation.findMany({
    where: { id: { in: ids }, meetingId: scope.meeting.id },
    select: { id: true, party: { select: partyName } },
    orderBy: { party: { code: 'asc' } },
  });
  return rows.map(({ id, party }) => ({ id, party: asPartyName(party) }));
}

/**
 * Who takes part, computed anew from confirmed registrations: distinct persons, representations, and parties by kind.
 * Nothing is stored, so a withdrawal or a second representation cannot leave it wrong. One statement.
 */
export async function headcount(scope: MeetingScope): Promise<Headcount> {
  authorize(scope, 'meeting.read');
  const [row] = await db().$queryRaw<[{ persons: number; representations: number; kinds: PartyCounts | null }]>`
    WITH confirmed AS (
      SELECT r."personId", d."partyId", p.kind
      FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
      WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status = 'CONFIRMED')
    SELECT (SELECT count(DISTINCT "personId")::int FROM confirmed) AS persons,
           (SELECT count(*)::int FROM confirmed) AS representations,
           (SELECT json_agg(k) FROM (SELECT kind, count(DISTINCT "partyId")::int AS parties FROM confirmed GROUP BY kind) k) AS kinds`;
  return { persons: row.persons, representations: row.representations, ...groupParties(row.kinds ?? []) };
}

/** What the page behind a personal link may show to whoever holds it: meeting, party, and the address in part. Consumes nothing. */
export type PersonalLinkView = {
  kind: 'invitation' | 'registration' | 'followUp';
  maskedEmail: string;
  isOpen: boolean;
  party: PartyName;
  meeting: { title: LocalizedText; city: string; startsOn: Date; endsOn: Date; illustrative: boolean };
};

/** The personal link with this token, or null. The token is the only key there is: an unknown one says nothing. */
export async function findPersonalLink(scope: SiteScope, token: string): Promise<PersonalLinkView | null> {
  authorize(scope, 'link.open');
  const about = { title: true, city: true, startsOn: true, endsOn: true, illustrative: true } as const;
  const link = await db().personalLink.findUnique({
    where: { tokenHash: hashSecret('personal-link', token) },
    select: {
      email: true,
      expiresAt: true,
      revokedAt: true,
      leadsTo: true,
      invitation: { select: { meeting: { select: about }, party: { select: partyName } } },
      registration: {
        select: { meeting: { select: about }, delegation: { select: { party: { select: partyName } } } },
      },
    },
  });
  const meeting = link?.registration?.meeting ?? link?.invitation?.meeting;
  const party = link?.registration?.delegation.party ?? link?.invitation?.party;
  if (!link || !meeting || !party) return null;
  return {
    kind: link.registration ? 'registration' : link.leadsTo === 'FOLLOW_UP' ? 'followUp' : 'invitation',
    maskedEmail: maskEmail(link.email),
    isOpen: link.revokedAt === null && link.expiresAt > new Date(),
    party: asPartyName(party),
    meeting: { ...meeting, title: meeting.title as LocalizedText },
  };
}
