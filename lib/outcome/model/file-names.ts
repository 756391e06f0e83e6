import type { SealedDocument } from './sealed';

/** What a publication is handed out as, in each of its languages. */
export const fileFormats = ['pdf', 'docx', 'txt', 'xml'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a file of a publication is called: GRCP7-Highlights-1-fr.pdf, and GRCP7-Highlights-1.json for what is in all languages. */
export function fileName(
  { symbol, number }: Pick<SealedDocument, 'symbol' | 'number'>,
  ending: string,
  language?: string,
): string {
  const base = `${symbol.replace(/[^A-Za-z0-9]+/g, '-')}-${number}`;
  return `${base}${language === undefined ? '' : `-${language}`}.${ending}`;
}
