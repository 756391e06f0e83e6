import { readTranslationTable } from './read-translation-table';
import type { ReadTranslations } from './translation-unit';
import { readXliff } from './xliff';

/** Reads what a translator gave back: XLIFF 2, or the table as a text document. What the file is, its bytes say. */
export function readTranslations(bytes: Uint8Array): ReadTranslations {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive) return readTranslationTable(bytes);
  return readXliff(new TextDecoder().decode(bytes));
}
