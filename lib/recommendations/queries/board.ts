import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { pairOf, suggestionsOf, type Overlap } from '../model/overlap';
import { row, toRow, type RecommendationRow } from '../queries';
import { listOverlaps, type Judgement } from './overlaps';

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

/** Pairs to compare that are shown at once. */
const pairsAtOnce = 8;

const handedOver: RecommendationStatus[] = ['SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'];
const orderBy = [
  { group: { position: 'asc' } },
  { id: 'asc' },
] satisfies Prisma.RecommendationOrderByWithRelationInput[];
const select = {
  ...row,
  usedIn: {
    where: { general: { status: { not: 'WITHDRAWN' } } },
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

/** What the whole board holds, whatever is shown: its states, and what can be filtered by. */
export type BoardSummary = {
  total: number;
  /** General recommendations of the meeting that were not withdrawn. */
  generals: number;
  states: Partial<Record<RecommendationStatus, number>>;
  themes: Record<string, number>;
  groups: { code: string; names: LocalizedText }[];
  addressees: string[];
};

/** A list of the board by its ids: the first hundred from where it begins, and how many it holds. */
type BoardIds = { ids: string[]; total: number; isCut: boolean };

type BoardOutline = { summary: BoardSummary; shown: BoardIds; inNone: BoardIds; aside: BoardIds };

/** The board of regional recommendations handed over, by group, with what was compared and the general ones. */
export type Board = {
  summary: BoardSummary;
  /** What the filters leave, a hundred at a time. */
  page: BoardPage;
  /** In no general recommendation yet: the first hundred. */
  inNone: BoardPage;
  /** Not taken up: the first hundred. */
  aside: BoardPage;
  /** Those ticked, wherever on the board they stand. */
  ticked: BoardRow[];
  /** Pairs that may say the same and were not compared yet, the likeliest first. */
  likely: Overlap[];
  judgements: Judgement[];
  /** Those of the pairs. */
  pairs: BoardRow[];
};

/** What to show: a page of what the filters leave, after the row named, and the rows ticked. */
export type BoardView = { filters?: BoardFilters; after?: string | undefined; ticked?: readonly string[] };

/**
 * Everything of the board's page but the general recommendations. Three statements, whatever it holds: which rows stand in
 * which list, what was compared, and the rows of all lists together; one more where texts are compared for the first time.
 */
export async function readBoard(scope: MeetingScope, view: BoardView = {}): Promise<Board> {
  authorize(scope, 'general.draft');
  const { filters = {}, after, ticked = [] } = view;
  const [{ summary, ...lists }, { overlaps, judgements }] = await Promise.all([
    outline(scope, filters, after),
    listOverlaps(scope),
  ]);
  const judged = new Set(judgements.map(({ one, other }) => pairOf(one, other)));
  const likely = suggestionsOf(overlaps, judged, pairsAtOnce);
  const paired = [...likely, ...judgements].flatMap(({ one, other }) => [one, other]);
  const rows = await readRows(scope, [...Object.values(lists).flatMap(({ ids }) => ids), ...ticked, ...paired]);
  const named = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return rows.filter(({ id }) => wanted.has(id));
  };
  const pageOf = ({ ids, total, isCut }: BoardIds): BoardPage => ({
    rows: named(ids),
    total,
    next: isCut ? (ids.at(-1) ?? null) : null,
  });
  return {
    summary,
    page: pageOf(lists.shown),
    inNone: pageOf(lists.inNone),
    aside: pageOf(lists.aside),
    ticked: named(ticked),
    likely,
    judgements,
    pairs: named(paired),
  };
}

async function readRows(scope: MeetingScope, ids: readonly string[]): Promise<BoardRow[]> {
  if (ids.length === 0) return [];
  const where = {
    id: { in: [...new Set(ids)] },
    meetingId: scope.meeting.id,
    level: 'REGIONAL',
    status: { in: handedOver },
  } satisfies Prisma.RecommendationWhereInput;
  return (await db().recommendation.findMany({ where, orderBy, select })).map(toBoardRow);
}

/** Which rows stand in which list, in the order of `orderBy`, with counts of everything handed over. One statement. */
async function outline(scope: MeetingScope, filters: BoardFilters, after?: string): Promise<BoardOutline> {
  const { theme = null, objective = null, addressee = null, group = null } = filters;
  const meetingId = scope.meeting.id;
  const [board] = await read<BoardOutline[]>`
    WITH handed AS (
      SELECT r.id, r.status, r."groupId", v.themes, v.addressees,
             row_number() OVER (ORDER BY g.position, r.id) AS place,
             (${theme}::text IS NULL OR ${theme} = ANY (v.themes)) AND (${objective}::int IS NULL OR ${objective} = ANY (v.objectives))
               AND (${addressee}::text IS NULL OR ${addressee} = ANY (v.addressees)) AND (${group}::text IS NULL OR g.code = ${group}) AS matches,
             r.status = 'SUBMITTED' AND u."isTaken" IS NOT TRUE AS "isInNone",
             r.status = 'SET_ASIDE' OR u."isAside" IS TRUE AS "isAside"
      FROM "Recommendation" r JOIN "Revision" v ON v.id = r."headRevisionId" LEFT JOIN "BreakoutGroup" g ON g.id = r."groupId"
      LEFT JOIN (
        SELECT s."regionalId", bool_or(s.disposition <> 'SET_ASIDE') AS "isTaken", bool_or(s.disposition = 'SET_ASIDE') AS "isAside"
        FROM "ConsolidationSource" s JOIN "Recommendation" o ON o.id = s."generalId" AND o.status <> 'WITHDRAWN'
        WHERE o."meetingId" = ${meetingId}::uuid GROUP BY 1
      ) u ON u."regionalId" = r.id
      WHERE r."meetingId" = ${meetingId}::uuid AND r.level = 'REGIONAL' AND r.status::text = ANY (${handedOver})
    ), listed (list, id, place) AS (
      SELECT 'shown', id, place FROM handed WHERE matches
      UNION ALL SELECT 'inNone', id, place FROM handed WHERE "isInNone"
      UNION ALL SELECT 'aside', id, place FROM handed WHERE "isAside"
    ), begun AS (
      SELECT list, id, place, row_number() OVER (PARTITION BY list ORDER BY place) AS n FROM listed
      WHERE list <> 'shown' OR place > coalesce((SELECT place FROM handed WHERE matches AND id::text = ${after ?? null}), 0)
    ), lists AS (
      SELECT name.list, jsonb_build_object(
        'ids', coalesce((SELECT jsonb_agg(b.id ORDER BY b.place) FROM begun b WHERE b.list = name.list AND b.n <= ${boardSize}), '[]'),
        'total', (SELECT count(*) FROM listed l WHERE l.list = name.list),
        'isCut', EXISTS (SELECT FROM begun b WHERE b.list = name.list AND b.n > ${boardSize})) AS of
      FROM (VALUES ('shown'), ('inNone'), ('aside')) name (list)
    )
    SELECT jsonb_build_object(
        'total', (SELECT count(*) FROM handed),
        'generals', (SELECT count(*) FROM "Recommendation" r WHERE r."meetingId" = ${meetingId}::uuid AND r.level = 'GENERAL' AND r.status <> 'WITHDRAWN'),
        'states', coalesce((SELECT jsonb_object_agg(s.status, s.n) FROM (SELECT status, count(*) AS n FROM handed GROUP BY 1) s), '{}'),
        'themes', coalesce((SELECT jsonb_object_agg(t.theme, t.n) FROM (
          SELECT theme, count(*) AS n FROM handed, unnest(themes) theme GROUP BY 1) t), '{}'),
        'groups', coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'names', g.names) ORDER BY g.position)
          FROM "BreakoutGroup" g WHERE g.id IN (SELECT "groupId" FROM handed)), '[]'),
        'addressees', to_jsonb(ARRAY (SELECT DISTINCT addressee FROM handed, unnest(addressees) addressee ORDER BY 1 LIMIT 500))
      ) AS summary,
      (SELECT of FROM lists WHERE list = 'shown') AS shown,
      (SELECT of FROM lists WHERE list = 'inNone') AS "inNone",
      (SELECT of FROM lists WHERE list = 'aside') AS aside`;
  return found(board);
}
