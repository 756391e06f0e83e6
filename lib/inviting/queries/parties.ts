import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { InvitationStatus, PartyKind, PastPresence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sortName } from '@/lib/directory/queries/parties';
import { readProposals, type ProposedFocalPoint } from '../read-proposals';
import { partiesShown, type PartyFilters } from '../schema';

export type PartyChoice = {
  /** As the form posts it: the party's id, or `state:SN` for a State that is no party yet. */
  id: string;
  code: string;
  kind: PartyKind;
  names: LocalizedText;
  regions: LocalizedText[] | null;
  /** Past editions whose public page names the party. */
  past: { edition: number; presence: PastPresence }[] | null;
  invitation: InvitationStatus | null;
  focalPoint: ProposedFocalPoint | null;
};

/** A page of parties with how many fit the filters and how many of those are invited. */
export type PartyPage = { rows: PartyChoice[]; total: number; invited: number; next: string | null };

/**
 * A page of the active parties that fit the filters, by name in the reader's language, each with its regions, past editions,
 * whether it is invited, and the focal point known from before; where States are asked for, all of them, parties or not yet.
 * Two statements.
 */
export async function listParties(
  scope: MeetingScope,
  filters: PartyFilters,
  locale: string,
  size = partiesShown,
): Promise<PartyPage> {
  authorize(scope, 'invitation.create');
  const { q = null, kind = null, region = null, theme = null, past = null, after = null } = filters;
  const edition = past === null || past === 'any' ? null : Number(past);
  const meetingId = scope.meeting.id;
  const [page] = await db().$queryRaw<
    [{ rows: (Omit<PartyChoice, 'focalPoint'> & { party: string | null })[] | null; total: number; invited: number }]
  >`
    WITH listed AS (${kind === 'STATE' ? states : Prisma.sql`SELECT id AS party, id::text AS id, code, kind, names, acronyms FROM "Party" WHERE status = 'ACTIVE'`}),
    fitting AS (
      SELECT p.party, p.id, p.code, p.kind, p.names, ${sortName(locale)} AS name, i.status AS invitation
      FROM listed p LEFT JOIN "Invitation" i ON i."partyId" = p.party AND i."meetingId" = ${meetingId}::uuid
      WHERE (${q}::text IS NULL OR p.code ILIKE '%' || ${q} || '%'
             OR EXISTS (SELECT 1 FROM jsonb_each_text(p.names || jsonb_build_object('a', p.acronyms::text)) n WHERE strpos(lower(n.value), lower(${q})) > 0))
        AND (${kind}::text IS NULL OR p.kind::text = ${kind})
        AND (${region}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyRegion" r WHERE r."partyId" = p.party AND r."regionCode" = ${region}))
        AND (${theme}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyTheme" t WHERE t."partyId" = p.party AND t."themeCode" = ${theme}))
        AND (${past}::text IS NULL OR EXISTS (SELECT 1 FROM "PastParticipation" pp WHERE pp."partyId" = p.party AND (${edition}::int IS NULL OR pp.edition = ${edition}::int)))),
    chosen AS (
      SELECT * FROM fitting
      WHERE ${after}::text IS NULL OR (name, code) > (SELECT ${sortName(locale)}, p.code FROM listed p WHERE p.code = ${after})
      ORDER BY name, code LIMIT ${size + 1}),
    page AS (
      SELECT c.party, c.id, c.code, c.kind, c.names, c.invitation, row_number() OVER (ORDER BY c.name, c.code) AS place,
             (SELECT json_agg(r.names ORDER BY r.position) FROM "PartyRegion" pr JOIN "Region" r ON r.code = pr."regionCode" WHERE pr."partyId" = c.party) AS regions,
             (SELECT json_agg(json_build_object('edition', pp.edition, 'presence', pp.presence) ORDER BY pp.edition) FROM "PastParticipation" pp WHERE pp."partyId" = c.party) AS past
      FROM chosen c)
    SELECT count(*)::int AS total, count(invitation)::int AS invited,
           (SELECT json_agg(to_jsonb(page) - 'place' ORDER BY place) FROM page) AS rows
    FROM fitting`;
  const found = page.rows ?? [];
  const rows = found.slice(0, size);
  const proposals = await readProposals(
    db(),
    meetingId,
    rows.flatMap(({ party }) => party ?? []),
  );
  return {
    ...page,
    rows: rows.map(({ party, ...row }) => ({ ...row, focalPoint: (party && proposals.get(party)) || null })),
    next: found.length > rows.length ? (rows.at(-1)?.code ?? null) : null,
  };
}

/** Every State (a member or observer of the United Nations), with its names from the list of countries. */
const states = Prisma.sql`
  SELECT p.id AS party, coalesce(p.id::text, 'state:' || c.iso2) AS id, 'state-' || lower(c.iso2) AS code,
         'STATE'::"PartyKind" AS kind, c.names, coalesce(p.acronyms, '{}') AS acronyms
  FROM "Country" c LEFT JOIN "Party" p ON p."stateOf" = c.iso2 WHERE c."unMember" OR c."unObserver"`;

/** What parties can be filtered by: regions, themes, and past editions for which somebody is named. */
export async function listPartyFacets(scope: MeetingScope) {
  authorize(scope, 'invitation.create');
  const [regions, themes, editions] = await Promise.all([
    db().region.findMany({ select: { code: true, names: true }, orderBy: { position: 'asc' } }),
    db().theme.findMany({ select: { code: true, names: true }, orderBy: { position: 'asc' } }),
    db().pastMeeting.findMany({
      where: { participations: { some: {} } },
      select: { edition: true, title: true, startsOn: true },
      orderBy: { edition: 'desc' },
    }),
  ]);
  return {
    regions: regions.map(({ code, names }) => ({ code, names: names as LocalizedText })),
    themes: themes.map(({ code, names }) => ({ code, names: names as LocalizedText })),
    editions: editions.map(({ edition, title, startsOn }) => ({ edition, title: title as LocalizedText, startsOn })),
  };
}
