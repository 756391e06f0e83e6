import type { Tx } from '@/lib/core/db';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { found, Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/i18n/pick';
import { assembleBlocks } from './assemble';
import { numberBlocks, type DraftBlock } from './model/blocks';
import { gapsOf, refusalOf } from './model/gaps';
import { changesBetween, nextEdition, type Edition, type EditionKind } from './model/edition';
import { readSealed, type SealedBlock, type SealedDocument } from './model/sealed';

/** `publicFrom`: the end of an embargo. `follows`: what it is where something was published before. */
export type Seal = {
  documentId: string;
  at: Date;
  publicFrom?: Date | undefined;
  follows?: { kind: EditionKind; reason: LocalizedText } | undefined;
  byAccountId: string | null;
  byName: string;
};

const day = (date: Date) => date.toISOString().slice(0, 10);

/**
 * Seals a document as it is composed now: canonical JSON, its sha256, chained to the publication before.
 * Refuses "invalid" with one entry per place where a language is missing, stale or unread (`blocks.<id>.<language>.<problem>`),
 * "closed" for a document without blocks, and "invalid" for a corrigendum that changes nothing. Used by the publish verb and by the sample.
 */
export async function sealPublication(tx: Tx, seal: Seal): Promise<{ id: string; number: number; sha256: string }> {
  const document = found(
    await tx.outcomeDocument.findUnique({
      where: { id: seal.documentId },
      select: {
        symbol: true,
        title: true,
        authentic: true,
        source: true,
        meetingId: true,
        publications: { orderBy: { number: 'desc' }, take: 1, select: { number: true, sha256: true, canonical: true } },
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
  const { illustrative, languages, ...meeting } = document.meeting;
  const { meetingId } = document;
  const blocks = await assembleBlocks(tx, {
    meetingId,
    documentId: seal.documentId,
    languages,
    source: document.source,
  });
  if (blocks.length === 0) throw new Refusal('closed');
  const gaps = gapsOf(blocks, languages);
  if (gaps.length > 0) throw new Refusal('invalid', refusalOf(gaps));
  const previous = document.publications[0] ?? null;
  const content = {
    authentic: document.authentic,
    title: document.title as LocalizedText,
    blocks: sealedBlocks(blocks, languages),
  };
  const publicFrom = seal.publicFrom ?? seal.at;
  const sealed: SealedDocument = {
    format: 'parley.highlights/2',
    symbol: document.symbol,
    number: (previous?.number ?? 0) + 1,
    previousSha256: previous?.sha256 ?? null,
    ...(previous && seal.follows ? { edition: editionAfter(previous.canonical, content, seal.follows) } : {}),
    publishedAt: publicFrom.toISOString(),
    ...(publicFrom > seal.at ? { sealedAt: seal.at.toISOString() } : {}),
    publishedBy: seal.byName,
    illustrative,
    languages,
    ...content,
    meeting: {
      ...meeting,
      title: meeting.title as LocalizedText,
      shortTitle: meeting.shortTitle as LocalizedText,
      startsOn: day(meeting.startsOn),
      endsOn: day(meeting.endsOn),
    },
  };
  const canonical = canonicalJson(sealed);
  const publication = await tx.publication.create({
    data: {
      documentId: seal.documentId,
      number: sealed.number,
      canonical,
      sha256: sha256(canonical),
      previousSha256: sealed.previousSha256,
      publishedAt: publicFrom,
      byAccountId: seal.byAccountId,
      byName: seal.byName,
    },
    select: { id: true, number: true, sha256: true },
  });
  await tx.outcomeDocument.update({
    where: { id: seal.documentId },
    data: { state: 'PUBLISHED', lockVersion: { increment: 1 } },
  });
  return publication;
}

/** What a corrigendum or revision is, and where it differs. Refuses "invalid" where it would say the same as the one before. */
function editionAfter(
  canonical: string,
  content: Pick<SealedDocument, 'authentic' | 'title' | 'blocks'>,
  { kind, reason }: NonNullable<Seal['follows']>,
): Edition {
  const before = readSealed(canonical);
  const changes = changesBetween(before.blocks, content.blocks);
  const frame = ({ authentic, title }: Pick<SealedDocument, 'authentic' | 'title'>) =>
    canonicalJson({ authentic, title });
  const order = (all: readonly SealedBlock[]) => all.map(({ id }) => id).join();
  const isSame = Object.values(changes).every((places) => places.length === 0);
  if (isSame && frame(before) === frame(content) && order(before.blocks) === order(content.blocks))
    throw new Refusal('invalid', { edition: { code: 'nothing_changed' } });
  return { ...nextEdition(before, kind), reason, ...changes };
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
