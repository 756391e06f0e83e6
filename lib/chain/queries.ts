import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { groupsOwn } from '@/lib/breakouts/policy';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readChangedEvidence } from '@/lib/surveys/queries/changed-evidence';
import { readPublicCells } from '@/lib/surveys/queries/public-cells';

/** One regional recommendation and all that became of it, with the survey figure it goes back to. */
export type ChainRow = {
  id: string;
  symbol: string;
  status: RecommendationStatus;
  groupCode: string;
  groupNames: LocalizedText;
  issueTitle: LocalizedText | null;
  /** The survey figure it goes back to; the count is null where the reader may not see it. */
  cell: {
    snapshot: number;
    question: string;
    column: string;
    choice: string;
    topCount: number | null;
    answered: number;
    rank: number | null;
    /** When an answer that was counted in it was reopened afterwards. */
    changedOn: string | null;
  } | null;
  uses: {
    generalId: string;
    generalSymbol: string;
    generalStatus: RecommendationStatus;
    disposition: Disposition;
    commitment: string | null;
  }[];
};

/**
 * The whole chain of a meeting, one row per numbered regional recommendation, in the order of groups and numbers.
 * Public once the Highlights are published; before that for those in the meeting only, and "not found" for others.
 */
export async function listChain(scope: MeetingScope): Promise<ChainRow[]> {
  authorize(scope, 'chain.read');
  if (!scope.meeting.isPublished && !can(scope, 'meeting.participate')) throw new Refusal('not_found');
  const rows = await db().$queryRaw<ChainRow[]>`
    SELECT r.id, r.symbol, r.status, g.code AS "groupCode", g.names AS "groupNames", i.title AS "issueTitle",
      CASE WHEN c.id IS NOT NULL THEN json_build_object('snapshot', s.number, 'question', c."questionCode", 'column', c."columnKey", 'choice', c."choiceCode",
        'topCount', c."topCount", 'answered', c.answered, 'rank', c.rank) END AS cell,
      coalesce((
        SELECT json_agg(json_build_object('generalId', n.id, 'generalSymbol', n.symbol, 'generalStatus', n.status,
                                          'disposition', u.disposition, 'commitment', k.symbol) ORDER BY p.position, n.symbol)
        FROM "ConsolidationSource" u
        JOIN "Recommendation" n ON n.id = u."generalId" AND n.symbol IS NOT NULL AND n.status <> 'WITHDRAWN'
        LEFT JOIN "PlenaryItem" p ON p."recommendationId" = n.id
        LEFT JOIN LATERAL (SELECT k.symbol FROM "Commitment" k JOIN "Revision" v ON v.id = k."revisionId" WHERE v."recommendationId" = n.id LIMIT 1) k ON true
        WHERE u."regionalId" = r.id), '[]') AS uses
    FROM "Recommendation" r
    JOIN "BreakoutGroup" g ON g.id = r."groupId"
    LEFT JOIN "Issue" i ON i.id = r."issueId"
    LEFT JOIN "ResultCell" c ON c.id = i."cellId"
    LEFT JOIN "ResultSnapshot" s ON s.id = c."snapshotId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.level = 'REGIONAL' AND r.symbol IS NOT NULL
    ORDER BY g.position, split_part(r.symbol, '/', 2)::int`;
  const changedOn = await readChangedEvidence(db(), scope);
  const dated = rows.map((row) => ({ ...row, cell: row.cell && { ...row.cell, changedOn: changedOn(row.cell) } }));
  if (can(scope, 'meeting.participate')) return dated;
  const publicCell = await readPublicCells(db(), scope.meeting.id);
  return dated
    .filter(({ status }) => status !== 'WITHDRAWN')
    .map(({ cell, ...row }) => {
      const { count: topCount = null, rank = null } = (cell && publicCell(cell)) || {};
      return { ...row, cell: cell && { ...cell, topCount, rank } };
    });
}

/** A commitment that goes back to a group in which a party sat: the way forward from a mechanism's page. */
export type FedCommitment = { slug: string; meeting: LocalizedText; symbol: string; text: LocalizedText };

/**
 * Forward from a party: commitments, in published Highlights, that took up a regional recommendation of a group in which
 * the party sat. Says "its group", not "its words": which organisation said what is for the room. Public. One statement.
 */
