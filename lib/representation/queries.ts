import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { readStoredFile } from '@/lib/core/file-store';
import { Prisma } from '@/lib/core/prisma/client';
import type {
  AttendanceMode,
  Capacity,
  CourtesyTitle,
  InvitationStatus,
  RegistrationStatus,
  ResponseStatus,
} from '@/lib/core/prisma/enums';
import type { PartyName } from '@/lib/delegations/queries';
import { sortName } from '@/lib/directory/queries/parties';
import type { LocalizedText } from '@/lib/i18n/pick';
import { activeStatuses, isActive } from '@/lib/registration/policy';
import { findTarget } from '@/lib/registration/queries/target';
import type { SheetPlace } from './exchange';
import { livePlaces, type AskedKey } from './model';
import type { RepresentationFilters } from './schema';

const partyJson = Prisma.sql`json_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'names', p.names, 'acronyms', p.acronyms)`;
const isActiveSql = (status: Prisma.Sql) =>
  Prisma.sql`${status} IN (${Prisma.join(activeStatuses.map((one) => Prisma.sql`${one}::"RegistrationStatus"`))})`;
/** Other parties for which the person of registration `r` is registered in the same meeting. */
const alsoForSql = Prisma.sql`
  coalesce((SELECT json_agg(op.names ORDER BY op.code) FROM "Registration" o
    JOIN "Delegation" od ON od.id = o."delegationId" JOIN "Party" op ON op.id = od."partyId"
    WHERE o."personId" = r."personId" AND o."meetingId" = r."meetingId" AND o."delegationId" <> r."delegationId"
      AND ${isActiveSql(Prisma.sql`o.status`)}), '[]'::json)`;
/** How far the party's answer to the meeting's survey is; null where there is none to give. */
const surveySql = Prisma.sql`
  (SELECT CASE WHEN s.status = 'OPEN' THEN coalesce(a.status::text, 'NONE') WHEN a.status = 'SUBMITTED' THEN 'SUBMITTED' END
   FROM "Survey" s LEFT JOIN "Response" a ON a."surveyId" = s.id AND a."partyId" = d."partyId"
   WHERE s."meetingId" = d."meetingId" ORDER BY s.code LIMIT 1)`;

type Head = {
  id: string;
  quota: number;
  fundedSeats: number;
  seatsTaken: number;
  party: PartyName;
  invitation: {
    id: string;
    status: InvitationStatus;
    seats: number;
    declineReason: string | null;
  };
  answerBy: Date | null;
  survey: ResponseStatus | 'NONE' | null;
  letterId: string | null;
  letterName: string | null;
  letterType: string | null;
  letterSize: number | null;
  letterAt: Date | null;
};

/** Somebody registered for the delegation, now or earlier. */
export type Member = {
  id: string;
  seatId: string;
  status: RegistrationStatus;
  capacity: Capacity;
  mode: AttendanceMode;
  languages: string[];
  locale: string;
  email: string;
  submittedAt: Date | null;
  changedAt: Date;
  personId: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  /** Names of other parties that the same person represents at this meeting. */
  alsoFor: LocalizedText[];
};

type SeatRow = { id: string; rank: number; funded: boolean; keptFor: string | null };

/** A place with who is on it. */
export type PlaceOfDelegation = SeatRow & {
  registrationId: string | null;
  isHead: boolean;
  named: Member | null;
};

/**
 * One delegation with everything its page shows, for its own members and the secretariat. The party's code is looked up within
 * the meeting; somebody else's delegation is "not found". Five statements.
 */
