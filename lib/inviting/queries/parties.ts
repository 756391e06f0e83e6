import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { InvitationStatus, PartyKind, PastPresence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readProposals, type ProposedFocalPoint } from '../read-proposals';
import type { PartyFilters } from '../schema';

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

/** Active parties that fit the filters, each with its regions, past editions, whether it is invited, and the focal point known from before. Two statements. */
export async function listParties(scope: MeetingScope, filters: PartyFilters): Promise<PartyChoice[]> {
  authorize(scope, 'invitation.create');
  const { q = null, kind = null, region = null, theme = null, past = null } = filters;
  const edition = past === null || past === 'any' ? null : Number(past);
  const meetingId = scope.meeting.id;
  const rows = await db().$queryRaw<Omit<PartyChoice, 'focalPoint'>[]>`
    SELECT p.id, p.code, p.kind, p.names,
           (SELECT json_agg(r.names ORDER BY r.position) FROM "PartyRegion" pr JOIN "Region" r ON r.code = pr."regionCode" WHERE pr."partyId" = p.id) AS regions,
           (SELECT json_agg(json_build_object('edition', pp.edition, 'presence', pp.presence) ORDER BY pp.edition) FROM "PastParticipation" pp WHERE pp."partyId" = p.id) AS past,
           (SELECT i.status FROM "Invitation" i WHERE i."partyId" = p.id AND i."meetingId" = ${meetingId}::uuid) AS invitation
    FROM "Party" p
    WHERE p.status = 'ACTIVE'
      AND (${q}::text IS NULL OR p.code ILIKE '%' || ${q} || '%'
           OR EXISTS (SELECT 1 FROM jsonb_each_text(p.names || jsonb_build_object('a', p.acronyms::text)) n WHERE strpos(lower(n.value), lower(${q})) > 0))
      AND (${kind}::text IS NULL OR p.kind::text = ${kind})
      AND (${region}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyRegion" r WHERE r."partyId" = p.id AND r."regionCode" = ${region}))
      AND (${theme}::text IS NULL OR EXISTS (SELECT 1 FROM "PartyTheme" t WHERE t."partyId" = p.id AND t."themeCode" = ${theme}))
      AND (${past}::text IS NULL OR EXISTS (SELECT 1 FROM "PastParticipation" pp WHERE pp."partyId" = p.id AND (${edition}::int IS NULL OR pp.edition = ${edition}::int)))
    ORDER BY p.code`;
  const proposals = await readProposals(
    db(),
    meetingId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, focalPoint: proposals.get(row.id) ?? null }));
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
