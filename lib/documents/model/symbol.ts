import type { DocumentKind } from '@/lib/core/prisma/enums';

/** The part of a symbol that says what a document is. */
const series: Record<DocumentKind, string> = { KEY: 'DOC', BACKGROUND: 'INF', STATEMENT: 'STAT', PRESENTATION: 'PRES' };

/** Capital letters, figures and hyphens between strokes; two parts at least. The part for a revision is never typed. */
export const symbolShape = /^(?!.*\/REV\.)[A-Z0-9][A-Z0-9.-]*(\/[A-Z0-9][A-Z0-9.-]*)+$/;

/** A symbol with its revision, e.g. GRCP/7/INF/1/Rev.1; the first is not numbered. */
export function revisedSymbol(symbol: string, revision: number): string {
  return revision === 0 ? symbol : `${symbol}/Rev.${revision}`;
}

/** The next free symbol of a kind in a meeting: GRCP7 and BACKGROUND give GRCP/7/INF/<one more than the highest taken>. */
export function nextSymbol(meetingCode: string, kind: DocumentKind, taken: readonly string[]): string {
  const root = `${meetingCode.toUpperCase().replace(/^([A-Z]+)(\d+)$/, '$1/$2')}/${series[kind]}/`;
  const numbers = taken
    .filter((symbol) => symbol.startsWith(root))
    .map((symbol) => Number(/^\d{1,6}$/.exec(symbol.slice(root.length))?.[0] ?? 0));
  return `${root}${Math.max(0, ...numbers) + 1}`;
}

/** What a file is called when it is taken away: its symbol and language, whatever it was called before. */
export function fileNameOf(symbol: string, revision: number, language: string, ending: string): string {
  return `${revisedSymbol(symbol, revision).replaceAll('/', '-')}-${language}.${ending}`;
}
