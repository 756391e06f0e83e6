import { plainText, readContent } from '@/lib/outcome/model/marks';
import { numberBlocks, type DraftBlock } from '@/lib/outcome/model/blocks';

/** A sentence of a version in one language, as a comment names it; `position` is the same in every language. */
export type RoundSentence = {
  language: string;
  position: number;
  blockId: string;
  uid: string;
  kind: DraftBlock['kind'];
  level: number | null;
  label: string | null;
  number: number | null;
  text: string;
};

/**
 * The sentences of a document in the languages of a round, in the order of the document. What is computed (a figure) is one
 * sentence under the id of its block. Where a language says nothing there is no row for it; where a translation says a sentence
 * together with the one before, its text is empty.
 */
export function sentencesToClear(blocks: readonly DraftBlock[], languages: readonly string[]): RoundSentence[] {
  const places = numberBlocks(blocks);
  const rows: RoundSentence[] = [];
  let position = 0;
  blocks.forEach(({ id, kind, level, content, sentences }, index) => {
    const { label = null, number = null } = places[index] ?? {};
    const frame = { blockId: id, kind, level, label, number };
    if (sentences.length === 0) {
      position += 1;
      for (const language of languages) {
        const text = plainText(content[language] ?? []);
        if (text !== '') rows.push({ ...frame, language, position, uid: id, text });
      }
      return;
    }
    for (const sentence of sentences) {
      position += 1;
      for (const language of languages) {
        const said = sentence.said[language];
        const text =
          language === sentence.language ? sentence.text : said?.state === 'missing' ? undefined : said?.text;
        if (text !== undefined) rows.push({ ...frame, language, position, uid: sentence.uid, text });
      }
    }
  });
  return rows;
}

/** A sentence without its marks, as it is read. */
export function readable(text: string, kind: DraftBlock['kind']): string {
  if (kind === 'FIGURE') return text;
  return plainText(readContent(text, kind === 'TABLE' ? 'TABLE' : 'PARAGRAPH'));
}

/** What says nothing in the reader's language is read in the language it was written in. One for each place, in order. */
export function inLanguage<T extends { position: number; language: string; text: string }>(
  rows: readonly T[],
  language: string,
): T[] {
  const chosen = new Map<number, T>();
  for (const row of rows) if (row.language === language || !chosen.has(row.position)) chosen.set(row.position, row);
  return [...chosen.values()].filter(({ text }) => text !== '').toSorted((a, b) => a.position - b.position);
}
