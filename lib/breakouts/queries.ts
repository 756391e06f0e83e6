import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import { figureReader, figureSelect, type Figure } from '@/lib/surveys/queries/figures';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Database, type Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import type { MeetingRoleKind, RecommendationStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import { sharedRead } from '@/lib/core/shared-read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isEditable } from '@/lib/meetings/policy';
import { attributionOf, groupsOwn, type Attributed } from './policy';
import { planGroups, type Cell, type ChoiceRow, type PartyRow, type Plan, type RegionRow } from './model';

/** States of a registration that count as somebody who will sit in the room. */
const coming = ['SUBMITTED', 'CONFIRMED'];

/**
 * The groups that a snapshot of this meeting leads to; see `planGroups`. Read with the client given, so that the verb
 * plans inside its own transaction. Refuses "not found" for a snapshot of another meeting.
 */
export async function planOf(
  client: Database | Tx,
  scope: MeetingScope,
  snapshotId: string,
  chosen: Readonly<Record<string, string>>,
): Promise<Plan> {
  const meetingId = scope.meeting.id;
  const snapshot = found(
    await client.resultSnapshot.findFirst({
      where: { id: snapshotId, survey: { meetingId } },
      select: { id: true, surveyId: true },
    }),
  );
  const question = found(
    await client.question.findFirst({
      where: { surveyId: snapshot.surveyId, type: 'RANKING' },
      orderBy: { position: 'asc' },
      select: {
        code: true,
        topK: true,
        choices: { select: { code: true, label: true, themeCode: true, position: true } },
      },
    }),
  );
  const [cells, regions, parties, placements] = [
    await client.resultCell.findMany({
      where: { snapshotId: snapshot.id, questionCode: question.code },
      select: { id: true, columnKey: true, choiceCode: true, topCount: true, answered: true, rank: true, inTopK: true },
    }),
    await client.region.findMany({ select: { code: true, prefix: true, names: true, position: true } }),
    await listParties(client, meetingId),
    await client.groupPlacement.findMany({
      where: { meetingId },
      orderBy: [{ party: { code: 'asc' } }, { groupCode: 'asc' }],
      select: { partyId: true, groupCode: true, isSeated: true },
    }),
  ] satisfies [Cell[], unknown, PartyRow[], unknown];
  return planGroups({
    cells,
    regions: regions as RegionRow[],
    choices: question.choices as ChoiceRow[],
    parties,
    k: question.topK ?? scope.meeting.topK,
    chosen,
    placements,
  });
}

/** Parties with a delegation here, with their regions and how many persons come; in the order of their codes. */
function listParties(client: Database | Tx, meetingId: string): Promise<PartyRow[]> {
  return client.$queryRaw<PartyRow[]>`
    SELECT p.id, p.code, p.kind = 'GLOBAL_PROCESS' AS "isGlobal",
           coalesce((SELECT array_agg(r."regionCode" ORDER BY r."regionCode") FROM "PartyRegion" r WHERE r."partyId" = p.id), '{}') AS regions,
           (SELECT count(*)::int FROM "Registration" g WHERE g."delegationId" = d.id AND g.status::text = ANY (${coming})) AS persons
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    WHERE d."meetingId" = ${meetingId}::uuid
    ORDER BY p.code`;
}

export type SnapshotRow = { id: string; number: number; takenAt: Date };

/** Snapshots of the meeting's survey, newest first. */
export async function listSnapshots(scope: MeetingScope): Promise<SnapshotRow[]> {
  authorize(scope, 'group.form');
  return db().resultSnapshot.findMany({
    where: { survey: { meetingId: scope.meeting.id } },
    orderBy: { takenAt: 'desc' },
    take: 20,
    select: { id: true, number: true, takenAt: true },
  });
}

export type PartyName = { id: string; code: string; names: LocalizedText; acronyms: LocalizedText };
export type Preview = Plan & { parties: Map<string, PartyName> };

/** What forming the groups from this snapshot would give, with the names of the parties. */
export async function previewGroups(scope: MeetingScope, snapshotId: string): Promise<Preview> {
  authorize(scope, 'group.form');
  const plan = await planOf(db(), scope, snapshotId, {});
  const parties = (await db().party.findMany({
    where: { delegations: { some: { meetingId: scope.meeting.id } } },
    select: { id: true, code: true, names: true, acronyms: true },
  })) as PartyName[];
  return { ...plan, parties: new Map(parties.map((party) => [party.id, party])) };
}

export type GroupRow = {
  id: string;
  code: string;
  names: LocalizedText;
  room: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  language: string | null;
  parties: number;
  persons: number;
  issues: number;
  points: number;
  recommendations: number;
  submitted: number;
  roles: { id: string; kind: MeetingRoleKind; personId: string; name: string }[];
};

/** The groups of the meeting in their order, with their sizes and who leads them. One statement. */
export async function listGroups(scope: MeetingScope): Promise<GroupRow[]> {
  authorize(scope, 'group.read');
  const rows = await read<GroupRow[]>`
    SELECT g.id, g.code, g.names, g.room, g."startsAt", g."endsAt", g.language,
           (SELECT count(*)::int FROM "GroupParty" p WHERE p."groupId" = g.id) AS parties,
           (SELECT count(*)::int FROM "GroupParty" p JOIN "Delegation" d ON d."partyId" = p."partyId" AND d."meetingId" = g."meetingId"
              JOIN "Registration" r ON r."delegationId" = d.id AND r.status::text = ANY (${coming}) WHERE p."groupId" = g.id) AS persons,
           (SELECT count(*)::int FROM "Issue" i WHERE i."groupId" = g.id) AS issues,
           (SELECT count(*)::int FROM "DiscussionPoint" p JOIN "Issue" i ON i.id = p."issueId" WHERE i."groupId" = g.id AND p.text <> ''
              AND NOT EXISTS (SELECT FROM "DiscussionPoint" c WHERE c."replacesId" = p.id)) AS points,
           (SELECT count(*)::int FROM "Recommendation" r WHERE r."groupId" = g.id AND r.status <> 'WITHDRAWN') AS recommendations,
           (SELECT count(*)::int FROM "Recommendation" r WHERE r."groupId" = g.id
              AND r.status IN ('SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE')) AS submitted,
           coalesce((SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'personId', m."personId",
                       'name', trim(p."givenName" || ' ' || upper(p.surname))) ORDER BY m.kind, p.surname)
              FROM "MeetingRole" m JOIN "Person" p ON p.id = m."personId" WHERE m."groupId" = g.id), '[]') AS roles
    FROM "BreakoutGroup" g WHERE g."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY g.position`;
  return can(scope, 'point.read') ? rows : rows.map((row) => ({ ...row, roles: [] }));
}

/** `groups`: those it sits in, in their order. `isFree`: no region with a group says where it belongs. */
export type MemberRow = PartyName & { persons: number; groups: string[]; isFree: boolean };

/** Organisations with a delegation here and where they sit; those that sit nowhere first. One statement. */
export async function listMembers(scope: MeetingScope): Promise<MemberRow[]> {
  authorize(scope, 'group.form');
  return read<MemberRow[]>`
    SELECT p.id, p.code, p.names, p.acronyms,
           (SELECT count(*)::int FROM "Registration" r WHERE r."delegationId" = d.id AND r.status::text = ANY (${coming})) AS persons,
           ARRAY (SELECT g.id FROM "GroupParty" gp JOIN "BreakoutGroup" g ON g.id = gp."groupId"
                  WHERE gp."partyId" = p.id AND g."meetingId" = d."meetingId" ORDER BY g.position) AS groups,
           p.kind = 'GLOBAL_PROCESS' OR NOT EXISTS (
             SELECT FROM "PartyRegion" r JOIN "GroupRegion" gr ON gr."regionCode" = r."regionCode"
             JOIN "BreakoutGroup" g ON g.id = gr."groupId" WHERE r."partyId" = p.id AND g."meetingId" = d."meetingId") AS "isFree"
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY EXISTS (SELECT FROM "GroupParty" gp JOIN "BreakoutGroup" g ON g.id = gp."groupId"
                     WHERE gp."partyId" = p.id AND g."meetingId" = d."meetingId"), p.code`;
}

export type AssignablePerson = { id: string; name: string; party: string | null };

/** Participants who may lead a group: registered here, or with a role here. At most 500, by surname. */
export async function listAssignable(scope: MeetingScope): Promise<AssignablePerson[]> {
  authorize(scope, 'group.assign');
  return read<AssignablePerson[]>`
    SELECT p.id, trim(upper(p.surname) || ', ' || p."givenName") AS name,
           (SELECT party.code FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" party ON party.id = d."partyId"
              WHERE r."personId" = p.id AND r."meetingId" = ${scope.meeting.id}::uuid AND r.status::text = ANY (${coming}) LIMIT 1) AS party
    FROM "Person" p
    WHERE EXISTS (SELECT FROM "Registration" r WHERE r."personId" = p.id AND r."meetingId" = ${scope.meeting.id}::uuid AND r.status::text = ANY (${coming}))
       OR EXISTS (SELECT FROM "MeetingRole" m WHERE m."personId" = p.id AND m."meetingId" = ${scope.meeting.id}::uuid)
    ORDER BY p.surname, p."givenName", p.id LIMIT 500`;
}

export type PointRow = {
  /** The device's id, which says nothing of when; the server's would. */
  clientId: string;
  text: string;
  language: string;
  /** Null beside a point that names nobody: who had the floor at that moment would name them. Its place in the order stays. */
  at: Date | null;
  /** What a reader may know of who said it. */
  said: Attributed<PartyName, string>;
};
/**
 * An organisation's turn: waiting, or with the floor. `since`: for those who keep the list; beside the times of points it would say
 * who made one that names nobody.
 */
export type TurnRow = { id: string; party: PartyName; hasFloor: boolean; since: Date | null };
export type IssueRow = {
  id: string;
  position: number;
  title: LocalizedText;
  themeCode: string | null;
  shared: boolean;
  minutes: number | null;
  begunAt: Date | null;
  endedAt: Date | null;
  figure: Figure | null;
  points: PointRow[];
  recommendations: {
    id: string;
    symbol: string | null;
    status: RecommendationStatus;
    text: string;
    language: string;
  }[];
};
export type GroupDetail = {
  id: string;
  code: string;
  names: LocalizedText;
  room: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  /** Language the group works in, where it was said. */
  language: string | null;
  parties: PartyName[];
  /** Who has the floor, then who waits for it; empty for who was not in the meeting. */
  speakers: TurnRow[];
  roles: { kind: MeetingRoleKind; name: string }[];
  issues: IssueRow[];
  canRecord: boolean;
  canDraft: boolean;
};

const partyName = { id: true, code: true, names: true, acronyms: true } as const;

/** Points in the order in which they were made; one that was corrected or taken back is shown to nobody. */
export const pointsAsTheyStand = {
  where: { replacedBy: null, text: { not: '' } },
  orderBy: [{ at: 'asc' }, { id: 'asc' }],
  select: {
    clientId: true,
    text: true,
    language: true,
    at: true,
    attribution: true,
    party: { select: partyName },
    speaker: { select: { registration: { select: { givenName: true, surname: true } } } },
  },
} as const satisfies Prisma.Issue$pointsArgs;

type StoredPoint = Prisma.DiscussionPointGetPayload<{ select: (typeof pointsAsTheyStand)['select'] }>;

/** A stored point as a reader gets it. */
export function toPointRow({ attribution, party, speaker, at, ...point }: StoredPoint): PointRow {
  const name = speaker && `${speaker.registration.givenName} ${speaker.registration.surname.toLocaleUpperCase()}`;
  const isNamed = attribution === 'NAMED' || attribution === 'MECHANISM';
  return {
    ...point,
    at: isNamed ? at : null,
    said: attributionOf({ attribution, party: party as PartyName | null, speaker: name }),
  };
}

/** A group as it is stored; outside the meeting without what the group has not handed over. */
function readGroup(meetingId: string, code: string, isInside: boolean) {
  return db().breakoutGroup.findFirst({
    where: { meetingId, code },
    select: {
      id: true,
      code: true,
      names: true,
      room: true,
      startsAt: true,
      endsAt: true,
      language: true,
      parties: { select: { party: { select: partyName } }, orderBy: { party: { code: 'asc' } } },
      speakers: {
        where: { endedAt: null },
        orderBy: [{ startedAt: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }, { id: 'asc' }],
        select: { id: true, startedAt: true, party: { select: partyName } },
      },
      roles: {
        select: { kind: true, person: { select: { givenName: true, surname: true } } },
        orderBy: { kind: 'asc' },
      },
      issues: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          position: true,
          title: true,
          themeCode: true,
          shared: true,
          minutes: true,
          begunAt: true,
          endedAt: true,
          cell: { select: figureSelect },
          points: pointsAsTheyStand,
          recommendations: {
            ...(isInside ? {} : { where: { status: { notIn: [...groupsOwn] } } }),
            orderBy: { createdAt: 'asc' },
            select: {
              id: true,
              symbol: true,
              status: true,
              headRevision: {
                select: {
                  units: {
                    orderBy: { position: 'asc' },
                    select: { texts: { where: { sourceHash: null }, select: { text: true, language: true } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
}

/**
 * A group with its issues, the points made and the recommendations drafted. Refuses "not found" for an unknown code. With the number
 * of the live event that a page was told of, all of its class who were told as well are answered by one read.
 */
export async function findGroup(scope: MeetingScope, code: string, seq?: number): Promise<GroupDetail> {
  authorize(scope, 'group.read');
  // What was said in the room, by whom, and what was not handed over is for those who were there.
  const isInside = can(scope, 'point.read');
  const meetingId = scope.meeting.id;
  const reading = () => readGroup(meetingId, code, isInside);
  const group = found(
    await (seq === undefined ? reading() : sharedRead(`group ${meetingId} ${code} ${isInside} ${seq}`, reading)),
  );
  const parties = group.parties.map(({ party }) => party as PartyName);
  const figureOf = group.issues.some(({ cell }) => cell !== null) ? await figureReader(scope, seq) : null;
  const target = { groupId: group.id };
  const isOpen = isEditable(scope.meeting.phase);
  const keepsList = can(scope, 'point.record', target);
  return {
    id: group.id,
    code: group.code,
    names: group.names as LocalizedText,
    room: group.room,
    startsAt: group.startsAt,
    endsAt: group.endsAt,
    language: group.language,
    parties,
    speakers: (isInside ? group.speakers : []).map(({ id, party, startedAt }) => ({
      id,
      party: party as PartyName,
      hasFloor: startedAt !== null,
      since: keepsList ? startedAt : null,
    })),
    roles: (isInside ? group.roles : []).map(({ kind, person }) => ({
      kind,
      name: `${person.givenName} ${person.surname.toLocaleUpperCase()}`,
    })),
    issues: group.issues.map(({ cell, title, points, recommendations, ...issue }) => ({
      ...issue,
      title: title as LocalizedText,
      figure: (cell && figureOf?.(cell)) ?? null,
      points: (isInside ? points : []).map(toPointRow),
      recommendations: recommendations.map(({ headRevision, ...recommendation }) => {
        const sources = (headRevision?.units ?? []).flatMap(({ texts }) => texts);
        return {
          ...recommendation,
          text: sources.map(({ text }) => text).join(' '),
          language: sources[0]?.language ?? 'en',
        };
      }),
    })),
    canRecord: isOpen && keepsList,
    canDraft: isOpen && can(scope, 'recommendation.draft', target),
  };
}

/** Everybody who asks for the floor in a group, with the organisation's delegation here. */
async function readFloorRequests(meetingId: string, groupId: string) {
  const rows = await db().floorRequest.findMany({
    where: { groupId, seat: { group: { meetingId } } },
    orderBy: [{ askedAt: 'asc' }, { partyId: 'asc' }],
    select: {
      seat: {
        select: { party: { select: { ...partyName, delegations: { where: { meetingId }, select: { id: true } } } } },
      },
    },
  });
  return rows.map(({ seat: { party } }) => party);
}

/**
 * Organisations of a group that ask for the floor, in the order of asking: all for who keeps the list, and otherwise those of the
 * reader's own delegations. With the number of the live event that a page was told of, all who were told as well are answered by one read.
 */
export async function listFloorRequests(scope: MeetingScope, groupId: string, seq?: number): Promise<PartyName[]> {
  authorize(scope, 'group.read');
  if (!can(scope, 'point.read')) return [];
  const own = scope.grants.flatMap(({ delegationId }) => delegationId ?? []);
  const asks = own.filter((delegationId) => can(scope, 'speaker.ask', { delegationId }));
  const isKeeper = can(scope, 'point.record', { groupId });
  if (!isKeeper && asks.length === 0) return [];
  const meetingId = scope.meeting.id;
  const reading = () => readFloorRequests(meetingId, groupId);
  const all = await (seq === undefined ? reading() : sharedRead(`floor ${meetingId} ${groupId} ${seq}`, reading));
  return all
    .filter(({ delegations }) => isKeeper || delegations.some(({ id }) => asks.includes(id)))
    .map(({ delegations: _own, ...party }) => party as PartyName);
}

export type AgendaRow = { id: string; names: LocalizedText };

/** Groups on whose agenda this person may put an issue, in their order; none once the meeting is closed. One statement. */
export async function listAgendas(scope: MeetingScope): Promise<AgendaRow[]> {
  if (!isEditable(scope.meeting.phase) || !can(scope, 'meeting.participate')) return [];
  const groups = await db().breakoutGroup.findMany({
    where: { meetingId: scope.meeting.id },
    orderBy: { position: 'asc' },
    select: { id: true, names: true },
  });
  return groups
    .filter(({ id }) => can(scope, 'point.record', { groupId: id }))
    .map(({ id, names }) => ({ id, names: names as LocalizedText }));
}

/** Ids, as their devices made them, of an issue's points that no longer stand: whoever recorded one shows it no more. */
export async function listGonePoints(scope: MeetingScope, groupId: string, issueId: string): Promise<string[]> {
  authorize(scope, 'point.record', { groupId });
  const rows = await read<{ clientId: string }[]>`
    SELECT p."clientId" FROM "DiscussionPoint" p JOIN "Issue" i ON i.id = p."issueId"
    WHERE p."issueId" = ${issueId}::uuid AND i."groupId" = ${groupId}::uuid
      AND (p.text = '' OR EXISTS (SELECT FROM "DiscussionPoint" c WHERE c."replacesId" = p.id))`;
  return rows.map(({ clientId }) => clientId);
}

export type SpeakablePerson = { id: string; name: string; partyId: string };

/** Who of the group's delegations, or of those who were named in it before, may be named as having said something, by surname; for those who record. At most 300. */
export async function listSpeakable(scope: MeetingScope, groupId: string): Promise<SpeakablePerson[]> {
  authorize(scope, 'point.record', { groupId });
  return read<SpeakablePerson[]>`
    SELECT r.id, trim(upper(r.surname) || ', ' || r."givenName") AS name, d."partyId"
    FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status::text = ANY (${coming}) AND (
      EXISTS (SELECT FROM "GroupParty" g WHERE g."partyId" = d."partyId" AND g."groupId" = ${groupId}::uuid)
      OR EXISTS (SELECT FROM "PointSpeaker" s JOIN "DiscussionPoint" p ON p.id = s."pointId" JOIN "Issue" i ON i.id = p."issueId"
                 WHERE s."registrationId" = r.id AND i."groupId" = ${groupId}::uuid))
    ORDER BY r.surname, r."givenName", r.id LIMIT 300`;
}
