import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { DocumentState } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import type { PublicationText } from './model/bundle';
import { numberBlocks, type DraftBlock, type Place } from './model/blocks';
import { gapsOf, type Gap } from './model/gaps';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { printedSymbol } from './model/edition';
import { readSealed, type SealedDocument } from './model/sealed';
import type { Term } from './model/glossary';
import { languageHashes } from './model/hashes';
import { unsignedIn, type Unsigned } from './model/signatures';
import { bindable, stateOf } from './policy';
import { readDocumentContent } from './read-content';
import { readSignatures } from './read-signatures';

/** A block as the composer shows it: with its label or number. */
export type ComposedBlock = DraftBlock & Place;

/** The composer's view of the document: blocks with their texts, what was taken out, and what is missing. */
export type Composition = {
  id: string;
  symbol: string;
  title: LocalizedText;
  state: DocumentState;
  source: string;
  /** Names the content that is shown; publishing seals this one or none. */
  contentHash: string;
  blocks: ComposedBlock[];
  takenOut: { id: string; kind: DraftBlock['kind']; words: string }[];
  gaps: Gap[];
  /** Signatures that publication waits for. */
  unsigned: Unsigned[];
  authentic: string[];
  publications: PublicationLine[];
  versions: KeptLine[];
};

/** A version that was kept while the document was composed; `why` in the words of whoever kept it; `rounds`: numbers of the rounds of clearing opened on it. */
export type KeptLine = { number: number; sha256: string; at: Date; why: string; rounds: number[] };

