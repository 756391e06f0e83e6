import type { ExpressionProblem } from './expression';

/** `value`: the text without its quotes, the code of a reference, or the sign itself. `at`: from 0. */
export type Token = { kind: 'text' | 'number' | 'reference' | 'name' | 'sign' | 'end'; value: string; at: number };

/** Straight quotes close with themselves; those that office programs put in their place close with any of their family. */
const quotes: Readonly<Record<string, string>> = { "'": "'", '"': '"' };
const single = '‘’‚‛`´';
const double = '“”„‟«»';
const closingOf = (sign: string): string | null => {
  if (quotes[sign]) return sign;
  if (single.includes(sign)) return `${single}'`;
  return double.includes(sign) ? `${double}"` : null;
};

const isSpace = (sign: string) => /[\s\u200b\u200c\u200d\u2060\ufeff]/.test(sign);
const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9';
const isNameStart = (sign: string | undefined) => sign !== undefined && /[\p{L}_]/u.test(sign);
const isNamePart = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{M}\p{N}_.-]/u.test(sign);

const signs = ['!=', '<=', '>=', '..', '=', '<', '>', '+', '-', '*', '|', '(', ')', ',', '.'];
/** What XPath writes its paths with; there are no paths between the questions of a questionnaire. */
const pathSigns = ['/', '[', ']', '@'];

/** The code of a question as expressions may name it. */
export const codePattern = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** Cuts a text into its tokens, in one pass. The last one is always the end. */
export function readTokens(text: string): Token[] | ExpressionProblem {
  const tokens: Token[] = [];
  let at = 0;
  const take = (kind: Token['kind'], value: string, length: number) => {
    tokens.push({ kind, value, at });
    at += length;
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    const closing = closingOf(sign);
    if (isSpace(sign)) at += 1;
    else if (closing) {
      const end = endOfText(text, at + 1, closing);
      if (end < 0) return { ok: false, at, code: 'unclosed_text' };
      take('text', text.slice(at + 1, end), end + 1 - at);
    } else if (sign === '$') {
      const end = text.indexOf('}', at);
      const code = text.slice(at + 2, end).trim();
      if (text[at + 1] !== '{' || end < 0 || !codePattern.test(code))
        return { ok: false, at, code: 'bad_reference', name: text.slice(at, at + 40) };
      take('reference', code, end + 1 - at);
    } else if (isDigit(sign) || (sign === '.' && isDigit(text[at + 1]))) {
      const number = /^(\d+(\.\d*)?|\.\d+)/.exec(text.slice(at, at + 400))?.[0] ?? '';
      take('number', number, number.length);
    } else if (isNameStart(sign)) {
      const name = readName(text, at);
      take('name', name, name.length);
    } else {
      const found = signs.find((each) => text.startsWith(each, at));
      if (!found) return { ok: false, at, code: pathSigns.includes(sign) ? 'path' : 'unexpected', name: sign };
      take('sign', found, found.length);
    }
  }
  take('end', '', 0);
  return tokens;
}

function endOfText(text: string, from: number, closing: string): number {
  for (let at = from; at < text.length; at += 1) if (closing.includes(text[at] ?? '')) return at;
  return -1;
}

/** A name, with the prefix that some functions have (`jr:choice-name`). */
function readName(text: string, from: number): string {
  let at = from;
  while (isNamePart(text[at]) || (text[at] === ':' && isNameStart(text[at + 1]))) at += 1;
  return text.slice(from, at);
}
