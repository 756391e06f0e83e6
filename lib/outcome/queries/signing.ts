import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DocumentState } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { gapsOf } from '../model/gaps';
import { languageHashes } from '../model/hashes';
import { readSealed, type SealedBlock, type SealedDocument } from '../model/sealed';
import { isOfFormerChair, stands, unsignedIn, type Unsigned } from '../model/signatures';
import { isDraft, maySignWording, stateOf, type Translator } from '../policy';
import { readChairs } from '../read-chairs';
import type { SignatureRow } from '../read-signatures';
import { readSignedContent } from '../read-signed-content';
import { readTranslators } from '../read-translators';

/** A signature with whether it counts now; `mayEnd`: by the person at the keyboard, who gave it or chairs instead of who did. */
export type SignatureLine = SignatureRow & { isStanding: boolean; mayEnd: boolean };

/** The text as it would be signed now, or as it was published last, and who has signed what. */
export type Signing = {
  symbol: string;
  title: LocalizedText;
  meeting: SealedDocument['meeting'];
  state: DocumentState;
  authentic: string[];
  languages: string[];
  /** sha256 of what each language says: a signature names it. */
  hashes: Record<string, string>;
  blocks: SealedBlock[];
  /** Places where a language is missing or out of date: nothing is signed before. */
  gaps: number;
  /** The latest first. */
  signatures: SignatureLine[];
  /** What publication waits for. */
  unsigned: Unsigned[];
  /** Translators who may be named for a language, with the languages they are named for. */
  translators: Translator[];
  /** Languages whose wording the reader may sign. */
  mine: string[];
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
  const { blocks, content, signatures } = await readSignedContent(id);
  if (!isDraft(state)) return published(await readPublication(id), { state, signatures });
  const chairs = await readChairs(db(), scope.meeting.id);
  const mayEnd = (one: SignatureRow) =>
    (one.byAccountId !== null && one.byAccountId === scope.actor?.accountId) ||
    (can(scope, 'outcome.sign-as-chair') && isOfFormerChair(one, chairs));
  const translators = await readTranslators(db(), scope.meeting.id);
  const who = { personIds: scope.actor?.personIds ?? [], isSecretariat: can(scope, 'outcome.publish') };
  const hashes = languageHashes(content);
  const gaps = gapsOf(blocks, content.languages).length;
  const unsigned = unsignedIn(authentic, hashes, signatures);
  return {
    symbol,
    title: title as LocalizedText,
    meeting: content.meeting,
    state: stateOf(state, { isAligned: gaps === 0 && blocks.length > 0, isSigned: unsigned.length === 0 }),
    authentic,
    languages: content.languages,
    hashes,
    blocks: content.blocks,
    gaps,
    signatures: linesOf(signatures, hashes, mayEnd),
    unsigned,
    translators,
    mine: can(scope, 'outcome.sign-language')
      ? content.languages.filter((language) => maySignWording(language, translators, who))
      : [],
  };
}

function linesOf(
  signatures: readonly SignatureRow[],
  hashes: Readonly<Record<string, string>>,
  mayEnd: (signature: SignatureRow) => boolean,
): SignatureLine[] {
  return signatures.map((one) => ({
    ...one,
    isStanding: stands(one, hashes),
    mayEnd: mayEnd(one),
  }));
}

/** The last publication as it was sealed. */
async function readPublication(documentId: string): Promise<SealedDocument> {
  const { canonical } = await db().publication.findFirstOrThrow({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { canonical: true },
  });
  return readSealed(canonical);
}

/** What was published and under which signatures, whatever a figure or a name elsewhere says by now. */
function published(
  document: SealedDocument,
  { state, signatures }: { state: DocumentState; signatures: readonly SignatureRow[] },
): Signing {
  const { symbol, title, authentic, languages, blocks, meeting, signatures: sealed = [] } = document;
  // The hash that was signed, also where it was one of the first.
  const signed = Object.fromEntries(sealed.map(({ language, sha256 }) => [language, sha256]));
  const hashes = { ...languageHashes(document), ...signed };
  return {
    ...{ symbol, title, meeting, state, authentic, languages, hashes, blocks },
    gaps: 0,
    signatures: linesOf(signatures, hashes, () => false),
    unsigned: [],
    translators: [],
    mine: [],
  };
}
