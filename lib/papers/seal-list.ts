import { seal } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import type {
  AttendanceMode,
  Capacity,
  CourtesyTitle,
  ListStatus,
  ParticipantCategory,
  PartyKind,
} from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sectionOf, type ListedParty, type ParticipantListContent } from './model/participant-list';

type Issue = {
  meetingId: string;
  status: ListStatus;
  number: number;
  reason?: string | null;
  at: Date;
  byAccountId: string | null;
};

/** Seals the list of participants as it is at this moment under a number. Audited by the caller. */
export async function sealList(tx: Tx, issue: Issue): Promise<{ id: string; sha256: string; persons: number }> {
  const { meetingId, status, number, reason = null, at, byAccountId } = issue;
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { code: true, title: true, city: true, startsOn: true, endsOn: true, zone: true, illustrative: true },
  });
  const { parties, persons } = await gatherParties(tx, meetingId, meeting.startsOn.getUTCFullYear());
  const content: ParticipantListContent = {
    format: 1,
    number,
    status,
    issuedAt: at.toISOString(),
    reason,
    meeting: {
      ...meeting,
      title: meeting.title as LocalizedText,
      startsOn: meeting.startsOn.toISOString().slice(0, 10),
      endsOn: meeting.endsOn.toISOString().slice(0, 10),
    },
    parties,
  };
  const sealed = seal(content);
  const { id } = await tx.participantList.create({
    data: {
      meetingId,
      number,
      status,
      ...sealed,
      byAccountId,
      issuedAt: at,
    },
    select: { id: true },
  });
  return { id, sha256: sealed.sha256, persons };
}

type Row = {
  registration: string;
  personId: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  city: string | null;
  country: LocalizedText | null;
  capacity: Capacity;
  mode: AttendanceMode;
  isPublic: boolean;
  category: ParticipantCategory;
  code: string;
  kind: PartyKind;
  names: LocalizedText;
  acronyms: LocalizedText;
};

/** Everybody confirmed, in delegations; head first, then by rank, then as named. */
async function gatherParties(
  tx: Tx,
  meetingId: string,
  year: number,
): Promise<{ parties: ListedParty[]; persons: number }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id AS registration, r."personId", r."courtesyTitle"::text, r."givenName", r.surname, r."functionalTitle",
           r.institution, r.city, c.names AS country, r.capacity::text, r.mode::text, r."listedPublicly" AS "isPublic",
           d.category::text, p.code, p.kind::text, p.names, p.acronyms
    FROM "Registration" r
    JOIN "Seat" s ON s.id = r."seatId"
    JOIN "Delegation" d ON d.id = r."delegationId"
    JOIN "Party" p ON p.id = d."partyId"
    LEFT JOIN "Country" c ON c.iso2 = r."countryCode"
    WHERE r."meetingId" = ${meetingId}::uuid AND r.status = 'CONFIRMED'
    ORDER BY p.code, r.capacity <> 'HEAD', s.rank, r."createdAt", r.id`;
  const chairs = await tx.$queryRaw<{ code: string; country: LocalizedText }[]>`
    SELECT DISTINCT ON (p.code, c.iso2) p.code, c.names AS country
    FROM "Chairmanship" h JOIN "Party" p ON p.id = h."partyId" JOIN "Country" c ON c.iso2 = h."countryCode"
    WHERE p.code = ANY (${[...new Set(rows.map(({ code }) => code))]}::text[])
      AND h."fromYear" <= ${year} AND coalesce(h."toYear", h."fromYear") >= ${year}
    ORDER BY p.code, c.iso2`;
  const parties = new Map<string, ListedParty>();
  for (const { code, kind, category, names, acronyms, personId: _person, ...person } of rows) {
    const party = parties.get(code) ?? {
      code,
      section: sectionOf(kind, category),
      names,
      acronyms,
      chairs: chairs.filter((chair) => chair.code === code).map(({ country }) => country),
      people: [],
    };
    party.people.push(person);
    parties.set(code, party);
  }
  return { parties: [...parties.values()], persons: new Set(rows.map(({ personId }) => personId)).size };
}