export async function findRepresentation(scope: MeetingScope, partyCode: string) {
  const [row] = await db().$queryRaw<Head[]>`
    SELECT d.id, d.quota, d."fundedSeats", d."seatsTaken", ${partyJson} AS party,
           json_build_object('id', i.id, 'status', i.status, 'seats', i.seats, 'declineReason', i."declineReason") AS invitation,
           coalesce(i."answerBy", m."answerBy") AS "answerBy", ${surveySql} AS survey,
           f.id AS "letterId", f.name AS "letterName", f.type AS "letterType", f.size AS "letterSize", f."createdAt" AS "letterAt"
    FROM "Delegation" d
    JOIN "Meeting" m ON m.id = d."meetingId"
    JOIN "Invitation" i ON i.id = d."invitationId"
    JOIN "Party" p ON p.id = d."partyId"
    LEFT JOIN "StoredFile" f ON f.id = d."nominationLetterId" AND f.status = 'STORED'
    WHERE d."meetingId" = ${scope.meeting.id}::uuid AND p.code = ${partyCode}`;
  const { letterId, letterName, letterType, letterSize, letterAt, ...head } = found(row);
  authorize(scope, 'delegation.read', { delegationId: head.id });
  const [seats, members, focalPoints, exceptions] = await Promise.all([
    db().seat.findMany({
      where: { delegationId: head.id },
      select: { id: true, rank: true, funded: true, keptFor: true },
      orderBy: { rank: 'asc' },
    }),
    listMembers(head.id),
    listFocalPoints(head.id),
    db().quotaException.findMany({
      where: { delegationId: head.id },
      select: { id: true, seats: true, cause: true, reason: true, at: true },
      orderBy: { at: 'asc' },
    }),
  ]);
  const ranks = new Map(seats.map(({ id, rank }) => [id, rank]));
  return {
    ...head,
    // Whether there is a letter, everybody in the delegation may know; what it is called, only who may read it.
    hasLetter: letterId !== null,
    letter:
      letterId !== null && can(scope, 'delegation.letter', { delegationId: head.id })
        ? { name: letterName ?? '', type: letterType ?? '', size: letterSize ?? 0, at: letterAt ?? new Date(0) }
        : null,
    places: placesOf(seats, members, head.quota),
    /** Who is named no longer, with the place it was about. */
    past: members
      .filter(({ status }) => !isActive(status))
      .map((member) => ({ ...member, rank: ranks.get(member.seatId) ?? 0 })),
    focalPoints,
    exceptions,
  };
}

export type RepresentationDetail = Awaited<ReturnType<typeof findRepresentation>>;

function placesOf(seats: readonly SeatRow[], members: readonly Member[], quota: number): PlaceOfDelegation[] {
  const active = members.filter(({ status }) => isActive(status));
  return livePlaces(
    seats.map((seat) => {
      const named = active.find(({ seatId }) => seatId === seat.id) ?? null;
      return { ...seat, named, registrationId: named?.id ?? null, isHead: named?.capacity === 'HEAD' };
    }),
    quota,
  );
}

function listMembers(delegationId: string): Promise<Member[]> {
  return db().$queryRaw<Member[]>`
    SELECT r.id, r."seatId", r.status, r.capacity, r.mode, r.languages, r.locale, r.email, r."submittedAt", r."changedAt", r."personId",
           r."courtesyTitle", r."givenName", r.surname, r."functionalTitle", r.institution, ${alsoForSql} AS "alsoFor"
    FROM "Registration" r WHERE r."delegationId" = ${delegationId}::uuid ORDER BY r."createdAt", r.id`;
}

export type FocalPoint = { personId: string; givenName: string; surname: string; emails: string[] };

function listFocalPoints(delegationId: string): Promise<FocalPoint[]> {
  return db().$queryRaw<FocalPoint[]>`
    SELECT p.id AS "personId", p."givenName", p.surname,
           coalesce((SELECT array_agg(a.email ORDER BY ap."primary" DESC, a.email) FROM "AccountPerson" ap JOIN "Account" a ON a.id = ap."accountId"
                     WHERE ap."personId" = p.id AND NOT ap.assistant), '{}') AS emails
    FROM "MeetingRole" r JOIN "Person" p ON p.id = r."personId"
    WHERE r."delegationId" = ${delegationId}::uuid AND r.kind = 'FOCAL_POINT' ORDER BY r."createdAt", r.id`;
}

/** A letter as it was handed in, from the audit record: the newest first. */
export type LetterEntry = { at: Date; by: string | null; name: string };

