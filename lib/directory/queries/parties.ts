import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { PartyKind, PartyStatus } from '@/lib/core/prisma/enums';
import { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { kindsOf } from '../model/kinds';
import type { DirectoryFilters } from '../schema';

export type ListedParty = {
  code: string;
  kind: PartyKind;
  names: LocalizedText;
  acronyms: LocalizedText;
  status: PartyStatus;
  founded: number | null;
  regions: LocalizedText[];
  members: number;
};

export type PartyPage = { rows: ListedParty[]; total: number; next: string | null };

/** The filters as a condition on "Party" p. */
export function condition(filters: DirectoryFilters): Prisma.Sql {
  const words = fold(filters.q ?? '');
  return Prisma.sql`p.kind::text = ANY (${[...kindsOf(filters.kind)]})
    ${filters.status ? Prisma.sql`AND p.status::text = ${filters.status.toUpperCase()}` : Prisma.empty}
    ${filters.region ? Prisma.sql`AND EXISTS (SELECT FROM "PartyRegion" r WHERE r."partyId" = p.id AND r."regionCode" = ${filters.region})` : Prisma.empty}
    ${filters.theme ? Prisma.sql`AND EXISTS (SELECT FROM "PartyTheme" t WHERE t."partyId" = p.id AND t."themeCode" = ${filters.theme})` : Prisma.empty}
    ${words.length > 0 ? Prisma.sql`AND ${searched} LIKE ALL (${words.map((word) => `%${word}%`)})` : Prisma.empty}`;
}

/** Names, acronyms and former names in one text, without accents and in lower case. */
const searched = Prisma.sql`(
  SELECT lower(regexp_replace(normalize(concat_ws(' ', p.code, string_agg(name.value, ' '), array_to_string(p."formerNames", ' ')), NFD), '[\u0300-\u036f]', '', 'g'))
  FROM (SELECT value FROM jsonb_each_text(p.names) UNION ALL SELECT value FROM jsonb_each_text(p.acronyms)) AS name)`;

/** Words as they are searched: at most eight, folded like the text, with LIKE's signs taken literally; an apostrophe of either shape finds both. */
function fold(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, '\\$&').replace(/['’]/g, '_'));
}

/** The order of every list of parties `p`: by the name shown in the language, as its readers sort, then by code. */
export const sortName = (locale: string) =>
  Prisma.sql`coalesce(p.names->>${locale}, p.names->>'en') COLLATE "und-x-icu"`;

/** Only what comes after the party named in `after`, whatever the filters. */
export function afterCode(locale: string, after: string | undefined): Prisma.Sql {
  if (!after) return Prisma.empty;
  return Prisma.sql`AND (${sortName(locale)}, p.code) > (SELECT ${sortName(locale)}, p.code FROM "Party" p WHERE p.code = ${after})`;
}

/** One page of the directory, by name in the reader's language, with the number of all that match. One statement. */
export async function listParties(
  scope: Scope,
  filters: DirectoryFilters,
  locale: string,
  size = 50,
): Promise<PartyPage> {
  authorize(scope, 'directory.read');
  const [row] = await db().$queryRaw<{ total: number; rows: ListedParty[] | null }[]>`
    WITH page AS (
      SELECT p.code, p.kind, p.names, p.acronyms, p.status, p.founded,
             coalesce((SELECT json_agg(r.names ORDER BY r.position) FROM "PartyRegion" pr JOIN "Region" r ON r.code = pr."regionCode" WHERE pr."partyId" = p.id), '[]') AS regions,
             (SELECT count(*) FROM "Membership" m WHERE m."partyId" = p.id AND m.role = 'MEMBER' AND m.list = 'latest') AS members,
             row_number() OVER (ORDER BY ${sortName(locale)}, p.code) AS place
      FROM "Party" p WHERE ${condition(filters)} ${afterCode(locale, filters.after)}
      ORDER BY place LIMIT ${size + 1}
    )
    SELECT (SELECT count(*)::int FROM "Party" p WHERE ${condition(filters)}) AS total,
           (SELECT json_agg(to_jsonb(page) - 'place' ORDER BY place) FROM page) AS rows`;
  const rows = row?.rows ?? [];
  return {
    rows: rows.slice(0, size),
    total: row?.total ?? 0,
    next: rows.length > size ? (rows[size - 1]?.code ?? null) : null,
  };
}

/** Codes of one page in the order of the list; for interfaces that then read whole records. One statement. */
export async function listPartyCodes(
  scope: Scope,
  filters: DirectoryFilters,
  locale: string,
  size: number,
): Promise<{ codes: string[]; total: number; next: string | null }> {
  authorize(scope, 'directory.read');
  const rows = await db().$queryRaw<{ code: string; total: number }[]>`
    SELECT p.code, (SELECT count(*)::int FROM "Party" p WHERE ${condition(filters)}) AS total
    FROM "Party" p WHERE ${condition(filters)} ${afterCode(locale, filters.after)}
    ORDER BY ${sortName(locale)}, p.code LIMIT ${size + 1}`;
  const codes = rows.map(({ code }) => code);
  return {
    codes: codes.slice(0, size),
    total: rows[0]?.total ?? 0,
    next: codes.length > size ? (codes[size - 1] ?? null) : null,
  };
}

export type DirectoryCounts = {
  rcp: number;
  irf: number;
  global: number;
  partners: number;
  active: number;
  dormant: number;
};

/** How many of each kind the directory has, and the choices of the filters. One statement. */
export async function getDirectoryFrame(scope: Scope) {
  authorize(scope, 'directory.read');
  type Choice = { code: string; names: LocalizedText };
  const [frame] = await db().$queryRaw<{ counts: DirectoryCounts; regions: Choice[]; themes: Choice[] }[]>`
    SELECT (SELECT json_build_object(
              'rcp', count(*) FILTER (WHERE kind = 'RCP'), 'irf', count(*) FILTER (WHERE kind = 'IRF'),
              'global', count(*) FILTER (WHERE kind = 'GLOBAL_PROCESS'),
              'partners', count(*) FILTER (WHERE kind NOT IN ('RCP', 'IRF', 'GLOBAL_PROCESS', 'STATE')),
              'active', count(*) FILTER (WHERE kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') AND status = 'ACTIVE'),
              'dormant', count(*) FILTER (WHERE kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') AND status <> 'ACTIVE')) FROM "Party") AS counts,
           coalesce((SELECT json_agg(json_build_object('code', code, 'names', names) ORDER BY position) FROM "Region"), '[]') AS regions,
           coalesce((SELECT json_agg(json_build_object('code', code, 'names', names) ORDER BY position) FROM "Theme"), '[]') AS themes`;
  return (
    frame ?? { counts: { rcp: 0, irf: 0, global: 0, partners: 0, active: 0, dormant: 0 }, regions: [], themes: [] }
  );
}
