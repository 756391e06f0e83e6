import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DecisionOutcome } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { printedSymbol } from '@/lib/outcome/model/edition';
import type { Way } from '@/lib/outcome/model/sealed';
import { findPublication } from '@/lib/outcome/queries';
import { readPublicCells } from '@/lib/surveys/queries/public-cells';
import type { ChainPriority, PublishedChain } from '../model/flow';

type Cell = { snapshot: number; question: string; choice: string };
type RegionalRow = { id: string; symbol: string; group: string; names: LocalizedText; cell: Cell | null };
type GeneralRow = {
  id: string;
  symbol: string;
  outcome: DecisionOutcome | null;
  uses: { regional: string; disposition: Way['sources'][number]['disposition'] }[];
};
type NamedChoice = Cell & { names: LocalizedText };

const keyOf = ({ snapshot, question, choice }: Cell) => `${snapshot}.${question}.${choice}`;

/**
 * The chain of the latest edition that is public, as anybody may read it, whoever asks. Commitments, their decisions and sources
 * are those of the sealed document; beside them stands what ended on the way, as it was when that was sealed. Figures are read as
 * on the public page of results. Null where nothing is published. Six statements, and two more once for each snapshot.
 */
export async function findPublishedChain(scope: MeetingScope): Promise<PublishedChain | null> {
  authorize(scope, 'chain.read');
  if (!scope.meeting.isPublished) return null;
  const publication = await findPublication(scope);
  if (!publication) return null;
  const { document, sha256 } = publication;
  const sealed = document.blocks.flatMap(({ commitment }) => commitment ?? []);
  const at = new Date(document.sealedAt ?? document.publishedAt);
  const { id: meetingId } = scope.meeting;
  const [regional, general, choices, publicCell] = await Promise.all([
    readRegional(meetingId, at),
    readGeneral(meetingId, at),
    readChoices(meetingId),
    readPublicCells(db(), meetingId),
  ]);
  const sealedBy = new Map(sealed.map((commitment) => [commitment.way.general.id, commitment]));
  const priorities = new Map<string, ChainPriority>();
  for (const { cell } of regional) {
    if (!cell) continue;
    const told = publicCell({ ...cell, column: 'total' });
    const names = choices.find((choice) => keyOf(choice) === keyOf(cell))?.names ?? {};
    priorities.set(keyOf(cell), {
      ...{ key: keyOf(cell), names, code: cell.choice, snapshot: cell.snapshot },
      ...{ count: told?.count ?? null, answered: told?.answered ?? null },
    });
  }
  const known = new Set(regional.map(({ id }) => id));
  return {
    symbol: printedSymbol(document),
    sha256,
    publishedAt: document.publishedAt,
    priorities: [...priorities.values()],
    groups: [...new Map(regional.map(({ group: code, names }) => [code, { code, names }])).values()],
    regional: regional.map(({ id, symbol, group, cell }) => ({ id, symbol, group, priority: cell && keyOf(cell) })),
    general: general.map(({ id, symbol, outcome }) => {
      const commitment = sealedBy.get(id);
      return {
        ...{ id, symbol, commitment: commitment?.symbol ?? null },
        outcome: commitment ? (commitment.way.decision.outcome as DecisionOutcome) : outcome,
      };
    }),
    uses: general.flatMap(({ id, uses }) =>
      (sealedBy.get(id)?.way.sources.map((source) => ({ ...source, regional: source.id })) ?? uses).flatMap(
        ({ regional: source, disposition }) =>
          disposition !== 'SET_ASIDE' && known.has(source) ? [{ regional: source, general: id, disposition }] : [],
      ),
    ),
  };
}

/** Numbered regional recommendations as the public reads them, in the order of groups and numbers. */
function readRegional(meetingId: string, at: Date): Promise<RegionalRow[]> {
  return db().$queryRaw<RegionalRow[]>`
    SELECT r.id, r.symbol, g.code AS "group", g.names,
           CASE WHEN c.id IS NOT NULL THEN json_build_object('snapshot', s.number, 'question', c."questionCode", 'choice', c."choiceCode") END AS cell
    FROM "Recommendation" r
    JOIN "BreakoutGroup" g ON g.id = r."groupId"
    LEFT JOIN "Issue" i ON i.id = r."issueId"
    LEFT JOIN "ResultCell" c ON c.id = i."cellId"
    LEFT JOIN "ResultSnapshot" s ON s.id = c."snapshotId"
    WHERE r."meetingId" = ${meetingId}::uuid AND r.level = 'REGIONAL' AND r.symbol IS NOT NULL AND r.status <> 'WITHDRAWN'
      AND EXISTS (SELECT FROM "Revision" v WHERE v."recommendationId" = r.id AND v.at <= ${at})
    ORDER BY g.position, split_part(r.symbol, '/', 2)::int`;
}

/** General recommendations with what the plenary had decided of them last, and their sources, at a moment. */
function readGeneral(meetingId: string, at: Date): Promise<GeneralRow[]> {
  return db().$queryRaw<GeneralRow[]>`
    SELECT n.id, n.symbol,
           (SELECT d.outcome::text FROM "Decision" d JOIN "Revision" v ON v.id = d."revisionId"
             WHERE v."recommendationId" = n.id AND d.at <= ${at} ORDER BY d.at DESC, d.id DESC LIMIT 1) AS outcome,
           coalesce((SELECT json_agg(json_build_object('regional', u."regionalId", 'disposition', u.disposition))
             FROM "ConsolidationSource" u WHERE u."generalId" = n.id AND u.at <= ${at}), '[]') AS uses
    FROM "Recommendation" n LEFT JOIN "PlenaryItem" p ON p."recommendationId" = n.id
    WHERE n."meetingId" = ${meetingId}::uuid AND n.level = 'GENERAL' AND n.symbol IS NOT NULL AND n.status <> 'WITHDRAWN'
      AND EXISTS (SELECT FROM "Revision" v WHERE v."recommendationId" = n.id AND v.at <= ${at})
    ORDER BY p.position NULLS LAST, split_part(n.symbol, '/', 2)::int`;
}

/** What the choices are called that issues go back to. */
function readChoices(meetingId: string): Promise<NamedChoice[]> {
  return db().$queryRaw<NamedChoice[]>`
    SELECT DISTINCT ON (s.number, q.code, x.code) s.number AS snapshot, q.code AS question, x.code AS choice, x.label AS names
    FROM "Issue" i
    JOIN "ResultCell" c ON c.id = i."cellId"
    JOIN "ResultSnapshot" s ON s.id = c."snapshotId"
    JOIN "Survey" y ON y.id = s."surveyId" AND y."meetingId" = ${meetingId}::uuid
    JOIN "Question" q ON q."surveyId" = y.id AND q.code = c."questionCode"
    JOIN "Choice" x ON x."questionId" = q.id AND x.code = c."choiceCode" AND x.axis = 'CHOICE'`;
}
