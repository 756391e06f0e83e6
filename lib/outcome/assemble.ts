import type { Tx } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { readPublicCells } from '@/lib/surveys/queries/public-cells';
import { staleLanguages, textHash } from '@/lib/recommendations/model/recommendation';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isLocale } from '@/lib/i18n/routing';
import { isNarrative, narrativeShapes, type DraftBlock, type Wording } from './model/blocks';
import { plainContent, readContent } from './model/marks';
import type { SealedCommitment, Way } from './model/sealed';
import { readFigures } from './read-figures';
import { figureShapes, tellFigure } from './tell-figure';

type UnitRow = { texts: { language: string; text: string; sourceHash: string | null }[] };

/** Languages in which some unit was translated from another source text than the one it stands beside. */
function staleOfUnits(units: readonly UnitRow[]): string[] {
  return [...new Set(units.flatMap(({ texts }) => staleLanguages(texts)))];
}

/** Languages of a narrative block that were written beside another source text than the one that stands. */
function staleOfWordings(wordings: readonly StandingWording[], source: string): string[] {
  const current = textHash(wordings.find(({ language }) => language === source)?.text ?? '');
  return wordings
    .filter(({ language, text, sourceHash }) => language !== source && text !== '' && sourceHash !== current)
    .map(({ language }) => language);
}

/** The text of a revision per language: its units in order, joined by a space. A language counts only when every unit has it. */
export function textOfUnits(units: readonly UnitRow[]): LocalizedText {
  const languages = new Set(units.flatMap(({ texts }) => texts.map(({ language }) => language)));
  const text: LocalizedText = {};
  for (const language of languages) {
    const parts = units.map(({ texts }) => texts.find((one) => one.language === language)?.text);
    if (parts.every((part) => part !== undefined)) text[language] = parts.join(' ');
  }
  return text;
}

const revisionSelect = {
  id: true,
  number: true,
  hash: true,
  units: {
    orderBy: { position: 'asc' },
    select: { texts: { select: { language: true, text: true, sourceHash: true } } },
  },
  recommendation: { select: { id: true, symbol: true, headRevisionId: true } },
} as const;

/** What stands in a narrative block: the last wording in each language. */
export type StandingWording = Wording & { blockId: string; language: string; sourceHash: string | null };

/** The wordings that stand, of one block of a document or of all. One statement. */
export function readWordings(tx: Tx, documentId: string, blockId: string | null = null): Promise<StandingWording[]> {
  return tx.$queryRaw<StandingWording[]>`
    SELECT DISTINCT ON (w."blockId", w.language) w.id, w."blockId", w.language, w.number, w.text, w."sourceHash"
    FROM "BlockWording" w JOIN "OutcomeBlock" b ON b.id = w."blockId"
    WHERE b."documentId" = ${documentId}::uuid AND (${blockId}::uuid IS NULL OR b.id = ${blockId}::uuid)
    ORDER BY w."blockId", w.language, w.number DESC`;
}

type Of = { meetingId: string; documentId: string; languages: readonly string[]; source: string };

/**
 * A document as it is composed now, each block with its text and each commitment with its whole way back.
 * Reads only; the seal and the page of the composer show the same.
 */
export async function assembleBlocks(tx: Tx, { meetingId, documentId, languages, source }: Of): Promise<DraftBlock[]> {
  const publicCell = await readPublicCells(tx, meetingId);
  const rows = await tx.outcomeBlock.findMany({
    where: { documentId, position: { not: null } },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      kind: true,
      level: true,
      part: true,
      figure: true,
      revision: { select: revisionSelect },
      commitment: { select: commitmentSelect },
    },
  });
  const shown = rows.flatMap(({ figure }) => figure ?? []);
  const figures = await readFigures(tx, meetingId, shown);
  const wordings = new Map<string, StandingWording[]>();
  for (const wording of await readWordings(tx, documentId))
    wordings.set(wording.blockId, [...(wordings.get(wording.blockId) ?? []), wording]);
  return rows.map(({ id, kind, level, part, figure, revision, commitment }): DraftBlock => {
    const block = {
      id,
      kind,
      level,
      part,
      commitment: null,
      recommendation: null,
      figure: null,
      wordings: {},
      stale: [],
      isOutdated: false,
    };
    if (figure) {
      const told = languages
        .filter(isLocale)
        .map((language) => [language, tellFigure(figure, figures, language)] as const);
      const snapshot = figure === 'PRIORITIES' ? (figures.priorities?.snapshot ?? null) : null;
      return {
        ...block,
        shape: figureShapes[figure],
        content: Object.fromEntries(told),
        figure: { name: figure, snapshot },
      };
    }
    if (revision) {
      const { recommendation } = revision;
      const said = Object.entries(textOfUnits(revision.units)).map(([language, text]) => [
        language,
        plainContent(text ?? ''),
      ]);
      return {
        ...block,
        shape: 'PARAGRAPH',
        content: Object.fromEntries(said),
        stale: staleOfUnits(revision.units),
        isOutdated: recommendation.headRevisionId !== revision.id,
        commitment: commitment && sealedCommitment(commitment, publicCell),
        recommendation: commitment
          ? null
          : {
              id: recommendation.id,
              symbol: recommendation.symbol ?? '',
              revision: revision.number,
              hash: revision.hash,
            },
      };
    }
    if (!isNarrative(kind)) throw new TypeError('a bound block without what it is bound to');
    const shape = narrativeShapes[kind];
    const own = wordings.get(id) ?? [];
    return {
      ...block,
      shape,
      stale: staleOfWordings(own, source),
      content: Object.fromEntries(own.map(({ language, text }) => [language, readContent(text, shape)])),
      wordings: Object.fromEntries(
        own.map(({ language, id: of, number, text }) => [language, { id: of, number, text }]),
      ),
    };
  });
}

