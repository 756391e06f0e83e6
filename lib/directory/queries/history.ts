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
  const parties = await db().$queryRaw<PartyHistory['party'][]>`
    SELECT id, code, kind::text AS kind, names FROM "Party" WHERE code = ${code} AND kind <> 'STATE'`;
  const [history] = await readHistories(scope, parties);
  return found(history);
}

/** The same of every party, in the order of their codes, for those who look after the directory. Three statements. */
export async function listHistories(scope: Scope): Promise<PartyHistory[]> {
  authorize(scope, 'directory.edit');
  const parties = await db().$queryRaw<PartyHistory['party'][]>`
    SELECT id, code, kind::text AS kind, names FROM "Party" WHERE kind <> 'STATE' ORDER BY code`;
  return readHistories(scope, parties);
}

async function readHistories(scope: Scope, parties: readonly PartyHistory['party'][]): Promise<PartyHistory[]> {
  const ids = parties.map(({ id }) => id);
  const changes = await db().$queryRaw<(ListedChange & { partyId: string })[]>`
    SELECT c.id, c."partyId", c.what::text AS what, c.source, c."sourceOn", c.why, c."validFrom", c.correction,
           EXISTS (SELECT FROM "DirectoryCorrectionEnd" e WHERE e."changeId" = c.id) AS proposed,
           to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
           CASE WHEN ${can(scope, 'directory.edit')} THEN
             (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" l JOIN "Person" p ON p.id = l."personId"
               WHERE l."accountId" = c."byAccountId" AND NOT l.assistant ORDER BY l."primary" DESC, p.id LIMIT 1) END AS by
    FROM "DirectoryChange" c WHERE c."partyId" = ANY (${ids}::uuid[]) ORDER BY c.at DESC, c.id DESC`;
  const stored = await db().$queryRaw<(Omit<Version, 'change'> & { partyId: string; changeId: string | null })[]>`
    SELECT seq::int AS seq, "partyId", "of", "rowId", "row", "changeId", to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM "DirectoryVersion" WHERE "partyId" = ANY (${ids}::uuid[]) ORDER BY "DirectoryVersion".seq`;
  const byId = new Map(changes.map(({ partyId: _party, ...change }) => [change.id, change]));
  const histories = new Map<string, PartyHistory>(
    parties.map((party) => [party.id, { party, versions: [], changes: [] }]),
  );
  for (const { partyId, ...change } of changes) histories.get(partyId)?.changes.push(change);
  for (const { partyId, changeId, ...version } of stored) {
    const change = changeId === null ? null : (byId.get(changeId) ?? null);
    histories.get(partyId)?.versions.push({ ...version, change });
  }
  return [...histories.values()];
}

/** Names of countries and themes by code, for the words of a history. Two statements. */
export async function listFactNames(scope: Scope): Promise<{
  countries: { code: string; names: LocalizedText }[];
  themes: { code: string; names: LocalizedText }[];
  regions: { code: string; names: LocalizedText }[];
}> {
  authorize(scope, 'directory.read');
  const [countries, themes, regions] = await Promise.all([
    db().$queryRaw<{ code: string; names: LocalizedText }[]>`SELECT iso2 AS code, names FROM "Country"`,
    db().$queryRaw<{ code: string; names: LocalizedText }[]>`SELECT code, names FROM "Theme" ORDER BY position`,
    db().$queryRaw<{ code: string; names: LocalizedText }[]>`SELECT code, names FROM "Region" ORDER BY position`,
  ]);
  return { countries, themes, regions };
}