/** Every letter a delegation has handed in, for who may read the last. */
export async function listLetters(scope: MeetingScope, delegationId: string): Promise<LetterEntry[]> {
  authorize(scope, 'delegation.letter', { delegationId });
  return db().$queryRaw<LetterEntry[]>`
    SELECT e.at, coalesce(x.details->>'name', '') AS name,
           coalesce((SELECT max(trim(p."givenName" || ' ' || p.surname)) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                     WHERE ap."accountId" = a.id AND NOT ap.assistant HAVING count(*) = 1), a.email) AS by
    FROM "AuditEntry" e
    LEFT JOIN "AuditDetail" x ON x."entryId" = e.id
    LEFT JOIN "Account" a ON a.id = e."accountId"
    WHERE e."subjectType" = 'Delegation' AND e."subjectId" = ${delegationId} AND e.action = 'delegation.upload-letter'
      AND e."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY e.id DESC`;
}

/** The letter of nomination of a party's delegation, whole, or null; for its focal points and the secretariat. */
export async function findLetter(scope: MeetingScope, partyCode: string) {
  const delegation = found(
    await db().delegation.findFirst({
      where: { meetingId: scope.meeting.id, party: { code: partyCode } },
      select: { id: true, nominationLetterId: true },
    }),
  );
  authorize(scope, 'delegation.letter', { delegationId: delegation.id });
  return delegation.nominationLetterId ? readStoredFile(delegation.nominationLetterId) : null;
}

/** The list of a delegation as its focal point may take it away. Two statements. */
export async function findSheet(
  scope: MeetingScope,
  delegationId: string,
): Promise<{ party: { code: string; names: LocalizedText }; places: SheetPlace[] }> {
  authorize(scope, 'delegation.export', { delegationId });
  const [delegation, members] = await Promise.all([
    db().delegation.findFirst({
      where: { id: delegationId, meetingId: scope.meeting.id },
      select: {
        quota: true,
        party: { select: { code: true, names: true } },
        seats: { select: { id: true, rank: true, funded: true, keptFor: true } },
      },
    }),
    listMembers(delegationId),
  ]);
  const { quota, party, seats } = found(delegation);
  return {
    party: { code: party.code, names: party.names as LocalizedText },
    places: placesOf(seats, members, quota).map(({ rank, funded, keptFor, named }) => ({
      rank,
      funded,
      keptFor,
      person: named,
    })),
  };
}

/** The mailboxes that fill in for the person of a registration, for the person, the focal points and the secretariat. */
export async function listAssistants(
  scope: MeetingScope,
  registrationId: string,
): Promise<{ accountId: string; email: string }[]> {
  const { delegationId, personId } = await findTarget(scope.meeting.id, registrationId);
  authorize(scope, 'assistant.name', { delegationId, personId });
  return db().$queryRaw<{ accountId: string; email: string }[]>`
    SELECT a.id AS "accountId", a.email FROM "AccountPerson" ap JOIN "Account" a ON a.id = ap."accountId"
    WHERE ap."personId" = ${personId}::uuid AND ap.assistant ORDER BY a.email`;
}

/** Where a delegation stands: one line of the secretariat's list. */
export type RepresentationLine = {
  id: string;
  party: PartyName;
  quota: number;
  fundedSeats: number;
  seatsTaken: number;
  /** Places granted beyond (or taken from) what the invitation promised. */
  exceptions: number;
  confirmed: number;
  unfinished: number;
  kept: number;
  hasLetter: boolean;
  hasHead: boolean;
  invitation: InvitationStatus;
  answerBy: Date | null;
  survey: ResponseStatus | 'NONE' | null;
};

/** Delegations on a page of the secretariat's list. */
export const delegationsShown = 100;

/** What is still asked of a delegation, as `askedOf` says it (held by a test): a condition on a `line`. */
const lacking: Record<AskedKey, Prisma.Sql> = {
  answer: Prisma.sql`invitation NOT IN ('ACCEPTED', 'DECLINED')`,
  letter: Prisma.sql`invitation = 'ACCEPTED' AND NOT "hasLetter"`,
  names: Prisma.sql`invitation = 'ACCEPTED' AND quota <> "seatsTaken"`,
  head: Prisma.sql`invitation = 'ACCEPTED' AND NOT "hasHead" AND "seatsTaken" > 0`,
  forms: Prisma.sql`invitation = 'ACCEPTED' AND unfinished > 0`,
  survey: Prisma.sql`invitation = 'ACCEPTED' AND survey <> 'SUBMITTED'`,
};

