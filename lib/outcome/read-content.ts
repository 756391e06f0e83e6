import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/i18n/pick';
import { assembleBlocks } from './assemble';
import { numberBlocks, type DraftBlock } from './model/blocks';
import type { SealedBlock, SealedDocument } from './model/sealed';

/** What a publication says, without who signed and published it, when, and what it follows. */
export type SealedContent = Omit<
  SealedDocument,
  'number' | 'previousSha256' | 'edition' | 'publishedAt' | 'sealedAt' | 'publishedBy' | 'signatures'
>;

export type DocumentContent = {
  blocks: DraftBlock[];
  content: SealedContent;
  /** sha256 of the content in canonical JSON: whoever publishes names what they read by it. */
  hash: string;
};

const day = (date: Date) => date.toISOString().slice(0, 10);

/**
 * A document as it would be sealed now. Several statements: only a transaction that sees one moment reads one moment.
 * Refuses "not_found".
 */
export async function readDocumentContent(tx: Tx, documentId: string): Promise<DocumentContent> {
  const {
    symbol,
    title,
    authentic,
    source,
    meetingId,
    meeting: held,
  } = found(
    await tx.outcomeDocument.findUnique({
      where: { id: documentId },
      select: {
        symbol: true,
        title: true,
        authentic: true,
        source: true,
        meetingId: true,
        meeting: {
          select: {
            slug: true,
            code: true,
            title: true,
            shortTitle: true,
            city: true,
            countryCode: true,
            startsOn: true,
            endsOn: true,
            zone: true,
            languages: true,
            illustrative: true,
          },
        },
      },
    }),
  );
  const { illustrative, languages, ...meeting } = held;
  const blocks = await assembleBlocks(tx, { meetingId, documentId, languages, source });
  const content: SealedContent = {
    format: 'parley.highlights/2',
    symbol,
    illustrative,
    languages,
    authentic,
    title: title as LocalizedText,
    blocks: sealedBlocks(blocks, languages),
    meeting: {
      ...meeting,
      title: meeting.title as LocalizedText,
      shortTitle: meeting.shortTitle as LocalizedText,
      startsOn: day(meeting.startsOn),
      endsOn: day(meeting.endsOn),
    },
  };
  return { blocks, content, hash: sha256(canonicalJson(content)) };
}

/** The blocks as published: numbered, with the languages of the document and nothing of how they were composed. */
function sealedBlocks(blocks: readonly DraftBlock[], languages: readonly string[]): SealedBlock[] {
  const places = numberBlocks(blocks);
  return blocks.map(({ id, kind, level, shape, content, commitment, recommendation, figure }, index) => ({
    id,
    kind,
    level,
    label: places[index]?.label ?? null,
    number: places[index]?.number ?? null,
    shape,
    content: Object.fromEntries(languages.map((language) => [language, content[language] ?? []])),
    commitment,
    recommendation,
    figure,
  }));
}
