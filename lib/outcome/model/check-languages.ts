import { compareFigures } from './compare-numbers';
import { unagreedTerms, type Term, type UnagreedTerm } from './glossary';
import { isEmpty, plainText, type Content, type Inline } from './marks';

/** What may be wrong with a translation: it advises, and a person looks. */
export type Warning =
  | { kind: 'missing' | 'added'; figures: string[] }
  | { kind: 'term'; term: UnagreedTerm }
  | { kind: 'rows' | 'notes' | 'links'; source: number; translation: number };

/**
 * Compares a translation with its source: numbers and symbols, rows of lists and tables, footnotes and links, terms of the glossary.
 * Says nothing where one of the two is empty: that is a gap, not a doubt.
 */
export function warningsOf(
  content: Partial<Record<string, Content>>,
  languages: { source: string; translation: string },
  glossary: readonly Term[],
): Warning[] {
  const [source, translation] = [content[languages.source] ?? [], content[languages.translation] ?? []];
  if (isEmpty(source) || isEmpty(translation)) return [];
  const of = { text: plainText(source), language: languages.source };
  const to = { text: plainText(translation), language: languages.translation };
  const { missing, added } = compareFigures(of, to);
  const counted = (['rows', 'notes', 'links'] as const).map((kind) => ({
    kind,
    source: count(source, kind),
    translation: count(translation, kind),
  }));
  return [
    ...(missing.length > 0 ? [{ kind: 'missing' as const, figures: missing }] : []),
    ...(added.length > 0 ? [{ kind: 'added' as const, figures: added }] : []),
    ...counted.filter((one) => one.source !== one.translation),
    ...unagreedTerms(of, to, glossary).map((term) => ({ kind: 'term' as const, term })),
  ];
}

function count(content: Content, what: 'rows' | 'notes' | 'links'): number {
  if (what === 'rows') return content.length;
  const within = (parts: readonly Inline[]): number =>
    parts.reduce<number>((sum, part) => {
      if (typeof part === 'string') return sum;
      if ('note' in part) return sum + Number(what === 'notes') + within(part.note);
      if ('em' in part) return sum + within(part.em);
      return sum + Number(what === 'links') + within(part.of);
    }, 0);
  return content.flat().reduce((sum, cell) => sum + within(cell), 0);
}