export type RepresentationPage = {
  rows: RepresentationLine[];
  /** Of all delegations of the meeting, whatever the filter. */
  total: number;
  quota: number;
  taken: number;
  /** Delegations that the filter leaves. */
  shown: number;
  /** Code of the last party on the page, where more follow. */
  next: string | null;
};

/** A page of the meeting's delegations with their counts, by the party's name in the reader's language; filtered by what they lack. One statement. */
export async function listRepresentations(
  scope: MeetingScope,
  { lacks, after }: RepresentationFilters,
  locale: string,
  size = delegationsShown,
): Promise<RepresentationPage> {
  authorize(scope, 'registration.list');
  const [page] = await db().$queryRaw<[Omit<RepresentationPage, 'next' | 'rows'> & { rows: StoredLine[] | null }]>`
    WITH line AS (
      SELECT d.id, d.quota, d."fundedSeats", d."seatsTaken", i.status AS invitation, ${partyJson} AS party,
             x.seats AS exceptions, r.confirmed, r.unfinished, r.heads > 0 AS "hasHead", k.kept, d."nominationLetterId" IS NOT NULL AS "hasLetter",
             coalesce(i."answerBy", m."answerBy") AS "answerBy", ${surveySql} AS survey,
             ${sortName(locale)} AS name, p.code
      FROM "Delegation" d
      JOIN "Meeting" m ON m.id = d."meetingId"
      JOIN "Invitation" i ON i.id = d."invitationId"
      JOIN "Party" p ON p.id = d."partyId"
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE r.status = 'CONFIRMED')::int AS confirmed,
               count(*) FILTER (WHERE r.status = 'NOMINATED')::int AS unfinished,
               count(*) FILTER (WHERE r.capacity = 'HEAD' AND ${isActiveSql(Prisma.sql`r.status`)})::int AS heads
        FROM "Registration" r WHERE r."delegationId" = d.id) r
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS kept FROM "Seat" s
        WHERE s."delegationId" = d.id AND s."keptFor" IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM "Registration" o WHERE o."seatId" = s.id AND ${isActiveSql(Prisma.sql`o.status`)})) k
      CROSS JOIN LATERAL (SELECT coalesce(sum(e.seats), 0)::int AS seats FROM "QuotaException" e WHERE e."delegationId" = d.id) x
      WHERE d."meetingId" = ${scope.meeting.id}::uuid),
    fitting AS (SELECT * FROM line ${lacks ? Prisma.sql`WHERE ${lacking[lacks]}` : Prisma.empty}),
    page AS (
      SELECT *, row_number() OVER (ORDER BY name, code) AS place FROM fitting
      ${after ? Prisma.sql`WHERE (name, code) > (SELECT ${sortName(locale)}, p.code FROM "Party" p WHERE p.code = ${after})` : Prisma.empty}
      ORDER BY place LIMIT ${size + 1})
    SELECT count(*)::int AS total, coalesce(sum(d.quota), 0)::int AS quota, coalesce(sum(d."seatsTaken"), 0)::int AS taken,
           (SELECT count(*)::int FROM fitting) AS shown,
           (SELECT json_agg(to_jsonb(page) - 'place' - 'name' - 'code' ORDER BY place) FROM page) AS rows
    FROM "Delegation" d WHERE d."meetingId" = ${scope.meeting.id}::uuid`;
  const found = (page.rows ?? []).map((row) => ({
    ...row,
    answerBy: row.answerBy === null ? null : new Date(row.answerBy),
  }));
  const rows = found.slice(0, size);
  return { ...page, rows, next: found.length > rows.length ? (rows.at(-1)?.party.code ?? null) : null };
}

/** A line as JSON has it. */
type StoredLine = Omit<RepresentationLine, 'answerBy'> & { answerBy: string | null };

/** People and representations: somebody who represents two parties is one person and two representations. */
export type Heads = { persons: number; representations: number; confirmedPersons: number; confirmed: number };

