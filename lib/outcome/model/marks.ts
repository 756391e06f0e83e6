/**
 * A run of text: plain, emphasised, a link, or a footnote. The document model is closed: there is nothing else, and no HTML.
 * Plain text is a string, so that what is sealed stays small.
 */
export type Inline = string | { em: Inline[] } | { href: string; of: Inline[] } | { note: Inline[] };

/** Rows of cells: a paragraph or heading has one row of one cell, a list a row for each item, a table its head and its rows. */
export type Content = Inline[][][];

/** How the rows of a content are laid out. */
export type Shape = 'PARAGRAPH' | 'LIST' | 'NUMBERED_LIST' | 'TABLE';

type Allowed = { readonly em: boolean; readonly link: boolean; readonly note: boolean };
const everything: Allowed = { em: true, link: true, note: true };

/** Only addresses that a reader can open and that do nothing else. */
const address = /^https:\/\/(?:[^\s()<>"%]|%[0-9a-f]{2})+$/i;

/**
 * A cell as it was typed, read with its marks: `*emphasis*`, `[words](https://…)`, `[^a footnote]`; a backslash before `*`, `[`,
 * `]`, `|` or `\` takes its meaning away. What is no complete mark is text as it stands.
 */
export function readMarks(typed: string, allowed: Allowed = everything): Inline[] {
  const parts: Inline[] = [];
  const partners = bracketsOf(typed);
  let plain = '';
  const put = (part: Inline) => {
    if (plain !== '') parts.push(plain);
    plain = '';
    parts.push(part);
  };
  for (let at = 0; at < typed.length; at += 1) {
    const sign = typed.charAt(at);
    if (sign === '\\' && /[*[\]|\\]/.test(typed.charAt(at + 1))) {
      plain += typed.charAt(at + 1);
      at += 1;
      continue;
    }
    const found = markAt(typed, at, partners, allowed);
    if (!found) {
      plain += sign;
      continue;
    }
    put(found.part);
    at = found.end;
  }
  if (plain !== '') parts.push(plain);
  return parts;
}

/** Where the marks of a text begin and end (their first and last sign), the outermost only. */
export function marksIn(typed: string): { at: number; end: number }[] {
  const partners = bracketsOf(typed);
  const marks: { at: number; end: number }[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const sign = typed.charAt(at);
    if (sign === '\\' && /[*[\]|\\]/.test(typed.charAt(at + 1))) {
      at += 1;
      continue;
    }
    const mark = markAt(typed, at, partners, everything);
    if (!mark) continue;
    marks.push({ at, end: mark.end });
    at = mark.end;
  }
  return marks;
}

function markAt(typed: string, at: number, partners: Partners, allowed: Allowed): Found | null {
  const sign = typed.charAt(at);
  if (sign === '*') return emphasisAt(typed, at, partners, allowed);
  return sign === '[' ? bracketAt(typed, at, partners, allowed) : null;
}

/** A mark, and the place of its last sign. */
type Found = { part: Inline; end: number };

function emphasisAt(typed: string, at: number, partners: Partners, allowed: Allowed): Found | null {
  if (!allowed.em || /^\s?$/.test(typed.charAt(at + 1))) return null;
  const end = nextStar(typed, at + 1, partners);
  if (end <= at + 1 || /\s/.test(typed.charAt(end - 1))) return null;
  return { part: { em: readMarks(typed.slice(at + 1, end), { ...allowed, em: false }) }, end };
}

function bracketAt(typed: string, at: number, partners: Partners, allowed: Allowed): Found | null {
  const end = partners.get(at);
  if (end === undefined) return null;
  if (allowed.note && typed.charAt(at + 1) === '^') {
    const of = readMarks(typed.slice(at + 2, end).trim(), { ...allowed, note: false });
    return of.length > 0 ? { part: { note: of }, end } : null;
  }
  if (!allowed.link || typed.charAt(end + 1) !== '(') return null;
  const close = typed.indexOf(')', end + 2);
  const href = typed.slice(end + 2, close);
  if (close < 0 || !address.test(href) || !URL.canParse(href) || end === at + 1) return null;
  return {
    part: { href, of: readMarks(typed.slice(at + 1, end), { em: allowed.em, link: false, note: false }) },
    end: close,
  };
}

/** Where each bracket that is closed is closed. */
type Partners = ReadonlyMap<number, number>;

function bracketsOf(typed: string): Partners {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const sign = typed.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '[') open.push(at);
    else if (sign === ']') {
      const begun = open.pop();
      if (begun !== undefined) partners.set(begun, at);
    }
  }
  return partners;
}

