import { db } from '@/lib/core/db';
import { readDocumentContent, type DocumentContent } from './read-content';
import { readSignatures, type SignatureRow } from './read-signatures';

/** A document as it would be sealed now with the signatures under it, of one moment: what was signed is compared with what is said. */
export function readSignedContent(documentId: string): Promise<DocumentContent & { signatures: SignatureRow[] }> {
  return db().$transaction(
    async (tx) => ({
      ...(await readDocumentContent(tx, documentId)),
      signatures: await readSignatures(tx, documentId),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
}