const commitmentSelect = {
  symbol: true,
  owners: true,
  dueBy: true,
  decision: {
    select: {
      outcome: true,
      method: true,
      at: true,
      byName: true,
      note: true,
      reservations: {
        where: { end: null },
        orderBy: { at: 'asc' },
        select: { language: true, text: true, delegation: { select: { party: { select: { names: true } } } } },
      },
    },
  },
  revision: {
    select: {
      number: true,
      hash: true,
      recommendation: {
        select: {
          id: true,
          symbol: true,
          sources: {
            orderBy: [{ regional: { symbol: 'asc' } }],
            select: {
              disposition: true,
              why: true,
              regionalRevision: { select: { number: true, hash: true } },
              regional: {
                select: {
                  id: true,
                  symbol: true,
                  group: { select: { code: true, names: true } },
                  issue: {
                    select: {
                      title: true,
                      shared: true,
                      cell: {
                        select: {
                          questionCode: true,
                          columnKey: true,
                          choiceCode: true,
                          answered: true,
                          invited: true,
                          snapshot: { select: { number: true, sha256: true } },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Prisma.CommitmentSelect;

type CommitmentRow = {
  symbol: string;
  owners: string[];
  dueBy: string | null;
  decision: {
    outcome: string;
    method: string;
    at: Date;
    byName: string;
    note: string | null;
    reservations: { language: string; text: string; delegation: { party: { names: unknown } } }[];
  };
  revision: {
    number: number;
    hash: string;
    recommendation: {
      id: string;
      symbol: string | null;
      sources: {
        disposition: Way['sources'][number]['disposition'];
        why: string | null;
        regionalRevision: { number: number; hash: string };
        regional: {
          id: string;
          symbol: string | null;
          group: { code: string; names: unknown } | null;
          issue: {
            title: unknown;
            shared: boolean;
            cell: {
              questionCode: string;
              columnKey: string;
              choiceCode: string;
              answered: number;
              invited: number;
              snapshot: { number: number; sha256: string };
            } | null;
          } | null;
        };
      }[];
    };
  };
};

type PublicCells = Awaited<ReturnType<typeof readPublicCells>>;

function sealedCommitment(
  { symbol, owners, dueBy, decision, revision }: CommitmentRow,
  publicCell: PublicCells,
): SealedCommitment {
  const general = revision.recommendation;
  return {
    symbol,
    owners,
    dueBy,
    way: {
      decision: {
        outcome: decision.outcome,
        method: decision.method,
        at: decision.at.toISOString(),
        by: decision.byName,
        note: decision.note,
        ...(decision.reservations.length > 0
          ? {
              reservations: decision.reservations.map(({ language, text, delegation }) => ({
                party: delegation.party.names as LocalizedText,
                language,
                text,
              })),
            }
          : {}),
      },
      general: { id: general.id, symbol: general.symbol ?? '', revision: revision.number, hash: revision.hash },
      sources: general.sources.map(({ disposition, why, regional, regionalRevision }) => ({
        id: regional.id,
        symbol: regional.symbol ?? '',
        revision: regionalRevision.number,
        hash: regionalRevision.hash,
        disposition,
        why,
        group: { code: regional.group?.code ?? '', names: (regional.group?.names ?? {}) as LocalizedText },
        issue: regional.issue ? { title: regional.issue.title as LocalizedText, shared: regional.issue.shared } : null,
        cell: regional.issue?.cell ? sealedCell(regional.issue.cell, publicCell) : null,
      })),
    },
  };
}

type CellRow = NonNullable<
  NonNullable<CommitmentRow['revision']['recommendation']['sources'][number]['regional']['issue']>['cell']
>;

/** The survey figure as everyone may read it: the document is public, so a small cell is named but its count is not said. */
function sealedCell(cell: CellRow, publicCell: PublicCells): NonNullable<Way['sources'][number]['cell']> {
  const name = {
    snapshot: cell.snapshot.number,
    question: cell.questionCode,
    column: cell.columnKey,
    choice: cell.choiceCode,
  };
  const { count = null, rank = null } = publicCell(name) ?? {};
  return {
    ...name,
    snapshotSha256: cell.snapshot.sha256,
    topCount: count,
    answered: cell.answered,
    invited: cell.invited,
    rank,
  };
}
