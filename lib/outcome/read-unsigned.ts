import { db } from '@/lib/core/db';
import { gapsOf } from './model/gaps';
import { languageHashes } from './model/hashes';
import { unsignedIn, type Unsigned } from './model/signatures';
import { readDocumentContent } from './read-content';
import { readSignatures } from './read-signatures';

/**
 * The signatures that a document in work waits for now, by what it says now: one whose text has changed since, for whatever reason,
 * is asked for again. None before every language is complete, since there is nothing to sign yet.
 */
export async function readUnsigned(documentId: string): Promise<Unsigned[]> {
  // Of one moment: what was signed is compared with what is said.
  const { blocks, content, signatures } = await db().$transaction(
    async (tx) => ({
      ...(await readDocumentContent(tx, documentId)),
      signatures: await readSignatures(tx, documentId),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
  if (blocks.length === 0 || gapsOf(blocks, content.languages).length > 0) return [];
  return unsignedIn(content.authentic, languageHashes(content), signatures);
}
