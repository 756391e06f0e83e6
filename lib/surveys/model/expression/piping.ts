import type { LocalizedText } from '@/lib/i18n/pick';
import { codePattern } from './tokens';

/** A part of a text: words as they stand, or the code of the question whose answer stands there. */
export type Piped = { kind: 'words'; text: string } | { kind: 'answer'; code: string };

/** A label, help or introduction in its parts, in one pass. What is no whole reference stays as it is written. */
export function pipedParts(text: string): Piped[] {
  const parts: Piped[] = [];
  let words = '';
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('${', at);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) break;
    const code = text.slice(start + 2, end).trim();
    if (codePattern.test(code)) {
      words += text.slice(at, start);
      if (words) parts.push({ kind: 'words', text: words });
      words = '';
      parts.push({ kind: 'answer', code });
      at = end + 1;
    } else {
      words += text.slice(at, start + 2);
      at = start + 2;
    }
  }
  words += text.slice(at);
  if (words) parts.push({ kind: 'words', text: words });
  return parts;
}

/** The codes whose answers a text pipes in, each once. */
export function pipedCodes(text: string): string[] {
  return [...new Set(pipedParts(text).flatMap((part) => (part.kind === 'answer' ? [part.code] : [])))];
}

/** The words of a question in every language, as they are said where nobody's answers stand in them: in results and the like. */
export function withoutAnswers(words: LocalizedText): LocalizedText {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [language, text && pipe(text, () => '…')]));
}

/** The text with its answers in it. `textOf`: how an answer reads (a label and not a code), empty where there is none. */
export function pipe(text: string, textOf: (code: string) => string): string {
  return pipedParts(text)
    .map((part) => (part.kind === 'words' ? part.text : textOf(part.code)))
    .join('');
}
