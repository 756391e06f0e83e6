import type { Tx } from '@/lib/core/db';
import { languageHashes, type Hashes } from './model/hashes';
import { readDocumentContent } from './read-content';

/**
 * The hashes of what a document says now: what was opened, cleared or signed on others holds no longer. Of one moment only within a
 * transaction that sees one (`RepeatableRead`) or holds `lockOutcome`. Refuses "not_found".
 */
export async function currentHashes(tx: Tx, documentId: string): Promise<Hashes> {
  const { content, hash } = await readDocumentContent(tx, documentId);
  return { sha256: hash, languages: languageHashes(content) };
}
