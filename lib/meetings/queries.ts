import 'server-only';
import type { PublishedProgramme } from '@/lib/agenda/model/session';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { MeetingPhase } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { appointable } from './policy';

/** A meeting in a list. */
export type MeetingLine = {
  slug: string;
  edition: number;
  shortTitle: LocalizedText;
  theme: LocalizedText;
  city: string;
  startsOn: Date;
  endsOn: Date;
  phase: MeetingPhase;
  /** When it was called off. */
  cancelledAt: Date | null;
  illustrative: boolean;
  isPublished: boolean;
};

/** Meetings everybody may know of, newest first, with whether their Highlights are published. One statement. */
export async function listPublicMeetings(scope: SiteScope, now = new Date()): Promise<MeetingLine[]> {
  authorize(scope, 'meeting.read');
  return db().$queryRaw<MeetingLine[]>`
    SELECT m.slug, m.edition, m."shortTitle", m.theme, m.city, m."startsOn", m."endsOn", m.phase, m."cancelledAt", m.illustrative,
           EXISTS (SELECT 1 FROM "Publication" p JOIN "OutcomeDocument" d ON d.id = p."documentId" WHERE d."meetingId" = m.id AND p."publishedAt" <= ${now}) AS "isPublished"
    FROM "Meeting" m WHERE m.phase <> 'PREPARATION' ORDER BY m."startsOn" DESC, m.id`;
}

/** What the public page of a meeting shows beyond its frame. */
export type MeetingDetails = {
  theme: LocalizedText;
  venue: string | null;
  summary: LocalizedText;
  contact: string | null;
  sources: string[];
  /** As it is published; null where none is. */
  programme: PublishedProgramme | null;
  country: LocalizedText | null;
  previous: { slug: string; shortTitle: LocalizedText; city: string; startsOn: Date; endsOn: Date } | null;
  following: { slug: string; shortTitle: LocalizedText; city: string; startsOn: Date; endsOn: Date } | null;
};

/**
 * A column beside "Meeting" m: its published programme as JSON, or null. Whoever stands there as a person known here is called
 * as the person is now, with what the programme's own row says of them, and is gone once erased. Times in it are text.
 */
export const publishedProgramme = Prisma.sql`(
  SELECT jsonb_build_object('number', v.number, 'publishedAt', v."publishedAt", 'sessions', COALESCE((
    SELECT jsonb_agg(session || jsonb_build_object('roles', COALESCE((
      SELECT jsonb_agg(jsonb_build_object('kind', role -> 'kind',
                                          'about', CASE WHEN p.id IS NULL THEN role -> 'about' ELSE COALESCE(r.about, '{}') END,
                                          'name', COALESCE(to_jsonb(trim(p."givenName" || ' ' || p.surname)), role -> 'name')) ORDER BY nth)
      FROM jsonb_array_elements(session -> 'roles') WITH ORDINALITY AS roles(role, nth)
      LEFT JOIN "Person" p ON p.id = (role ->> 'personId')::uuid AND p."erasedAt" IS NULL
      LEFT JOIN "AgendaRole" r ON r.id = (role ->> 'roleId')::uuid AND r."personId" = p.id
      WHERE role ->> 'personId' IS NULL OR p.id IS NOT NULL), '[]')) ORDER BY at)
    FROM jsonb_array_elements(v.content -> 'sessions') WITH ORDINALITY AS listed(session, at)), '[]'))
  FROM "AgendaVersion" v WHERE v."meetingId" = m.id ORDER BY v.number DESC LIMIT 1)`;

