import type { Tx } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { readPublicCells } from '@/lib/surveys/queries/public-cells';
import { sourceOf, staleLanguages } from '@/lib/recommendations/model/recommendation';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isLocale } from '@/lib/i18n/routing';
import {
  alignSentences,
  isOutOfOrder,
  type AlignedSentence,
  type Review,
  type TranslationRow,
} from './model/alignment';
import { isNarrative, narrativeShapes, type DraftBlock, type Wording } from './model/blocks';
import { plainContent, readContent } from './model/marks';
import type { SealedCommitment, Way } from './model/sealed';
import { hasOtherItems, type Kind } from './model/sentences';
import { readFigures } from './read-figures';
import { readSentences } from './read-sentences';
import { figureShapes, tellFigure } from './tell-figure';

type UnitRow = { uid: string; texts: { language: string; text: string; sourceHash: string | null }[] };

/** The units of a revision as sentences beside their translations; that of a language that has none is missing. */
function sentencesOfUnits(units: readonly UnitRow[], languages: readonly string[]): AlignedSentence[] {
  return units.flatMap(({ uid, texts }) => {
    const source = sourceOf(texts);
    const rows = languages
      .filter((language) => language !== source.language)
      .map((language) => [
        language,
        texts.flatMap((one) =>
          one.language === language && one.sourceHash !== null
            ? [{ uid, text: one.text, sourceHash: one.sourceHash, isProposed: false }]
            : [],
        ),
      ]);
    return alignSentences(source.language, [{ uid, text: source.text }], Object.fromEntries(rows), []);
  });
}

/** Languages of which some sentence was made from another source than the one it stands beside, or stands elsewhere. */
function staleOf(
  kind: Kind,
  sentences: readonly AlignedSentence[],
  translations: Readonly<Record<string, readonly TranslationRow[]>>,
  own: readonly { language: string; text: string }[],
): string[] {
  const typed = (language: string) => ({
    text: own.find((one) => one.language === language)?.text ?? '',
    kind,
    language,
  });
  const source = { ...typed(sentences[0]?.language ?? ''), rows: sentences };
  return Object.entries(translations)
    .filter(
      ([language, rows]) =>
        isOutOfOrder(sentences, rows) ||
        hasOtherItems(source, { ...typed(language), rows }) ||
        sentences.some(({ said }) => said[language]?.state === 'stale'),
    )
    .map(([language]) => language);
}

/** The text of a revision per language: its units in order, joined by a space. A language counts only when every unit has it. */
export function textOfUnits(units: readonly Pick<UnitRow, 'texts'>[]): LocalizedText {
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
    select: { uid: true, texts: { select: { language: true, text: true, sourceHash: true } } },
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

/** What was said of sentences of a document, the latest last. */
function readReviews(tx: Tx, documentId: string): Promise<(Review & { blockId: string })[]> {
  return tx.sentenceReview.findMany({
    where: { block: { documentId } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { blockId: true, uid: true, language: true, sourceHash: true, textHash: true, step: true },
  });
}

function byBlock<T extends { blockId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.blockId);
    if (own) own.push(row);
    else found.set(row.blockId, [row]);
  }
  return found;
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
  const standing = await readWordings(tx, documentId);
  const sentencesOf = await readSentences(
    tx,
    standing.map(({ id }) => id),
  );
  const wordings = byBlock(standing);
  const reviews = byBlock(await readReviews(tx, documentId));
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
      sentences: [],
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
        sentences: sentencesOfUnits(revision.units, languages),
        stale: [...new Set(revision.units.flatMap(({ texts }) => staleLanguages(texts)))],
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
    const wordingIn = (language: string) => own.find((one) => one.language === language)?.id;
    const translations = Object.fromEntries(
      languages
        .filter((language) => language !== source)
        .map((language) => [language, sentencesOf.ofTranslation(wordingIn(language))]),
    );
    const sentences = alignSentences(source, sentencesOf.of(wordingIn(source)), translations, reviews.get(id) ?? []);
    return {
      ...block,
      shape,
      sentences,
      stale: staleOf(kind, sentences, translations, own),
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