export async function listCommitmentsFedBy(
  scope: SiteScope,
  partyId: string,
  now = new Date(),
): Promise<FedCommitment[]> {
  authorize(scope, 'chain.read');
  return db().$queryRaw<FedCommitment[]>`
    SELECT m.slug, m."shortTitle" AS meeting, k.symbol,
           (SELECT json_object_agg(x.language, x.text) FROM (
              SELECT t.language, string_agg(t.text, ' ' ORDER BY u.position) AS text
              FROM "Unit" u JOIN "UnitText" t ON t."unitId" = u.id WHERE u."revisionId" = k."revisionId" GROUP BY t.language) x) AS text
    FROM "Commitment" k
    JOIN "Meeting" m ON m.id = k."meetingId"
    JOIN "Revision" v ON v.id = k."revisionId"
    WHERE EXISTS (
        SELECT 1 FROM "ConsolidationSource" s
        JOIN "Recommendation" r ON r.id = s."regionalId"
        JOIN "GroupParty" g ON g."groupId" = r."groupId" AND g."partyId" = ${partyId}::uuid
        WHERE s."generalId" = v."recommendationId" AND s.disposition IN ('FULL', 'PARTIAL'))
      AND EXISTS (SELECT 1 FROM "Publication" p JOIN "OutcomeDocument" o ON o.id = p."documentId" WHERE o."meetingId" = m.id AND p."publishedAt" <= ${now})
    ORDER BY m.edition DESC, split_part(k.symbol, '/', 2)::int`;
}

/** What a figure of the survey put on a group's agenda, and all that became of it. */
export type FedByFigure = {
  question: string;
  column: string;
  choice: string;
  issue: { id: string; title: LocalizedText; groupCode: string; groupNames: LocalizedText };
  recommendations: {
    id: string;
    symbol: string;
    uses: { generalId: string; generalSymbol: string; disposition: Disposition; commitment: string | null }[];
  }[];
};

/**
 * Forward from a snapshot: for each of its figures the issues it put on an agenda, the numbered recommendations on them
 * and the commitments these led to, in the order of groups and issues. Commitments only once the Highlights are published,
 * or for those who compose them. Empty for whoever may not read the groups yet. One statement.
 */
export async function listFedByFigures(scope: MeetingScope, snapshot: number): Promise<FedByFigure[]> {
  authorize(scope, 'chain.read');
  if (!can(scope, 'group.read')) return [];
  const isInside = can(scope, 'meeting.participate');
  const hidden = isInside ? ['WITHDRAWN'] : [...groupsOwn];
  const areCommitmentsShown = scope.meeting.isPublished || can(scope, 'outcome.translate');
  return db().$queryRaw<FedByFigure[]>`
    SELECT c."questionCode" AS question, c."columnKey" AS "column", c."choiceCode" AS choice,
      json_build_object('id', i.id, 'title', i.title, 'groupCode', g.code, 'groupNames', g.names) AS issue,
      coalesce((
        SELECT json_agg(json_build_object('id', r.id, 'symbol', r.symbol, 'uses', coalesce((
            SELECT json_agg(json_build_object('generalId', n.id, 'generalSymbol', n.symbol, 'disposition', u.disposition,
                     'commitment', CASE WHEN ${areCommitmentsShown} THEN (
                       SELECT k.symbol FROM "Commitment" k JOIN "Revision" v ON v.id = k."revisionId" WHERE v."recommendationId" = n.id LIMIT 1) END)
                   ORDER BY n.symbol)
            FROM "ConsolidationSource" u JOIN "Recommendation" n ON n.id = u."generalId" AND n.symbol IS NOT NULL AND n.status <> 'WITHDRAWN'
            WHERE u."regionalId" = r.id), '[]')) ORDER BY split_part(r.symbol, '/', 2)::int)
        FROM "Recommendation" r
        WHERE r."issueId" = i.id AND r.symbol IS NOT NULL AND r.status::text <> ALL (${hidden})), '[]') AS recommendations
    FROM "ResultSnapshot" s
    JOIN "Survey" y ON y.id = s."surveyId"
    JOIN "ResultCell" c ON c."snapshotId" = s.id
    JOIN "Issue" i ON i."cellId" = c.id
    JOIN "BreakoutGroup" g ON g.id = i."groupId"
    WHERE y."meetingId" = ${scope.meeting.id}::uuid AND s.number = ${snapshot}
    ORDER BY g.position, i.position`;
}
