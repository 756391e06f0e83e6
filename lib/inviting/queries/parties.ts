import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { InvitationStatus, PartyKind, PastPresence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sortName } from '@/lib/directory/queries/parties';
import { readProposals, type ProposedFocalPoint } from '../read-proposals';
import { partiesShown, type PartyFilters } from '../schema';

export type PartyChoice = {
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
 * whether it is invited, and the focal point known from before. Two statements.
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
    [{ rows: Omit<PartyChoice, 'focalPoint'>[] | null; total: number; invited: number }]
  >`
    WITH fitting AS (
      SELECT p.id, p.code, p.kind, p.names, ${sortName(locale)} AS name, i.status AS invitation
      FROM "Party" p LEFT JOIN "Invitation" i ON i."partyId" = p.id AND i."meetingId" = ${meetingId}::uuid
      WHERE p.status = 'ACTIVE'
        AND (${q}::text IS NULL OR p.code ILIKE '%' || ${q} || '%'
             OR EXISTS (SELECT 1 FROM jsonb_each_text(p.names || jsonb_build_object('a', p.acronyms::text)) n WHERE strpos(lower(n.value), lower(${q})) > 0))
        AND (${kind}::text IS NULL OR p.kind::text = ${kind})
        AND (${region}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyRegion" r WHERE r."partyId" = p.id AND r."regionCode" = ${region}))
        AND (${theme}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyTheme" t WHERE t."partyId" = p.id AND t."themeCode" = ${theme}))
        AND (${past}::text IS NULL OR EXISTS (SELECT 1 FROM "PastParticipation" pp WHERE pp."partyId" = p.id AND (${edition}::int IS NULL OR pp.edition = ${edition}::int)))),
    chosen AS (
      SELECT * FROM fitting
      WHERE ${after}::text IS NULL OR (name, code) > (SELECT ${sortName(locale)}, p.code FROM "Party" p WHERE p.code = ${after})
      ORDER BY name, code LIMIT ${size + 1}),
    page AS (
      SELECT c.id, c.code, c.kind, c.names, c.invitation, row_number() OVER (ORDER BY c.name, c.code) AS place,
             (SELECT json_agg(r.names ORDER BY r.position) FROM "PartyRegion" pr JOIN "Region" r ON r.code = pr."regionCode" WHERE pr."partyId" = c.id) AS regions,
             (SELECT json_agg(json_build_object('edition', pp.edition, 'presence', pp.presence) ORDER BY pp.edition) FROM "PastParticipation" pp WHERE pp."partyId" = c.id) AS past
      FROM chosen c)
    SELECT count(*)::int AS total, count(invitation)::int AS invited,
           (SELECT json_agg(to_jsonb(page) - 'place' ORDER BY place) FROM page) AS rows
    FROM fitting`;
  const found = page.rows ?? [];
  const rows = found.slice(0, size);
  const proposals = await readProposals(
    db(),
    meetingId,
    rows.map(({ id }) => id),
  );
  return {
    ...page,
    rows: rows.map((row) => ({ ...row, focalPoint: proposals.get(row.id) ?? null })),
    next: found.length > rows.length ? (rows.at(-1)?.code ?? null) : null,
  };
}

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
