import { authorize, can } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { EnteredChange, Version } from '../model/history';

/**
 * A change as the history shows it. `by` is the person who entered it, for those who may edit the directory; null for others.
 * `proposed`: it carried out what the party's own focal point had proposed.
 */
export type ListedChange = Omit<EnteredChange, 'what'> & {
  what: DirectoryFact;
  at: string;
  by: string | null;
  proposed: boolean;
};

export type PartyHistory = {
  party: { id: string; code: string; kind: PartyKind; names: LocalizedText };
  /** In the order of their numbers. */
  versions: Version[];
  /** Newest first. */
  changes: ListedChange[];
};

/** Everything the directory has ever said of a party, with who changed it on what source. Three statements. Refuses "not found" for an unknown code. */
export async function getHistory(scope: Scope, code: string): Promise<PartyHistory> {
  authorize(scope, 'directory.read');
  const [row] = await db().$queryRaw<PartyHistory['party'][]>`
    SELECT id, code, kind::text AS kind, names FROM "Party" WHERE code = ${code} AND kind <> 'STATE'`;
  const party = found(row);
  const changes = await db().$queryRaw<ListedChange[]>`
    SELECT c.id, c.what::text AS what, c.source, c."sourceOn", c.why, c."validFrom", c.correction,
           EXISTS (SELECT FROM "DirectoryCorrectionEnd" e WHERE e."changeId" = c.id) AS proposed,
           to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
           CASE WHEN ${can(scope, 'directory.edit')} THEN
             (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" l JOIN "Person" p ON p.id = l."personId"
               WHERE l."accountId" = c."byAccountId" AND NOT l.assistant ORDER BY l."primary" DESC, p.id LIMIT 1) END AS by
    FROM "DirectoryChange" c WHERE c."partyId" = ${party.id}::uuid ORDER BY c.at DESC, c.id DESC`;
  const stored = await db().$queryRaw<(Omit<Version, 'change'> & { changeId: string | null })[]>`
    SELECT seq::int AS seq, "of", "rowId", "row", "changeId", to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM "DirectoryVersion" WHERE "partyId" = ${party.id}::uuid ORDER BY "DirectoryVersion".seq`;
  const byId = new Map(changes.map((change) => [change.id, change]));
  const versions = stored.map(({ changeId, ...version }) => ({
    ...version,
    change: changeId === null ? null : (byId.get(changeId) ?? null),
  }));
  return { party, versions, changes };
}

/** Names of countries and themes by code, for the words of a history. Two statements. */
export async function listFactNames(scope: Scope): Promise<{
  countries: { code: string; names: LocalizedText }[];
  themes: { code: string; names: LocalizedText }[];
}> {
  authorize(scope, 'directory.read');
  const [countries, themes] = await Promise.all([
    db().$queryRaw<{ code: string; names: LocalizedText }[]>`SELECT iso2 AS code, names FROM "Country"`,
    db().$queryRaw<{ code: string; names: LocalizedText }[]>`SELECT code, names FROM "Theme" ORDER BY position`,
  ]);
  return { countries, themes };
}
