import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { MissingFact } from '../model/missing';
import type { EditedFilters } from '../schema';
import { afterCode, condition, sortName } from './parties';

/** A party as its editors look after it. */
export type EditedParty = {
  code: string;
  kind: PartyKind;
  names: LocalizedText;
  acronyms: LocalizedText;
  /** Its last change that somebody entered; null as it came with reference data. `at` is ISO, UTC. */
  changed: { at: string; what: DirectoryFact } | null;
  /** Proposals of its focal points that await an answer. */
  proposals: number;
  missing: MissingFact[];
};

export type EditedPage = { rows: EditedParty[]; total: number; next: string | null };

const isMechanism = Prisma.sql`p.kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS')`;

/**
 * What is not known of a party "p" on a day (`YYYY-MM-DD`), in the order in which it is said. A term given by its year or month includes
 * all its days; a mechanism whose secretariat says that it has no chair misses none.
 */
const missing = (today: string) => Prisma.sql`array_remove(ARRAY[
  CASE WHEN ${isMechanism}
    AND NOT EXISTS (SELECT FROM "SecretariatRole" s WHERE s."partyId" = p.id AND s."chairArrangement" = 'none')
    AND NOT EXISTS (SELECT FROM (SELECT coalesce(since, "fromYear"::text) AS since, coalesce(until, "toYear"::text) AS until FROM "Chairmanship" WHERE "partyId" = p.id) c
      WHERE (c.since IS NULL OR c.since <= left(${today}::text, length(c.since))) AND (c.until IS NULL OR c.until >= left(${today}::text, length(c.until))))
    THEN 'chair' END,
  CASE WHEN ${isMechanism}
    AND NOT EXISTS (SELECT FROM "SecretariatRole" s WHERE s."partyId" = p.id AND (cardinality(s.organisations) > 0 OR s.iom IS NOT NULL))
    THEN 'secretariat' END,
  CASE WHEN NOT EXISTS (SELECT FROM "Membership" m WHERE m."partyId" = p.id AND m.list = 'latest') THEN 'members' END,
  CASE WHEN ${isMechanism} AND NOT EXISTS (SELECT FROM "PartyTheme" t WHERE t."partyId" = p.id) THEN 'themes' END,
  CASE WHEN p.website IS NULL THEN 'website' END,
  CASE WHEN p.confidence = 'GENERAL_KNOWLEDGE' AND NOT EXISTS (SELECT FROM "DirectoryChange" d WHERE d."partyId" = p.id) THEN 'source' END
], NULL)`;

/** What is asked for beside kind and words: something to answer, something missing, or one thing that is. */
function needed({ needs }: EditedFilters): Prisma.Sql {
  if (!needs) return Prisma.sql`TRUE`;
  if (needs === 'proposals') return Prisma.sql`e.proposals > 0`;
  return needs === 'any' ? Prisma.sql`cardinality(e.missing) > 0` : Prisma.sql`${needs} = ANY (e.missing)`;
}

/** One page of the parties for those who look after them, by name in the reader's language, with the number of all that match. One statement. */
export async function listEdited(
  scope: SiteScope,
  filters: EditedFilters,
  { locale, today, size }: { locale: string; today: string; size: number },
): Promise<EditedPage> {
  authorize(scope, 'directory.edit');
  const [row] = await db().$queryRaw<{ total: number; rows: EditedParty[] | null }[]>`
    WITH every AS (
      SELECT p.code, p.kind, p.names, p.acronyms, ${missing(today)} AS missing,
             (SELECT count(*)::int FROM "DirectoryCorrection" c WHERE c."partyId" = p.id
               AND NOT EXISTS (SELECT FROM "DirectoryCorrectionEnd" x WHERE x."correctionId" = c.id)) AS proposals
      FROM "Party" p WHERE ${condition({ q: filters.q, kind: filters.kind })}
    ), matching AS (SELECT e.* FROM every e WHERE ${needed(filters)}),
    page AS (
      SELECT p.*, row_number() OVER (ORDER BY ${sortName(locale)}, p.code) AS place,
             (SELECT json_build_object('at', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'what', c.what)
                FROM "DirectoryChange" c JOIN "Party" o ON o.id = c."partyId" WHERE o.code = p.code ORDER BY c.at DESC, c.id DESC LIMIT 1) AS changed
      FROM matching p WHERE TRUE ${afterCode(locale, filters.after)}
      ORDER BY place LIMIT ${size + 1}
    )
    SELECT (SELECT count(*)::int FROM matching) AS total,
           (SELECT json_agg(to_jsonb(page) - 'place' ORDER BY place) FROM page) AS rows`;
  const rows = row?.rows ?? [];
  return {
    rows: rows.slice(0, size),
    total: row?.total ?? 0,
    next: rows.length > size ? (rows[size - 1]?.code ?? null) : null,
  };
}
