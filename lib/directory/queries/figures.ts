import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { PublishedFigureRow } from '../model/fact-sheet';
import type { FigureFacts, FigureParty } from '../model/figures';
import { asOf, type Version } from '../model/history';

/**
 * Everything the figures are computed from, as of a day (`YYYY-MM-DD`). A membership counts from the year in which it began
 * and not any more in the year in which it ended, as in the lists of today; themes and secretariats are those that held on
 * the day, as the history tells. Two statements.
 */
export async function getFigureFacts(scope: Scope, day: string): Promise<FigureFacts> {
  authorize(scope, 'directory.read');
  const year = Number(day.slice(0, 4));
  const parties = await db().$queryRaw<FigureParty[]>`
    SELECT p.code, p.kind::text AS kind, p.founded, p.status::text AS status, p."statusSince", p."membersComplete",
           p."generalKnowledgeFields" AS unsourced, s."iomRole", s.iom AS "iomSecretariat",
           (SELECT json_agg(json_build_object('kind', c.kind, 'fromYear', c."fromYear", 'toYear', c."toYear", 'active', c.active, 'basis', c.basis))
              FROM "Classification" c WHERE c."partyId" = p.id) AS classes,
           array(SELECT DISTINCT m."countryCode" FROM "Membership" m
                  WHERE m."partyId" = p.id AND m.role = 'MEMBER' AND m.list IN ('latest', 'former')
                    AND coalesce(m."fromYear", ${year}) <= ${year} AND coalesce(m."toYear", ${year} + 1) > ${year} ORDER BY 1) AS members,
           (SELECT array_agg(m."countryCode" ORDER BY m."countryCode") FROM "Membership" m WHERE m."partyId" = p.id AND m.role = 'MEMBER' AND m.list = '2018') AS members2018,
           array(SELECT t."themeCode" FROM "PartyTheme" t WHERE t."partyId" = p.id ORDER BY 1) AS themes
    FROM "Party" p LEFT JOIN "SecretariatRole" s ON s."partyId" = p.id
    WHERE p.kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') AND EXISTS (SELECT FROM "Classification" c WHERE c."partyId" = p.id)
    ORDER BY p.code`;
  const [rest] = await db().$queryRaw<
    { countries: string[]; firstGlobalMeeting: number | null; versions: (Version & { code: string })[] }[]
  >`
    SELECT array(SELECT iso2 FROM "Country" WHERE "unMember" OR "unObserver") AS countries,
           (SELECT extract(year FROM min("startsOn"))::int FROM "PastMeeting") AS "firstGlobalMeeting",
           coalesce((SELECT json_agg(json_build_object('code', p.code, 'seq', v.seq, 'of', v."of", 'rowId', v."rowId", 'row', v."row", 'at', v.at,
                       'change', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'validFrom', c."validFrom", 'correction', c.correction) END) ORDER BY v.seq)
              FROM "DirectoryVersion" v JOIN "Party" p ON p.id = v."partyId" LEFT JOIN "DirectoryChange" c ON c.id = v."changeId"
             WHERE (v."partyId", v."of") IN (
               SELECT d."partyId", CASE d.what WHEN 'THEMES' THEN 'PartyTheme' ELSE 'SecretariatRole' END
                 FROM "DirectoryChange" d WHERE d."validFrom" IS NOT NULL AND d.what IN ('THEMES', 'SECRETARIAT'))), '[]') AS versions`;
  return {
    parties: parties.map((party) =>
      heldOnDay(party, rest?.versions.filter(({ code }) => code === party.code) ?? [], day),
    ),
    countries: new Set(rest?.countries),
    firstGlobalMeeting: rest?.firstGlobalMeeting ?? null,
  };
}

/** A mechanism with the themes and the secretariat that held on a day, where a change says from when it holds. */
function heldOnDay(party: FigureParty, versions: readonly Version[], day: string): FigureParty {
  if (versions.length === 0) return party;
  const held = asOf(versions, { day, known: '9999' });
  const themes = held.get('PartyTheme')?.map(({ row }) => String(row['themeCode']));
  const secretariats = held.get('SecretariatRole')?.map(({ row }) => row);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    ...party,
    ...(themes ? { themes: themes.sort() } : {}),
    ...(secretariats
      ? { iomRole: text(secretariats[0]?.['iomRole']), iomSecretariat: text(secretariats[0]?.['iom']) }
      : {}),
  };
}

/** Every figure somebody published, the fact sheet of 2018 first, as the sheet orders them. */
export async function listPublishedFigures(scope: Scope): Promise<PublishedFigureRow[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<PublishedFigureRow[]>`
    SELECT year, key, value, unit, labels, note, named, "namedIn", sources, "asOf", confidence::text AS confidence
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
