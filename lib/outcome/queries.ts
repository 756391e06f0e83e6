import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { DocumentState } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { assembleBlocks } from './assemble';
import { gapsOf, type DraftBlock, type Gap, type SealedDocument } from './model';

/** The composer's view of the document: blocks with their texts, what is missing, and what the plenary adopted that is not in it yet. */
export type Composition = {
  id: string;
  symbol: string;
  title: LocalizedText;
  state: DocumentState;
  lockVersion: number;
  blocks: (DraftBlock & { id: string })[];
  gaps: Gap[];
  publications: { number: number; sha256: string; publishedAt: Date }[];
} | null;

/** The document as composed, for the secretariat and the translators; null before it was begun. */
export async function findComposition(scope: MeetingScope): Promise<Composition> {
  authorize(scope, 'outcome.translate');
  const document = await db().outcomeDocument.findUnique({
    where: { meetingId: scope.meeting.id },
    select: {
      id: true,
      symbol: true,
      title: true,
      state: true,
      lockVersion: true,
      blocks: { orderBy: { position: 'asc' }, select: { id: true } },
      publications: { orderBy: { number: 'desc' }, select: { number: true, sha256: true, publishedAt: true } },
    },
  });
  if (!document) return null;
  const blocks = await db().$transaction((tx) => assembleBlocks(tx, scope.meeting.id, document.id));
  return {
    ...document,
    title: document.title as LocalizedText,
    blocks: blocks.map((block, index) => ({ ...block, id: document.blocks[index]?.id ?? '' })),
    gaps: gapsOf(blocks, scope.meeting.languages),
  };
}

/** How many decisions of the plenary bind and are in no commitment yet. */
export async function countUncomposed(scope: MeetingScope): Promise<number> {
  authorize(scope, 'outcome.translate');
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM "Recommendation" r
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.level = 'GENERAL' AND r.status IN ('ADOPTED', 'WITH_RESERVATIONS')
      AND NOT EXISTS (SELECT 1 FROM "Commitment" c JOIN "Revision" v ON v.id = c."revisionId" WHERE v."recommendationId" = r.id)`;
  return row.count;
}

/** A publication as sealed, with its hash. `isLatest` is false where a later one replaced it. */
export type PublishedDocument = { document: SealedDocument; sha256: string; isLatest: boolean };

/**
 * The publication with this number, or the latest. Null where nothing is published.
 * Public. The hash is computed anew on each reading: a row that does not match its own hash is an error, not a page.
 */
export async function findPublication(scope: MeetingScope, number?: number): Promise<PublishedDocument | null> {
  authorize(scope, 'outcome.read');
  const rows = await db().publication.findMany({
    where: { document: { meetingId: scope.meeting.id } },
    orderBy: { number: 'desc' },
    select: { number: true, canonical: true, sha256: true },
    take: number === undefined ? 1 : 50,
  });
  const row = number === undefined ? rows[0] : rows.find((one) => one.number === number);
  if (!row) {
    if (number === undefined) return null;
    throw new Refusal('not_found');
  }
  if (sha256(row.canonical) !== row.sha256) throw new Error('a sealed publication does not match its hash');
  return { document: JSON.parse(row.canonical) as SealedDocument, sha256: row.sha256, isLatest: row === rows[0] };
}

/** Names of the columns of a survey's results by key: the regions, then "interregional", "global" and "total". Public. */
export async function listColumnNames(locale: string): Promise<Record<string, LocalizedText>> {
  const regions = await db().region.findMany({ select: { code: true, names: true } });
  const t = translator(locale, 'outcome');
  return {
    ...Object.fromEntries(regions.map(({ code, names }) => [code, names as LocalizedText])),
    interregional: { [locale]: t('page.columnNames.interregional') },
    global: { [locale]: t('page.columnNames.global') },
    total: { [locale]: t('page.columnNames.total') },
  };
}