/** The public page of a meeting. One statement; neighbours in preparation are left out. */
export async function meetingDetails(scope: MeetingScope): Promise<MeetingDetails> {
  authorize(scope, 'meeting.read');
  const { id } = scope.meeting;
  const [row] = await db().$queryRaw<MeetingDetails[]>`
    SELECT m.theme, m.venue, m.summary, m.contact, COALESCE(m.sources, '{}') AS sources,
           ${publishedProgramme} AS programme,
           (SELECT c.names FROM "Country" c WHERE c.iso2 = m."countryCode") AS country,
           (SELECT json_build_object('slug', o.slug, 'shortTitle', o."shortTitle", 'city', o.city, 'startsOn', o."startsOn", 'endsOn', o."endsOn")
              FROM "Meeting" o WHERE o.id = m."previousId" AND o.phase <> 'PREPARATION') AS previous,
           (SELECT json_build_object('slug', o.slug, 'shortTitle', o."shortTitle", 'city', o.city, 'startsOn', o."startsOn", 'endsOn', o."endsOn")
              FROM "Meeting" o WHERE o."previousId" = m.id AND o.phase <> 'PREPARATION' ORDER BY o.edition LIMIT 1) AS following
    FROM "Meeting" m WHERE m.id = ${id}::uuid`;
  if (!row) throw new Error('a meeting that was entered is gone');
  return {
    ...row,
    programme: row.programme && { ...row.programme, publishedAt: new Date(row.programme.publishedAt) },
    previous: neighbour(row.previous),
    following: neighbour(row.following),
  };
}

/** Dates inside JSON come as texts. */
function neighbour(row: MeetingDetails['previous']): MeetingDetails['previous'] {
  return row && { ...row, startsOn: new Date(row.startsOn), endsOn: new Date(row.endsOn) };
}

/** A meeting's own data for the form that changes it. */
export async function meetingForEditing(scope: MeetingScope) {
  authorize(scope, 'meeting.edit');
  return db().meeting.findUniqueOrThrow({
    where: { id: scope.meeting.id },
    select: {
      title: true,
      shortTitle: true,
      theme: true,
      city: true,
      countryCode: true,
      venue: true,
      summary: true,
      contact: true,
      startsOn: true,
      endsOn: true,
      zone: true,
      languages: true,
      phase: true,
      registrationOpensAt: true,
      registrationClosesAt: true,
      surveyClosesAt: true,
      capacity: true,
      confirmedCount: true,
      topK: true,
      smallCell: true,
      passportScans: true,
      lockVersion: true,
    },
  });
}

/** Who holds a role for the whole meeting, with the address they sign in with. */
export async function listAppointments(scope: MeetingScope) {
  authorize(scope, 'meeting.appoint');
  const rows = await db().meetingRole.findMany({
    where: { meetingId: scope.meeting.id, kind: { in: [...appointable] } },
    orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }],
    select: {
      id: true,
      kind: true,
      person: {
        select: {
          givenName: true,
          surname: true,
          accounts: {
            where: { assistant: false },
            orderBy: { primary: 'desc' },
            take: 1,
            select: { account: { select: { email: true } } },
          },
        },
      },
    },
  });
  return rows.flatMap(({ id, kind, person }) => {
    const known = appointable.find((each) => each === kind);
    return known
      ? [
          {
            id,
            kind: known,
            name: `${person.givenName} ${person.surname}`,
            email: person.accounts[0]?.account.email ?? '',
          },
        ]
      : [];
  });
}

/** Series and countries to choose from in the form of a meeting; with the next free edition of each series. */
export async function meetingChoices(scope: SiteScope | MeetingScope) {
  authorize(scope, scope.kind === 'meeting' ? 'meeting.edit' : 'meeting.create');
  const [series, countries] = await Promise.all([
    db().meetingSeries.findMany({
      select: {
        code: true,
        names: true,
        meetings: { select: { edition: true }, orderBy: { edition: 'desc' }, take: 1 },
      },
      orderBy: { code: 'asc' },
    }),
    db().country.findMany({ select: { iso2: true, names: true }, orderBy: { iso2: 'asc' } }),
  ]);
  return {
    series: series.map(({ code, names, meetings }) => ({
      code,
      names: names as LocalizedText,
      nextEdition: (meetings[0]?.edition ?? 0) + 1,
    })),
    countries: countries.map(({ iso2, names }) => ({ iso2, names: names as LocalizedText })),
  };
}
