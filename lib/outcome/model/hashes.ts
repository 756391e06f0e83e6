import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { SealedBlock, SealedDocument } from './sealed';

/** What names a text: sha256 of the whole, and of what it says in each language. */
export type Hashes = { sha256: string; languages: Record<string, string> };

type Said = Pick<SealedDocument, 'symbol' | 'title' | 'blocks'>;

/**
 * sha256 of what a document says in one language: its title, and every block with its place, its text in this language and what it
 * is bound to. Another language may change without it; nothing of this one may.
 */
export function languageHash({ symbol, title, blocks }: Said, language: string): string {
  const said = ({ content, ...block }: SealedBlock) => ({ ...block, content: content[language] ?? [] });
  return sha256(canonicalJson({ symbol, language, title: title[language] ?? null, blocks: blocks.map(said) }));
}

/** The hash of each language of a document. */
export function languageHashes(document: Said & Pick<SealedDocument, 'languages'>): Record<string, string> {
  return Object.fromEntries(document.languages.map((language) => [language, languageHash(document, language)]));
}
