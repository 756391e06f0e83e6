import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DocumentState } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { numberBlocks } from '../model/blocks';
import { gapsOf } from '../model/gaps';
import { languageHashes } from '../model/hashes';
import { stands, unsignedIn, type Unsigned } from '../model/signatures';
import { stateOf } from '../policy';
import type { ComposedBlock } from '../queries';
import { readDocumentContent } from '../read-content';
import { readSignatures, type SignatureRow } from '../read-signatures';

/** A signature with whether it counts now; `isMine`: given by the person at the keyboard. */
export type SignatureLine = SignatureRow & { isStanding: boolean; isMine: boolean };

/** The text as it would be signed now, and who has signed what. */
export type Signing = {
  symbol: string;
  title: LocalizedText;
  state: DocumentState;
  authentic: string[];
  languages: string[];
  /** sha256 of what each language says: a signature names it. */
  hashes: Record<string, string>;
  blocks: ComposedBlock[];
  /** Places where a language is missing or out of date: nothing is signed before. */
  gaps: number;
  /** The latest first. */
  signatures: SignatureLine[];
  /** What publication waits for. */
  unsigned: Unsigned[];
};

/** The document for those who sign it; null before it was begun. */
export async function findSigning(scope: MeetingScope): Promise<Signing | null> {
  authorize(scope, 'outcome.read-draft');
  const document = await db().outcomeDocument.findUnique({
    where: { meetingId: scope.meeting.id },
    select: { id: true, symbol: true, title: true, state: true, authentic: true },
  });
  if (!document) return null;
  const { id, symbol, title, state, authentic } = document;
  // Of one moment: what is signed is what was read here.
  const { blocks, content, signatures } = await db().$transaction(
    async (tx) => ({ ...(await readDocumentContent(tx, id)), signatures: await readSignatures(tx, id) }),
    { isolationLevel: 'RepeatableRead' },
  );
  const hashes = languageHashes(content);
  const gaps = gapsOf(blocks, content.languages).length;
  const unsigned = unsignedIn(authentic, hashes, signatures);
  const places = numberBlocks(blocks);
  return {
    symbol,
    title: title as LocalizedText,
    state: stateOf(state, { isAligned: gaps === 0 && blocks.length > 0, isSigned: unsigned.length === 0 }),
    authentic,
    languages: content.languages,
    hashes,
    blocks: blocks.map((block, index) => ({ ...block, ...(places[index] ?? { label: null, number: null }) })),
    gaps,
    signatures: signatures.map((one) => ({
      ...one,
      isStanding: stands(one, hashes),
      isMine: one.byAccountId !== null && one.byAccountId === scope.actor?.accountId,
    })),
    unsigned,
  };
}