/** How many people are named and confirmed, and for how many representations. One statement. */
export async function countHeads(scope: MeetingScope): Promise<Heads> {
  authorize(scope, 'registration.list');
  const [heads] = await db().$queryRaw<[Heads]>`
    SELECT count(DISTINCT r."personId")::int AS persons, count(*)::int AS representations,
           count(DISTINCT r."personId") FILTER (WHERE r.status = 'CONFIRMED')::int AS "confirmedPersons",
           count(*) FILTER (WHERE r.status = 'CONFIRMED')::int AS confirmed
    FROM "Registration" r WHERE r."meetingId" = ${scope.meeting.id}::uuid AND ${isActiveSql(Prisma.sql`r.status`)}`;
  return heads;
}

/** Somebody who represents more than one party, with where. */
export type DoublePerson = {
  personId: string;
  givenName: string;
  surname: string;
  courtesyTitle: CourtesyTitle | null;
  representations: { registrationId: string; code: string; names: LocalizedText; status: RegistrationStatus }[];
};

/** Everybody who represents more than one party at the meeting. One statement. */
export async function listDoubles(scope: MeetingScope): Promise<DoublePerson[]> {
  authorize(scope, 'registration.list');
  return db().$queryRaw<DoublePerson[]>`
    SELECT r."personId", min(r."givenName") AS "givenName", min(r.surname) AS surname, min(r."courtesyTitle") AS "courtesyTitle",
           json_agg(json_build_object('registrationId', r.id, 'code', p.code, 'names', p.names, 'status', r.status) ORDER BY p.code) AS representations
    FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND ${isActiveSql(Prisma.sql`r.status`)}
    GROUP BY r."personId" HAVING count(DISTINCT r."delegationId") > 1
    ORDER BY min(r."foldedName")`;
}

/** Persons who follow a language without interpretation, by how they take part; `only` follow no other language of the meeting. */
export type LanguageTotal = { language: string; inPerson: number; online: number; only: number };

/**
 * Persons per language and mode, for interpretation: those who have handed in their form and were not refused. Somebody in two
 * delegations is one person, and in person where one of the two says so. `unsaid` are named and have not said yet. Two statements.
 */
export async function countLanguages(scope: MeetingScope): Promise<{
  languages: LanguageTotal[];
  modes: { inPerson: number; online: number; unsaid: number };
}> {
  authorize(scope, 'registration.list');
  const expected = Prisma.sql`
    SELECT r."personId", bool_or(r.mode = 'IN_PERSON') AS present FROM "Registration" r
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status IN ('SUBMITTED', 'WAITLISTED', 'CONFIRMED') GROUP BY r."personId"`;
  const [counted, modes] = await Promise.all([
    db().$queryRaw<LanguageTotal[]>`
      WITH person AS (
        SELECT bool_or(r.mode = 'IN_PERSON') AS present, array_agg(DISTINCT l.language) FILTER (WHERE l.language IS NOT NULL) AS languages
        FROM "Registration" r LEFT JOIN LATERAL unnest(r.languages) AS l(language) ON true
        WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status IN ('SUBMITTED', 'WAITLISTED', 'CONFIRMED')
        GROUP BY r."personId")
      SELECT l.language, count(*) FILTER (WHERE p.present)::int AS "inPerson", count(*) FILTER (WHERE NOT p.present)::int AS online,
             count(*) FILTER (WHERE cardinality(p.languages) = 1)::int AS "only"
      FROM person p CROSS JOIN unnest(p.languages) AS l(language) GROUP BY l.language`,
    db().$queryRaw<[{ inPerson: number; online: number; unsaid: number }]>`
      WITH expected AS (${expected})
      SELECT count(*) FILTER (WHERE present)::int AS "inPerson", count(*) FILTER (WHERE NOT present)::int AS online,
             (SELECT count(DISTINCT r."personId")::int FROM "Registration" r
              WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status IN ('INVITED', 'NOMINATED')
                AND NOT EXISTS (SELECT 1 FROM expected e WHERE e."personId" = r."personId")) AS unsaid
      FROM expected`,
  ]);
  const none = (language: string): LanguageTotal => ({ language, inPerson: 0, online: 0, only: 0 });
  return {
    languages: scope.meeting.languages.map(
      (language) => counted.find((row) => row.language === language) ?? none(language),
    ),
    modes: modes[0],
  };
}
