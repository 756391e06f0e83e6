import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { TurnKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { operatorAt } from '../model/lease';
import { recipientsOf } from '../recipients-of';
import { takingPart } from '../taking-part';

export type TurnRow = {
  id: string;
  delegationId: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  kind: TurnKind;
  askedAt: Date;
  startedAt: Date | null;
};

export type Room = {
  /** Who runs the screen now; null where it is free. */
  operator: { name: string; since: Date | null; isMe: boolean; takenFrom: string | null } | null;
  languages: string[];
  amendmentId: string | null;
  turnMinutes: number;
  pointsOfOrder: boolean;
  voting: boolean;
  /** Who has the floor first, then points of order, then the others in their order. */
  turns: TurnRow[];
  now: Date;
};

const named = {
  select: {
    id: true,
    persons: {
      where: { primary: true },
      select: { person: { select: { givenName: true, surname: true } } },
      take: 1,
    },
  },
} as const;

type Named = { id: string; persons: { person: { givenName: string; surname: string } }[] } | null;

const nameOf = (account: Named): string => {
  const person = account?.persons[0]?.person;
  return person ? `${person.givenName} ${person.surname}` : '';
};

/** How the plenary's room stands at a moment: who runs its screen, what it shows beside the item, who wants to speak. */
export async function readRoom(scope: MeetingScope, now = new Date()): Promise<Room> {
  authorize(scope, 'plenary.read');
  const meetingId = scope.meeting.id;
  const [room, turns] = await Promise.all([
    db().plenaryRoom.findUnique({
      where: { meetingId },
      select: {
        operatorId: true,
        operatorSince: true,
        operatorSeenAt: true,
        languages: true,
        amendmentId: true,
        turnMinutes: true,
        pointsOfOrder: true,
        voting: true,
        operator: named,
        takenFrom: named,
      },
    }),
    db().plenaryTurn.findMany({
      where: { meetingId, endedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: 200,
      select: {
        id: true,
        delegationId: true,
        kind: true,
        askedAt: true,
        startedAt: true,
        delegation: { select: { party: { select: { names: true, acronyms: true } } } },
      },
    }),
  ]);
  const runs = room ? operatorAt(room, now) : null;
  const place = ({ startedAt, kind }: { startedAt: Date | null; kind: TurnKind }) =>
    startedAt ? 0 : kind === 'POINT_OF_ORDER' ? 1 : 2;
  return {
    operator:
      room && runs
        ? {
            name: nameOf(room.operator),
            since: room.operatorSince,
            isMe: runs === scope.actor?.accountId,
            takenFrom: room.takenFrom ? nameOf(room.takenFrom) : null,
          }
        : null,
    languages: room?.languages.length ? room.languages : scope.meeting.languages.slice(0, 2),
    amendmentId: room?.amendmentId ?? null,
    turnMinutes: room?.turnMinutes ?? 3,
    pointsOfOrder: room?.pointsOfOrder ?? false,
    voting: room?.voting ?? false,
    turns: turns
      .map(({ delegation, ...turn }) => ({
        ...turn,
        names: delegation.party.names as LocalizedText,
        acronyms: delegation.party.acronyms as LocalizedText,
      }))
      .toSorted((a, b) => place(a) - place(b)),
    now,
  };
}

export type SpokenFor = { id: string; names: LocalizedText; mayTable: boolean; mayAsk: boolean };

/** The delegations this reader speaks for, and what they may do for each; the secretariat and the Chair: all of them. */
export async function listSpokenFor(scope: MeetingScope): Promise<SpokenFor[]> {
  authorize(scope, 'plenary.read');
  const own = scope.grants.flatMap(({ delegationId }) => (delegationId ? [delegationId] : []));
  const isForAll = can(scope, 'amendment.table') || can(scope, 'floor.ask');
  if (!isForAll && own.length === 0) return [];
  const rows = await db().delegation.findMany({
    where: { meetingId: scope.meeting.id, ...(isForAll ? {} : { id: { in: own } }) },
    orderBy: { party: { code: 'asc' } },
    take: 300,
    select: {
      id: true,
      party: { select: { names: true } },
      registrations: { where: { capacity: 'HEAD', status: 'CONFIRMED' }, select: { personId: true }, take: 1 },
    },
  });
  return rows
    .map(({ id, party, registrations: [head] }) => {
      const target = { delegationId: id, ...(head ? { personId: head.personId } : {}) };
      return {
        id,
        names: party.names as LocalizedText,
        mayTable: can(scope, 'amendment.table', target),
        mayAsk: can(scope, 'floor.ask', target),
      };
    })
    .filter(({ mayTable, mayAsk }) => mayTable || mayAsk);
}

/** Groups whose delegations can be asked by themselves in a silence procedure, and delegations to which nobody can be written. */
export async function listAudiences(
  scope: MeetingScope,
): Promise<{ groups: { code: string; names: LocalizedText }[]; unreachable: LocalizedText[] }> {
  authorize(scope, 'plenary.read');
  if (!can(scope, 'silence.open')) return { groups: [], unreachable: [] };
  const asked = await db().delegation.findMany({
    where: takingPart(scope.meeting.id, 'ALL'),
    orderBy: { party: { code: 'asc' } },
    select: { id: true, party: { select: { names: true } } },
  });
  const reached = new Set(
    (
      await recipientsOf(
        db(),
        asked.map(({ id }) => id),
      )
    ).map(({ delegationId }) => delegationId),
  );
  const rows = await db().breakoutGroup.findMany({
    where: { meetingId: scope.meeting.id },
    orderBy: { position: 'asc' },
    select: { code: true, names: true },
  });
  return {
    groups: rows.map(({ code, names }) => ({ code, names: names as LocalizedText })),
    unreachable: asked.filter(({ id }) => !reached.has(id)).map(({ party }) => party.names as LocalizedText),
  };
}
