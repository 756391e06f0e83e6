import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope, Scope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import type { CorrectionEnding, DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import type { FactValues } from '@/lib/directory/model/facts';
import type { Fact } from '@/lib/directory/schema';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isSucceeded } from './is-succeeded';

/** A proposal as lists and pages show it. `by`: who proposed it; `decidedBy`: the office's person, for the secretariat alone. */
export type ListedCorrection = {
  id: string;
  party: { id: string; code: string; kind: PartyKind; names: LocalizedText };
  what: DirectoryFact;
  row: string | null;
  values: Fact['values'];
  /** What stood when it was proposed. */
  seen: FactValues;
  removes: boolean;
  source: string;
  sourceOn: string | null;
  why: string | null;
  validFrom: string | null;
  correction: boolean;
  by: string | null;
  at: Date;
  end: {
    ending: CorrectionEnding;
    answer: string | null;
    change: string | null;
    by: string | null;
    at: Date;
  } | null;
};

/** Decided proposals that a list shows beside the open ones. */
const mostDecided = 100;

type Row = Omit<ListedCorrection, 'end'> & {
  ending: CorrectionEnding | null;
  answer: string | null;
  change: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
};

const nameOf = (account: Prisma.Sql) => Prisma.sql`
  (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" l JOIN "Person" p ON p.id = l."personId"
    WHERE l."accountId" = ${account} AND NOT l.assistant ORDER BY l."primary" DESC, p.id LIMIT 1)`;

/** Open ones first, the longest waiting at the head; then those decided, the latest first. One statement. */
async function readCorrections(where: Prisma.Sql): Promise<ListedCorrection[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT c.id, json_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'names', p.names) AS party, c.what::text AS what, c."rowId" AS row,
           c."values", c.seen, c.removes, c.source, c."sourceOn", c.why, c."validFrom", c.correction, ${nameOf(Prisma.sql`c."byAccountId"`)} AS by, c.at,
           e.ending::text AS ending, e.answer, e."changeId" AS change, e.at AS "decidedAt", ${nameOf(Prisma.sql`e."byAccountId"`)} AS "decidedBy"
    FROM "DirectoryCorrection" c
    JOIN "Party" p ON p.id = c."partyId"
    LEFT JOIN "DirectoryCorrectionEnd" e ON e."correctionId" = c.id
    WHERE ${where}
    ORDER BY e.at DESC NULLS FIRST, c.at, c.id
    LIMIT ${mostDecided} + (SELECT count(*) FROM "DirectoryCorrection" o WHERE NOT EXISTS (SELECT FROM "DirectoryCorrectionEnd" x WHERE x."correctionId" = o.id))`;
  return rows.map(({ ending, answer, change, decidedBy, decidedAt, ...correction }) => ({
    ...correction,
    end: ending && decidedAt ? { ending, answer, change, by: decidedBy, at: decidedAt } : null,
  }));
}

/** A party as its focal point may propose corrections for it. */
export type OwnParty = { delegation: string; party: ListedCorrection['party'] };

/**
 * The parties for which this actor may propose corrections in this meeting, in the order of their codes: those they are focal point
 * of, where nobody has followed them for a later meeting. States have no entry.
 */
export async function listOwnParties(scope: MeetingScope): Promise<OwnParty[]> {
  authorize(scope, 'meeting.participate');
  const ids = scope.grants.flatMap(({ delegationId }) => delegationId ?? []);
  const own = ids.filter((delegationId) => can(scope, 'correction.propose', { delegationId }));
  const rows = await db().delegation.findMany({
    where: { id: { in: own }, meetingId: scope.meeting.id, party: { kind: { not: 'STATE' } } },
    select: { id: true, party: { select: { id: true, code: true, kind: true, names: true } } },
    orderBy: { party: { code: 'asc' } },
  });
  const succeeded = await Promise.all(rows.map(({ party }) => isSucceeded(db(), party.id, scope.meeting)));
  return rows.flatMap(({ id, party }, index) =>
    succeeded[index] ? [] : [{ delegation: id, party: { ...party, names: party.names as LocalizedText } }],
  );
}

/** What was proposed for a party, for its focal points: without the names of the office. Refuses "forbidden" to others. */
export async function listCorrectionsOf(
  scope: MeetingScope,
  { delegation, party }: OwnParty,
): Promise<ListedCorrection[]> {
  authorize(scope, 'correction.propose', { delegationId: delegation });
  const rows = await readCorrections(Prisma.sql`c."partyId" = ${party.id}::uuid`);
  return rows.map((row) => ({ ...row, end: row.end && { ...row.end, by: null } }));
}

/** Every proposal, for the secretariat: all open ones, and the latest that were decided. */
export async function listCorrections(scope: SiteScope): Promise<ListedCorrection[]> {
  authorize(scope, 'directory.edit');
  return readCorrections(Prisma.sql`TRUE`);
}

/** One proposal. Refuses "not found" for an unknown one. */
export async function getCorrection(scope: SiteScope, id: string): Promise<ListedCorrection> {
  authorize(scope, 'directory.edit');
  const [row] = await readCorrections(Prisma.sql`c.id = ${id}::uuid`);
  return found(row);
}

/** How many proposals wait for the secretariat, and when the first of them was made. One statement. */
export async function countOpenCorrections(scope: SiteScope): Promise<{ open: number; first: Date | null }> {
  authorize(scope, 'directory.edit');
  const { _count, _min } = await db().directoryCorrection.aggregate({
    where: { end: null },
    _count: { _all: true },
    _min: { at: true },
  });
  return { open: _count._all, first: _min.at };
}

/** The latest meeting in which this actor may propose corrections for the party, by its slug; null for everybody else. Two statements for most, none for readers who are not signed in. */
export async function findOwnMeeting(scope: Scope, party: string): Promise<string | null> {
  authorize(scope, 'directory.read');
  const personIds = scope.actor?.personIds ?? [];
  if (personIds.length === 0) return null;
  const own = await db().meetingRole.findMany({
    where: { kind: 'FOCAL_POINT', personId: { in: personIds }, delegation: { partyId: party } },
    orderBy: { meeting: { startsOn: 'desc' } },
    select: { meeting: { select: { id: true, slug: true, startsOn: true } } },
  });
  for (const { meeting } of own) if (!(await isSucceeded(db(), party, meeting))) return meeting.slug;
  return null;
}
