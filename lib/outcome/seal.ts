import type { Tx } from '@/lib/core/db';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/i18n/pick';
import { gapsOf, refusalOf } from './model/gaps';
import { languageHashes } from './model/hashes';
import { changesBetween, headChangesBetween, nextEdition, type Edition, type EditionKind } from './model/edition';
import { readSealed, type SealedBlock, type SealedDocument, type SealedSignature } from './model/sealed';
import { capacities, refusalOfUnsigned, stands, unsignedIn } from './model/signatures';
import { readDocumentContent, type SealedContent } from './read-content';
import { readSignatures } from './read-signatures';

/** `read`: hash of the content that its publisher read. `publicFrom`: the end of an embargo. `follows`: what it is where something was published before. */
export type Seal = {
  documentId: string;
  at: Date;
  read?: string | undefined;
  publicFrom?: Date | undefined;
  follows?: { kind: EditionKind; reason: LocalizedText } | undefined;
  byAccountId: string | null;
  byName: string;
};

/**
 * Seals a document as it is composed now: canonical JSON, its sha256, chained to the publication before.
 * Refuses "invalid" with one entry per place where a language is missing, stale or unread (`blocks.<id>.<language>.<problem>`), and
 * with one per signature that an authentic language lacks (`signatures.<language>.<capacity>`);
 * "invalid" where a language is authentic that the document does not have, "closed" for a document without blocks, "conflict" where it says something else than what was read, and "invalid" for a corrigendum that changes nothing. What is
 * sealed is what was read at one moment, whatever else is written meanwhile. Used by the publish verb and by the sample.
 */
export async function sealPublication(tx: Tx, seal: Seal): Promise<{ id: string; number: number; sha256: string }> {
  const { blocks, content, hash } = await readDocumentContent(tx, seal.documentId);
  if (seal.read !== undefined && seal.read !== hash) throw new Refusal('conflict');
  if (blocks.length === 0) throw new Refusal('closed');
  // The meeting's languages may have changed since it was said which of them are authentic.
  if (content.authentic.some((language) => !content.languages.includes(language)))
    throw new Refusal('invalid', { authentic: { code: 'invalid_choice' } });
  const gaps = gapsOf(blocks, content.languages);
  if (gaps.length > 0) throw new Refusal('invalid', refusalOf(gaps));
  const signatures = await standingSignatures(tx, seal.documentId, content);
  const previous = await tx.publication.findFirst({
    where: { documentId: seal.documentId },
    orderBy: { number: 'desc' },
    select: { number: true, sha256: true, canonical: true },
  });
  const publicFrom = seal.publicFrom ?? seal.at;
  const sealed: SealedDocument = {
    ...content,
    number: (previous?.number ?? 0) + 1,
    previousSha256: previous?.sha256 ?? null,
    ...(previous && seal.follows ? { edition: editionAfter(previous.canonical, content, seal.follows) } : {}),
    publishedAt: publicFrom.toISOString(),
    ...(publicFrom > seal.at ? { sealedAt: seal.at.toISOString() } : {}),
    publishedBy: seal.byName,
    signatures,
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

/** The signatures that stand under exactly this text, in the order of its languages. Refuses "invalid" for each that an authentic one lacks. */
async function standingSignatures(tx: Tx, documentId: string, content: SealedContent): Promise<SealedSignature[]> {
  const hashes = languageHashes(content);
  const signatures = await readSignatures(tx, documentId);
  const unsigned = unsignedIn(content.authentic, hashes, signatures);
  if (unsigned.length > 0) throw new Refusal('invalid', refusalOfUnsigned(unsigned));
  const standing = signatures.filter((one) => stands(one, hashes));
  return content.languages.flatMap((language) =>
    capacities.flatMap((capacity) =>
      standing
        .filter((one) => one.language === language && one.capacity === capacity)
        .map(({ sha256: hash, at, byName }) => ({
          language,
          capacity,
          sha256: hash,
          at: at.toISOString(),
          by: byName,
          covers: 'HEAD_AND_TEXT' as const,
        })),
    ),
  );
}

/** What a corrigendum or revision is, and where it differs. Refuses "invalid" where it would say the same as the one before. */
function editionAfter(
  canonical: string,
  content: Pick<SealedDocument, 'authentic' | 'title' | 'meeting' | 'blocks'>,
  { kind, reason }: NonNullable<Seal['follows']>,
): Edition {
  const before = readSealed(canonical);
  const changes = changesBetween(before.blocks, content.blocks);
  const head = headChangesBetween(before, content);
  const order = (all: readonly SealedBlock[]) => all.map(({ id }) => id).join();
  const isSame = head.length === 0 && Object.values(changes).every((places) => places.length === 0);
  if (isSame && order(before.blocks) === order(content.blocks))
    throw new Refusal('invalid', { edition: { code: 'nothing_changed' } });
  return { ...nextEdition(before, kind), reason, ...changes, ...(head.length > 0 ? { head } : {}) };
}
