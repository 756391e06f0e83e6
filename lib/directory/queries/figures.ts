import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { PublishedFigureRow } from '../model/fact-sheet';
import type { FigureFacts, FigureParty } from '../model/figures';

/** Everything the figures are computed from. Two statements. */
export async function getFigureFacts(scope: Scope): Promise<FigureFacts> {
  authorize(scope, 'directory.read');
  const parties = await db().$queryRaw<FigureParty[]>`
    SELECT p.code, p.kind::text AS kind, p.founded, s."iomRole", s.iom AS "iomSecretariat",
           (SELECT json_agg(json_build_object('kind', c.kind, 'fromYear', c."fromYear", 'toYear', c."toYear", 'active', c.active))
              FROM "Classification" c WHERE c."partyId" = p.id) AS classes,
           array(SELECT m."countryCode" FROM "Membership" m WHERE m."partyId" = p.id AND m.role = 'MEMBER' AND m.list = 'latest' ORDER BY 1) AS members,
           (SELECT array_agg(m."countryCode" ORDER BY m."countryCode") FROM "Membership" m WHERE m."partyId" = p.id AND m.role = 'MEMBER' AND m.list = '2018') AS members2018,
           array(SELECT t."themeCode" FROM "PartyTheme" t WHERE t."partyId" = p.id ORDER BY 1) AS themes
    FROM "Party" p LEFT JOIN "SecretariatRole" s ON s."partyId" = p.id
    WHERE p.kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') AND EXISTS (SELECT FROM "Classification" c WHERE c."partyId" = p.id)
    ORDER BY p.code`;
  const [rest] = await db().$queryRaw<{ countries: string[]; firstGlobalMeeting: number | null }[]>`
    SELECT array(SELECT iso2 FROM "Country" WHERE "unMember" OR "unObserver") AS countries,
           (SELECT extract(year FROM min("startsOn"))::int FROM "PastMeeting") AS "firstGlobalMeeting"`;
  return { parties, countries: new Set(rest?.countries), firstGlobalMeeting: rest?.firstGlobalMeeting ?? null };
}

/** Every figure somebody published, the fact sheet of 2018 first, as the sheet orders them. */
export async function listPublishedFigures(scope: Scope): Promise<PublishedFigureRow[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<PublishedFigureRow[]>`
    SELECT year, key, value, unit, labels, note, sources, "asOf", confidence::text AS confidence
    FROM "PublishedFigure" ORDER BY year DESC, key`;
}

/** The 12 themes in the order of the fact sheet. */
export async function listThemes(scope: Scope): Promise<{ code: string; names: LocalizedText }[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw`SELECT code, names FROM "Theme" ORDER BY position`;
}

/** Names of mechanisms by code, for the words beside a figure. */
export async function listPartyNames(
  scope: Scope,
  codes: readonly string[],
): Promise<{ code: string; names: LocalizedText; acronyms: LocalizedText }[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw`SELECT code, names, acronyms FROM "Party" WHERE code = ANY (${codes}) ORDER BY code`;
}
