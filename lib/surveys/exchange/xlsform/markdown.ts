/**
 * Markdown as XLSForm has it in labels and hints (https://docs.getodk.org/form-styling): *emphasis*, **strong**, [links](address),
 * # headings, <span> and <p>, and a backslash before what is meant as it stands. Questionnaires are plain text, on the screen as on
 * paper: the words are kept, and of a link its address.
 */

/** Marks that a backslash makes a plain sign. */
const marks = String.raw`[\\*_#[\]<>]`;
const escaped = new RegExp(String.raw`\\(${marks})`, 'g');
const unescaped = new RegExp(marks, 'g');
/** A name of a question whose answer is piped in: its underscores are no emphasis. */
const reference = /\$\{[^{}$]*\}/g;

/** Around what is kept as it is while the rest is read; a text that has these signs of its own has no Markdown. */
const [open, shut] = ['\uE000', '\uE001'];
const kept = new RegExp(`${open}(\\d+)${shut}`, 'g');
const word = String.raw`\p{L}\p{N}`;

/** Each finds its end at the next sign of its own kind, so that none goes over a text more than once. */
const rules: readonly [RegExp, string][] = [
  [/!?\[([^[\]]*)\]\(([^()\s]+)\)/gu, '$1 ($2)'],
  [/^ {0,3}#{1,6}[ \t]+/gmu, ''],
  [/<\/?(?:span|p)(?:\s[^<>]*)?>/giu, ''],
  [new RegExp(`(?<![${word}*${shut}])\\*(?![\\s*])([^*]+)(?<!\\s)\\*(?![${word}*${open}])`, 'gu'), '$1'],
  [/\*\*(?!\s)([^*]+)(?<!\s)\*\*/gu, '$1'],
  [new RegExp(`(?<![${word}_${shut}])_(?![\\s_])([^_]+)(?<!\\s)_(?![${word}_${open}])`, 'gu'), '$1'],
  [new RegExp(`(?<![${word}_${shut}])__(?!\\s)([^_]+)(?<!\\s)__(?![${word}_${open}])`, 'gu'), '$1'],
];

/** Marks within marks that are read. */
const deepest = 4;

/** The words of a text without its marks. `isMarked`: there were some, beside those that a backslash makes plain. */
export function withoutMarks(text: string): { text: string; isMarked: boolean } {
  if (text.includes(open) || text.includes(shut)) return { text, isMarked: false };
  const held: string[] = [];
  const hold = (part: string) => `${open}${held.push(part) - 1}${shut}`;
  const before = text.replace(reference, hold).replace(escaped, (_whole, sign: string) => hold(sign));
  let words = before;
  for (let depth = 0; depth < deepest; depth += 1)
    for (const [marked, plain] of rules) words = words.replace(marked, plain);
  return {
    text: words.replace(kept, (_whole, index: string) => held[Number(index)] ?? ''),
    isMarked: words !== before,
  };
}

/** A plain text as XLSForm takes it for what it says: where it would read a mark, backslashes keep it from doing so. */
export function asPlainText(text: string): string {
  if (withoutMarks(text).text === text) return text;
  let at = 0;
  let written = '';
  for (const { 0: whole, index } of text.matchAll(reference)) {
    written += text.slice(at, index).replace(unescaped, String.raw`\$&`) + whole;
    at = index + whole.length;
  }
  return written + text.slice(at).replace(unescaped, String.raw`\$&`);
}