/** The document as composed, for the secretariat and the translators; null before it was begun. */
export async function findComposition(scope: MeetingScope): Promise<Composition | null> {
  authorize(scope, 'outcome.translate');
  const { id: meetingId, languages } = scope.meeting;
  const document = await db().outcomeDocument.findUnique({
    where: { meetingId },
    select: {
      id: true,
      symbol: true,
      title: true,
      state: true,
      source: true,
      authentic: true,
    },
  });
  if (!document) return null;
  const { id: documentId } = document;
  // Of one moment: what is published is what was read here.
  const { blocks, content, hash, signatures } = await db().$transaction(
    async (tx) => ({
      ...(await readDocumentContent(tx, documentId)),
      signatures: await readSignatures(tx, documentId),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
  const places = numberBlocks(blocks);
  const gaps = gapsOf(blocks, languages);
  const unsigned = unsignedIn(document.authentic, languageHashes(content), signatures);
  return {
    ...document,
    state: stateOf(document.state, {
      isAligned: gaps.length === 0 && blocks.length > 0,
      isSigned: unsigned.length === 0,
    }),
    unsigned,
    title: document.title as LocalizedText,
    contentHash: hash,
    publications: await linesOf(meetingId, null),
    versions: await listKept(documentId),
    blocks: blocks.map((block, index) => ({ ...block, ...(places[index] ?? { label: null, number: null }) })),
    takenOut: await listTakenOut(documentId, document.source),
    gaps,
  };
}

async function listKept(documentId: string): Promise<KeptLine[]> {
  const rows = await db().draftVersion.findMany({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      sha256: true,
      at: true,
      why: true,
      rounds: { orderBy: { number: 'asc' }, select: { number: true } },
    },
  });
  return rows.map(({ rounds, ...row }) => ({ ...row, rounds: rounds.map(({ number }) => number) }));
}

function listTakenOut(documentId: string, source: string): Promise<Composition['takenOut']> {
  return db().$queryRaw<Composition['takenOut']>`
    SELECT b.id, b.kind, coalesce(left(w.text, 80), b.figure::text, r.symbol, '') AS words
    FROM "OutcomeBlock" b
    LEFT JOIN LATERAL (SELECT text FROM "BlockWording" w WHERE w."blockId" = b.id AND w.language = ${source} ORDER BY number DESC LIMIT 1) w ON true
    LEFT JOIN "Revision" v ON v.id = b."revisionId" LEFT JOIN "Recommendation" r ON r.id = v."recommendationId"
    WHERE b."documentId" = ${documentId}::uuid AND b.position IS NULL
    ORDER BY b.id`;
}

/** A regional recommendation that may be put into the document, by its symbol and first words. */
export type BindableRecommendation = { id: string; symbol: string; words: string };

/** Regional recommendations that their groups have agreed on, in the order of groups and numbers. One statement. */
export async function listBindable(scope: MeetingScope): Promise<BindableRecommendation[]> {
  authorize(scope, 'outcome.compose');
  return db().$queryRaw<BindableRecommendation[]>`
    SELECT r.id, r.symbol, left(t.text, 90) AS words
    FROM "Recommendation" r
    JOIN "BreakoutGroup" g ON g.id = r."groupId"
    JOIN "Unit" u ON u."revisionId" = r."headRevisionId" AND u.position = 1
    JOIN "UnitText" t ON t."unitId" = u.id AND t."sourceHash" IS NULL
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.level = 'REGIONAL' AND r.symbol IS NOT NULL
      AND r.status::text = ANY (${[...bindable]})
    ORDER BY g.position, split_part(r.symbol, '/', 2)::int`;
}

/** A wording of a block as it was saved once, and what its language said before. */
export type EarlierWording = {
  id: string;
  language: string;
  number: number;
  at: Date;
  text: string;
  sourceHash: string | null;
};

/** Everything that was ever saved in a block of the meeting's document, the latest first; empty where there is no such block. */
export async function listWordings(scope: MeetingScope, block: string): Promise<EarlierWording[]> {
  authorize(scope, 'outcome.translate');
  return db().blockWording.findMany({
    where: { blockId: block, block: { document: { meetingId: scope.meeting.id } } },
    orderBy: [{ at: 'desc' }, { number: 'desc' }],
    select: { id: true, language: true, number: true, at: true, text: true, sourceHash: true },
    take: 100,
  });
}

/** Every sentence that a block of the document ever had in the language it is drafted in, by its hash. */
export async function listSourceTexts(scope: MeetingScope, block: string): Promise<Map<string, string>> {
  authorize(scope, 'outcome.translate');
  const rows = await db().blockSentence.findMany({
    where: { sourceHash: null, wording: { blockId: block, block: { document: { meetingId: scope.meeting.id } } } },
    distinct: ['uid', 'text'],
    select: { text: true },
  });
  return new Map(rows.map(({ text }) => [textHash(text), text]));
}

/** The glossary with its agreed equivalents, and the names of States and of mechanisms and partners. Public. */
export async function listGlossary(): Promise<Term[]> {
  const [rows, states, parties] = await Promise.all([
    db().glossaryTerm.findMany({ select: { key: true, terms: true, acronyms: true } }),
    db().country.findMany({ select: { iso2: true, commonNames: true } }),
    db().party.findMany({ where: { stateOf: null }, select: { code: true, names: true, acronyms: true } }),
  ]);
  return [
    ...rows.map(({ key, terms, acronyms }) => ({ key, terms, acronyms: acronyms ?? {} })),
    ...states.map(({ iso2, commonNames }) => ({ key: `state ${iso2}`, terms: commonNames, acronyms: {} })),
    ...parties.map(({ code, names, acronyms }) => ({ key: `party ${code}`, terms: names, acronyms: acronyms ?? {} })),
  ].map(({ key, terms, acronyms }) => {
    return { key, terms: (terms ?? {}) as LocalizedText, acronyms: acronyms as LocalizedText };
  });
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

/**
 * A publication as sealed, with its text to the byte and its hash. `isLatest` is false where a later one replaced it; `embargo` is
 * when it will be public, where it is not yet.
 */
export type PublishedDocument = {
  document: SealedDocument;
  canonical: string;
  sha256: string;
  isLatest: boolean;
  embargo: Date | null;
};

/**
 * The publication with this number, or the latest. Null where nothing is published. Public, but not before its embargo ends: until
 * then whoever publishes reads it under its number, and nobody else.
 * The hash is computed anew on each reading: a row that does not match its own hash is an error, not a page.
 */
export async function findPublication(
  scope: MeetingScope,
  number?: number,
  now = new Date(),
): Promise<PublishedDocument | null> {
  authorize(scope, 'outcome.read');
  const isEarly = number !== undefined && can(scope, 'outcome.publish');
  const isPublic = { document: { meetingId: scope.meeting.id }, publishedAt: { lte: now } };
  const [row, latest] = await Promise.all([
    db().publication.findFirst({
      where: {
        ...(isEarly ? { document: isPublic.document } : isPublic),
        ...(number === undefined ? {} : { number }),
      },
      orderBy: { number: 'desc' },
      select: { number: true, publishedAt: true, canonical: true, sha256: true },
    }),
    db().publication.aggregate({ where: isPublic, _max: { number: true } }),
  ]);
  if (!row) {
    if (number === undefined) return null;
    throw new Refusal('not_found');
  }
  if (sha256(row.canonical) !== row.sha256) throw new Error('a sealed publication does not match its hash');
  const { canonical, publishedAt } = row;
  return {
    document: readSealed(canonical),
    canonical,
    sha256: row.sha256,
    isLatest: row.number >= (latest._max.number ?? 0),
    embargo: publishedAt > now ? publishedAt : null,
  };
}

/** A publication in a list of them. `symbol` with its Corr.n or Rev.n. */
export type PublicationLine = { number: number; symbol: string; publishedAt: Date; sha256: string };

/** Every publication that is public, the latest first; none is ever taken away. */
export async function listPublications(scope: MeetingScope, now = new Date()): Promise<PublicationLine[]> {
  authorize(scope, 'outcome.read');
  return linesOf(scope.meeting.id, now);
}

/** The languages of the Highlights that everybody reads now; none where none are published. One statement. */
export async function publishedLanguages(scope: MeetingScope, now = new Date()): Promise<string[]> {
  authorize(scope, 'outcome.read');
  const [row] = await db().$queryRaw<{ languages: string[] | null }[]>`
    SELECT p.canonical::jsonb -> 'languages' AS languages FROM "Publication" p JOIN "OutcomeDocument" d ON d.id = p."documentId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid AND p."publishedAt" <= ${now} ORDER BY p.number DESC LIMIT 1`;
  return row?.languages ?? [];
}

/** Up to a moment, or all of them with those under embargo. One statement. */
async function linesOf(meetingId: string, until: Date | null): Promise<PublicationLine[]> {
  const rows = await db().$queryRaw<(PublicationLine & { edition: SealedDocument['edition'] | null })[]>`
    SELECT p.number, d.symbol, p."publishedAt", p.sha256, p.canonical::jsonb -> 'edition' AS edition
    FROM "Publication" p JOIN "OutcomeDocument" d ON d.id = p."documentId"
    WHERE d."meetingId" = ${meetingId}::uuid AND (${until}::timestamptz IS NULL OR p."publishedAt" <= ${until}::timestamptz)
    ORDER BY p.number DESC`;
  return rows.map(({ edition, symbol, ...line }) => ({
    ...line,
    symbol: printedSymbol({ symbol, ...(edition ? { edition } : {}) }),
  }));
}

/** A publication with every one before it, first to last, to the byte: what its bundle holds. Refuses as `findPublication` does. */
export async function listPublicationsTo(scope: MeetingScope, number: number): Promise<PublicationText[]> {
  authorize(scope, 'outcome.read');
  return db().publication.findMany({
    where: { document: { meetingId: scope.meeting.id }, number: { lte: number } },
    orderBy: { number: 'asc' },
    select: { number: true, canonical: true, sha256: true, previousSha256: true },
  });
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
