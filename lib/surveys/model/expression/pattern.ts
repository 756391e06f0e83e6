/**
 * Patterns of `regex()`, matched in time that grows with the text and never with its square: no pattern can hang a page or a
 * server. What cannot be matched so (references back, looking ahead or behind) is refused.
 */

/** What a pattern may be at most: its characters, the states it becomes, and the text it is held against. */
export const patternLimits = { characters: 500, states: 2_000, text: 10_000, levels: 30 };

/** A state of the machine: it reads one sign, or leads on without reading. */
type State = {
  reads: ((sign: string) => boolean) | null;
  /** Only at the beginning or the end of the text. */
  place: 'start' | 'end' | null;
  next: number[];
};
export type Pattern = { states: readonly State[]; first: number; last: number };

type Piece = { first: number; last: number };
type Test = (sign: string) => boolean;

class Refused extends Error {}

/** Reads a pattern; null where it is not understood or asks for more than is allowed. */
export function readPattern(text: string): Pattern | null {
  if (text.length > patternLimits.characters) return null;
  try {
    return new PatternReader([...text]).read();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Whether the whole of a text is what the pattern says. A text beyond the limit never is. */
export function matches(pattern: Pattern, text: string): boolean {
  if (text.length > patternLimits.text) return false;
  const signs = [...text];
  let current = follow(pattern, [pattern.first], 0, signs.length);
  for (const [index, sign] of signs.entries()) {
    const reached: number[] = [];
    for (const each of current) {
      const state = pattern.states[each];
      if (state?.reads?.(sign)) reached.push(...state.next);
    }
    current = follow(pattern, reached, index + 1, signs.length);
    if (current.size === 0) return false;
  }
  return current.has(pattern.last);
}

/** Where one gets without reading, each state once. */
function follow({ states }: Pattern, from: readonly number[], at: number, length: number): Set<number> {
  const found = new Set(from);
  for (const each of found) {
    const state = states[each];
    if (!state || state.reads) continue;
    if ((state.place === 'start' && at > 0) || (state.place === 'end' && at < length)) continue;
    for (const next of state.next) found.add(next);
  }
  return found;
}

const isWord: Test = (sign) => /[A-Za-z0-9_]/.test(sign);
const isDigit: Test = (sign) => sign >= '0' && sign <= '9';
const isSpace: Test = (sign) => /\s/.test(sign);
const not =
  (test: Test): Test =>
  (sign) =>
    !test(sign);
const classes: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};
const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
/** Properties of signs that a pattern may name, as `\p{L}` or `\p{Lu}`. */
const properties: Readonly<Record<string, RegExp>> = {
  L: /\p{L}/u,
  Lu: /\p{Lu}/u,
  Ll: /\p{Ll}/u,
  M: /\p{M}/u,
  N: /\p{N}/u,
  Nd: /\p{Nd}/u,
  P: /\p{P}/u,
  S: /\p{S}/u,
  Z: /\p{Z}/u,
};

class PatternReader {
  private at = 0;
  private readonly states: State[] = [];
  private level = 0;

  constructor(private readonly signs: readonly string[]) {}

  read(): Pattern {
    const { first, last } = this.alternatives();
    if (this.at < this.signs.length) throw new Refused();
    return { states: this.states, first, last };
  }

  private get sign(): string | undefined {
    return this.signs[this.at];
  }

  private take(sign: string): boolean {
    if (this.sign !== sign) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const sign = this.sign;
    if (sign === undefined) throw new Refused();
    this.at += 1;
    return sign;
  }

  private state(next: number[], reads: Test | null = null, place: State['place'] = null): number {
    if (this.states.length >= patternLimits.states) throw new Refused();
    return this.states.push({ reads, place, next }) - 1;
  }

  private link(from: number, to: number) {
    this.states[from]?.next.push(to);
  }

  private one(reads: Test | null, place: State['place'] = null): Piece {
    const last = this.state([]);
    return { first: this.state([last], reads, place), last };
  }

  private alternatives(): Piece {
    const pieces = [this.sequence()];
    while (this.take('|')) pieces.push(this.sequence());
    if (pieces.length === 1 && pieces[0]) return pieces[0];
    const last = this.state([]);
    for (const piece of pieces) this.link(piece.last, last);
    return { first: this.state(pieces.map(({ first }) => first)), last };
  }

  private sequence(): Piece {
    const start = this.state([]);
    let last = start;
    while (this.sign !== undefined && this.sign !== '|' && this.sign !== ')') {
      const piece = this.repeated();
      this.link(last, piece.first);
      last = piece.last;
    }
    return { first: start, last };
  }

  /** A piece as often as is said. It is read anew for each time it is there, so that the machine stays a plain one. */
  private repeated(): Piece {
    const start = this.at;
    const piece = this.atom();
    const end = this.at;
    const times = this.times();
    if (!times) return piece;
    const after = this.at;
    const again = (): Piece => {
      this.at = start;
      const read = this.atom();
      if (this.at !== end) throw new Refused();
      return read;
    };
    const first = this.state([]);
    const last = this.state([]);
    let at = first;
    let isUsed = false;
    const place = (): Piece => {
      const read = isUsed ? again() : piece;
      isUsed = true;
      this.link(at, read.first);
      at = read.last;
      return read;
    };
    for (let count = 0; count < times.least; count += 1) place();
    if (times.most === null) {
      this.link(at, last);
      const loop = place();
      this.link(loop.last, loop.first);
    } else {
      for (let count = times.least; count < times.most; count += 1) {
        this.link(at, last);
        place();
      }
    }
    this.link(at, last);
    this.at = after;
    return { first, last };
  }

  private times(): { least: number; most: number | null } | null {
    const times = this.take('*')
      ? { least: 0, most: null }
      : this.take('+')
        ? { least: 1, most: null }
        : this.take('?')
          ? { least: 0, most: 1 }
          : this.sign === '{'
            ? this.counted()
            : null;
    // As little or as much as possible: it is all the same where the whole text is meant.
    if (times) this.take('?');
    if (times && ['*', '+', '?', '{'].includes(this.sign ?? '')) throw new Refused();
    return times;
  }

  private counted(): { least: number; most: number | null } {
    const end = this.signs.indexOf('}', this.at);
    const [, least = '', comma, most = ''] =
      /^\{(\d{1,3})(,?)(\d{0,3})\}$/.exec(this.signs.slice(this.at, end + 1).join('')) ?? [];
    if (least === '') throw new Refused();
    this.at = end + 1;
    if (!comma) return { least: Number(least), most: Number(least) };
    if (most === '') return { least: Number(least), most: null };
    if (Number(most) < Number(least)) throw new Refused();
    return { least: Number(least), most: Number(most) };
  }

  private atom(): Piece {
    const sign = this.next();
    switch (sign) {
      case '(':
        return this.group();
      case '[':
        return this.one(this.oneOf());
      case '.':
        return this.one((each) => each !== '\n' && each !== '\r');
      case '^':
        return this.one(null, 'start');
      case '$':
        return this.one(null, 'end');
      case '\\':
        return this.one(this.escape());
      case '*':
      case '+':
      case '?':
      case '{':
      case ')':
        throw new Refused();
      default:
        return this.one((each) => each === sign);
    }
  }

  private group(): Piece {
    if (this.take('?') && !this.take(':')) throw new Refused();
    this.level += 1;
    if (this.level > patternLimits.levels) throw new Refused();
    const piece = this.alternatives();
    if (!this.take(')')) throw new Refused();
    this.level -= 1;
    return piece;
  }

  private escape(): Test {
    const sign = this.next();
    if (classes[sign]) return classes[sign];
    if (sign === 'p' || sign === 'P') return this.property(sign === 'P');
    const literal = this.literal(sign);
    return (each) => each === literal;
  }

  private property(isNot: boolean): Test {
    const end = this.signs.indexOf('}', this.at);
    const name = this.sign === '{' && end > 0 ? this.signs.slice(this.at + 1, end).join('') : '';
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!property) throw new Refused();
    this.at = end + 1;
    return (each) => property.test(each) !== isNot;
  }

  private literal(sign: string): string {
    if (escaped[sign]) return escaped[sign];
    // A letter or a digit after the stroke would mean more than itself (\b, \1): it is not understood.
    if (isWord(sign)) throw new Refused();
    return sign;
  }

  private oneOf(): Test {
    const isNot = this.take('^');
    const tests: Test[] = [];
    let isFirst = true;
    while (isFirst || this.sign !== ']') {
      isFirst = false;
      const from = this.member();
      if (typeof from !== 'string') {
        tests.push(from);
        continue;
      }
      const isRange = this.sign === '-' && this.signs[this.at + 1] !== ']' && this.signs[this.at + 1] !== undefined;
      if (!isRange) {
        tests.push((each) => each === from);
        continue;
      }
      this.at += 1;
      const to = this.member();
      if (typeof to !== 'string') throw new Refused();
      const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
      if (high < low) throw new Refused();
      tests.push((each) => {
        const point = each.codePointAt(0) ?? 0;
        return low <= point && point <= high;
      });
    }
    this.at += 1;
    return (each) => tests.some((test) => test(each)) !== isNot;
  }

  private member(): string | Test {
    const sign = this.next();
    if (sign === '[') throw new Refused();
    if (sign !== '\\') return sign;
    const after = this.sign ?? '';
    if (classes[after] || after === 'p' || after === 'P') return this.escape();
    return this.literal(this.next());
  }
}