/** The next star that stands in no brackets of its own; -1 = none. */
function nextStar(typed: string, from: number, partners: Partners): number {
  for (let at = from; at < typed.length; at += 1) {
    const sign = typed.charAt(at);
    if (sign === '*') return at;
    if (sign === '\\') at += 1;
    else at = partners.get(at) ?? at;
  }
  return -1;
}

/** A block's text as rows of cells, as its shape reads it: a line is an item or a row, `|` parts the cells of a row. */
export function readContent(typed: string, shape: Shape): Content {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (shape === 'PARAGRAPH') return lines.length === 0 ? [] : [[readMarks(lines.join(' '))]];
  if (shape !== 'TABLE') return lines.map((line) => [readMarks(line)]);
  const rows = lines.map((line) => cellsOf(line).map((cell) => readMarks(cell)));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => [])]);
}

/** A row of a table as its cells were typed. */
export function readRow(line: string): Inline[][] {
  return cellsOf(line).map((cell) => readMarks(cell));
}

/** The cells of a typed row; one `|` at either end is decoration. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '|') cells.push('');
    else {
      cells[cells.length - 1] += sign === '\\' ? sign + line.charAt(at + 1) : sign;
      if (sign === '\\') at += 1;
    }
  }
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed.length > 1 && trimmed[0] === '') trimmed.shift();
  if (trimmed.length > 1 && trimmed.at(-1) === '') trimmed.pop();
  return trimmed;
}

/** Text without marks as content: what was adopted or computed says exactly what it says, stars and brackets too. */
export function plainContent(text: string): Content {
  return text.trim() === '' ? [] : [[[text]]];
}

/** Everything a reader sees, one line per row; footnotes follow what they stand at, in brackets. */
export function plainText(content: Content): string {
  return content.map((row) => row.map((cell) => cell.map(plainInline).join('')).join(' | ')).join('\n');
}

function plainInline(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('note' in part) return ` [${part.note.map(plainInline).join('')}]`;
  return ('em' in part ? part.em : part.of).map(plainInline).join('');
}

/** Does a content say anything at all? */
export function isEmpty(content: Content | undefined): boolean {
  return !content || plainText(content).replace(/[|\s]/g, '') === '';
}

/** Runs of text as they are typed: `readMarks` of it reads the same runs. Signs are only taken their meaning from where they have one. */
export function writeMarks(parts: readonly Inline[], isCell = false): string {
  const bare = parts.map((part) => writeRun(part, (text) => text)).join('');
  const isSame = JSON.stringify(readMarks(bare)) === JSON.stringify(parts) && !(isCell && bare.includes('|'));
  return isSame ? bare : parts.map((part) => writeRun(part, (text) => text.replace(/[*[\]|\\]/g, '\\$&'))).join('');
}

function writeRun(part: Inline, write: (text: string) => string): string {
  if (typeof part === 'string') return write(part);
  const within = (parts: readonly Inline[]) => parts.map((one) => writeRun(one, write)).join('');
  if ('note' in part) return `[^${within(part.note)}]`;
  return 'em' in part ? `*${within(part.em)}*` : `[${within(part.of)}](${part.href})`;
}
