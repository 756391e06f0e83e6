import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { SealedBlock, SealedDocument, SealedSignature } from './sealed';

/** What names a text: sha256 of the whole, and of what it says in each language. */
export type Hashes = { sha256: string; languages: Record<string, string> };

type Text = Pick<SealedDocument, 'symbol' | 'title' | 'blocks'>;

/** What is signed: the text, and what is printed over it. */
export type Said = Text & Pick<SealedDocument, 'authentic' | 'illustrative' | 'meeting'>;

/**
 * sha256 of what a document says in one language: its head as it is printed, which languages are authentic, its title, and every block
 * with its place, its text in this language and what it is bound to. Another language may change without it; nothing of this one may.
 */
export function languageHash(document: Said, language: string): string {
  const { authentic, illustrative, meeting } = document;
  // A name that is not there in this language is printed in another: then every one of them counts.
  const named = (names: SealedDocument['title']) => names[language] ?? names;
  const head = { ...meeting, title: named(meeting.title), shortTitle: named(meeting.shortTitle) };
  return sha256(canonicalJson({ ...textIn(document, language), authentic, illustrative, meeting: head }));
}

/** The hash of each language of a document. */
export function languageHashes(document: Said & Pick<SealedDocument, 'languages'>): Record<string, string> {
  return Object.fromEntries(document.languages.map((language) => [language, languageHash(document, language)]));
}

/** Was a sealed signature given to what the document says in its language? The first ones covered the text without its head. */
export function isSignatureOf(document: Said, { language, sha256: hash, covers }: SealedSignature): boolean {
  return (covers === 'HEAD_AND_TEXT' ? languageHash(document, language) : firstHash(document, language)) === hash;
}

/** The hash of what the first signatures covered. */
export function firstHash(text: Text, language: string): string {
  return sha256(canonicalJson(textIn(text, language)));
}

function textIn({ symbol, title, blocks }: Text, language: string) {
  const said = ({ content, ...block }: SealedBlock) => ({ ...block, content: content[language] ?? [] });
  return { symbol, language, title: title[language] ?? null, blocks: blocks.map(said) };
}
