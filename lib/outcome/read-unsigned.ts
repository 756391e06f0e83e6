import { gapsOf } from './model/gaps';
import { languageHashes } from './model/hashes';
import { unsignedIn, type Unsigned } from './model/signatures';
import { readSignedContent } from './read-signed-content';

/**
 * The signatures that a document in work waits for now, by what it says now: one whose text has changed since, for whatever reason,
 * is asked for again. None before every language is complete, since there is nothing to sign yet.
 */
export async function readUnsigned(documentId: string): Promise<Unsigned[]> {
  const { blocks, content, signatures } = await readSignedContent(documentId);
  if (blocks.length === 0 || gapsOf(blocks, content.languages).length > 0) return [];
  return unsignedIn(content.authentic, languageHashes(content), signatures);
}
