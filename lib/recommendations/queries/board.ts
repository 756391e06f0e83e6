import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { row, toRow, type RecommendationRow } from '../queries';

/** A regional recommendation handed over to the secretariat, with where it was placed. */
export type BoardRow = RecommendationRow & {
  addressees: string[];
  placedIn: {
    id: string;
    symbol: string | null;
    status: RecommendationStatus;
    disposition: Disposition;
    why: string | null;
  }[];
};

/** What the regional recommendations are narrowed to. */
export type BoardFilters = {
  theme?: string | undefined;
  objective?: number | undefined;
  addressee?: string | undefined;
  group?: string | undefined;
};

/** Some of a list, how many there are in all, and where the following page begins. */
export type BoardPage = { rows: BoardRow[]; total: number; next: string | null };

/** Rows shown at a time. */
export const boardSize = 100;

const handedOver: RecommendationStatus[] = ['SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'];
const orderBy = [
  { group: { position: 'asc' } },
  { id: 'asc' },
] satisfies Prisma.RecommendationOrderByWithRelationInput[];
const select = {
  ...row,
  usedIn: {
    orderBy: { at: 'asc' },
    select: { disposition: true, why: true, general: { select: { id: true, symbol: true, status: true } } },
  },
} as const satisfies Prisma.RecommendationSelect;

type Stored = Prisma.RecommendationGetPayload<{ select: typeof select }>;

function toBoardRow({ usedIn, ...rest }: Stored): BoardRow {
  return {
    ...toRow(rest),
    addressees: rest.headRevision?.addressees ?? [],
    placedIn: usedIn.map(({ general, ...use }) => ({ ...general, ...use })),
  };
}

const ofMeeting = (scope: MeetingScope): Prisma.RecommendationWhereInput => ({
  meetingId: scope.meeting.id,
  level: 'REGIONAL',
  status: { in: handedOver },
});

async function pageOf(where: Prisma.RecommendationWhereInput, after?: string): Promise<BoardPage> {
  const isKnown = after ? (await db().recommendation.count({ where: { ...where, id: after } })) === 1 : false;
  const [rows, total] = await Promise.all([
    db().recommendation.findMany({
      where,
      orderBy,
      take: boardSize + 1,
      ...(after && isKnown ? { cursor: { id: after }, skip: 1 } : {}),
      select,
    }),
    db().recommendation.count({ where }),
  ]);
  const shown = rows.slice(0, boardSize).map(toBoardRow);
  return { rows: shown, total, next: rows.length > boardSize ? (shown.at(-1)?.id ?? null) : null };
}

/** Regional recommendations handed over, by group, a hundred at a time. */
export async function listRegional(
  scope: MeetingScope,
  filters: BoardFilters = {},
  after?: string,
): Promise<BoardPage> {
  authorize(scope, 'general.draft');
  const { theme, objective, addressee, group } = filters;
  const headRevision: Prisma.RevisionWhereInput = {
    ...(theme ? { themes: { has: theme } } : {}),
    ...(objective ? { objectives: { has: objective } } : {}),
    ...(addressee ? { addressees: { has: addressee } } : {}),
  };
  const where = {
    ...ofMeeting(scope),
    ...(group ? { group: { code: group } } : {}),
    ...(Object.keys(headRevision).length > 0 ? { headRevision } : {}),
  };
  return pageOf(where, after);
}

/** Those named, wherever on the board they stand: ticked ones, and pairs that may say the same. */
export async function listNamed(scope: MeetingScope, ids: readonly string[]): Promise<BoardRow[]> {
  authorize(scope, 'general.draft');
  if (ids.length === 0) return [];
  const where = { ...ofMeeting(scope), id: { in: [...new Set(ids)] } };
  return (await db().recommendation.findMany({ where, orderBy, select })).map(toBoardRow);
}

/** What is in no general recommendation yet: the first hundred, and how many there are. */
export async function listInNone(scope: MeetingScope): Promise<BoardPage> {
  authorize(scope, 'general.draft');
  return pageOf({
    ...ofMeeting(scope),
    status: 'SUBMITTED',
    usedIn: { none: { disposition: { not: 'SET_ASIDE' } } },
  });
}

/** What was not taken up: the first hundred, and how many there are. */
export async function listAside(scope: MeetingScope): Promise<BoardPage> {
  authorize(scope, 'general.draft');
  return pageOf({
    ...ofMeeting(scope),
    OR: [{ status: 'SET_ASIDE' }, { usedIn: { some: { disposition: 'SET_ASIDE' } } }],
  });
}

/** What the whole board holds, whatever is shown: its states, and what can be filtered by. */
export type BoardSummary = {
  total: number;
  states: Partial<Record<RecommendationStatus, number>>;
  themes: Record<string, number>;
  groups: { code: string; names: LocalizedText }[];
  addressees: string[];
};

/** Counts of everything handed over. One statement. */
export async function summariseBoard(scope: MeetingScope): Promise<BoardSummary> {
  authorize(scope, 'general.draft');
  const [summary] = await read<BoardSummary[]>`
    WITH handed AS (
      SELECT r.status, r."groupId", v.themes, v.addressees
      FROM "Recommendation" r JOIN "Revision" v ON v.id = r."headRevisionId"
      WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.level = 'REGIONAL' AND r.status::text = ANY (${handedOver})
    )
    SELECT (SELECT count(*)::int FROM handed) AS total,
           coalesce((SELECT jsonb_object_agg(s.status, s.n) FROM (SELECT status, count(*)::int AS n FROM handed GROUP BY 1) s), '{}') AS states,
           coalesce((SELECT jsonb_object_agg(t.theme, t.n) FROM (
             SELECT theme, count(*)::int AS n FROM handed, unnest(themes) theme GROUP BY 1) t), '{}') AS themes,
           coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'names', g.names) ORDER BY g.position)
             FROM "BreakoutGroup" g WHERE g.id IN (SELECT "groupId" FROM handed)), '[]') AS groups,
           ARRAY (SELECT DISTINCT addressee FROM handed, unnest(addressees) addressee ORDER BY 1 LIMIT 500) AS addressees`;
  return found(summary);
}
