import type { CsvCell } from '@/lib/core/csv';
import type { Author } from './queries/codings-file';
import type { Comparison, ComparedText, Given } from './queries/comparison';

/** Words of the file, in the reader's language. */
export type CodingSheetWords = {
  head: (
    name: 'answer' | 'party' | 'name' | 'language' | 'text' | 'by' | 'at' | 'codes' | 'labels' | 'state',
  ) => string;
  part: (part: 'first' | 'second' | 'decided' | 'counts') => string;
  state: (state: 'agreed' | 'decided' | 'open' | 'waiting' | 'stale') => string;
  label: (names: Comparison['codes'][number]['names']) => string;
  author: (names: Author['names']) => string;
};

/**
 * A row for each answer with its state, in an order that tells nothing of who wrote it: the text and, where both have coded it as
 * it stands, what each gave with who and when, what was decided, and what counts. Codes by their numbers ("1 3"), and by their names beside. `authors`: none where answers are anonymous. The heads come first.
 */
export function codingSheet(
  { codes, texts, uncoded }: Pick<Comparison, 'codes' | 'texts' | 'uncoded'>,
  authors: ReadonlyMap<string, Author>,
  words: CodingSheetWords,
): CsvCell[][] {
  const { head, part } = words;
  const isNamed = authors.size > 0;
  const numbered = (given: readonly string[]) => codes.filter(({ id }) => given.includes(id));
  const said = (given: readonly string[] | null): CsvCell[] =>
    given === null
      ? [null, null]
      : [
          numbered(given)
            .map(({ number }) => number)
            .join(' '),
          numbered(given)
            .map(({ names }) => words.label(names))
            .join('; '),
        ];
  const givenBy = (given: Given | null): CsvCell[] => [
    given?.by ?? null,
    given?.at.toISOString() ?? null,
    ...said(given?.codes ?? null),
  ];
  const stateOf = ({ decided, isAgreed }: ComparedText) => (decided ? 'decided' : isAgreed ? 'agreed' : 'open');
  const heads = [
    head('answer'),
    ...(isNamed ? [head('party'), head('name')] : []),
    head('language'),
    head('text'),
    ...(['first', 'second', 'decided'] as const).flatMap((who) =>
      (['by', 'at', 'codes', 'labels'] as const).map((name) => `${part(who)}: ${head(name)}`),
    ),
    ...(['codes', 'labels'] as const).map((name) => `${part('counts')}: ${head(name)}`),
    head('state'),
  ];
  const nothing = heads.length - (isNamed ? 6 : 4);
  const rows = [...texts, ...uncoded].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const lines = rows.map((text, index): CsvCell[] => {
    const author = authors.get(text.responseId);
    return [
      index + 1,
      ...(isNamed ? [author?.code ?? null, author ? words.author(author.names) : null] : []),
      text.language,
      text.text,
      ...('isStale' in text
        ? [...Array<null>(nothing).fill(null), words.state(text.isStale ? 'stale' : 'waiting')]
        : [
            ...givenBy(text.first),
            ...givenBy(text.second),
            ...givenBy(text.decided),
            ...said(text.counts),
            words.state(stateOf(text)),
          ]),
    ];
  });
  return [heads, ...lines];
}
