import { textHash } from '@/lib/recommendations/model/recommendation';
import { hunksOf, wordsOf } from '@/lib/recommendations/model/words';
import { leanOf, type TranslationRow } from './alignment';
import { marksIn } from './marks';

/** What parts a sentence from the next: a space, a line break, or nothing behind the last. */
export type Gap = '' | ' ' | '\n';

/** A sentence as it was typed, with its marks. */
export type Segment = { text: string; after: Gap };

/** Kinds of narrative block, as far as sentences are told apart in them. */
export type Kind = 'HEADING' | 'PARAGRAPH' | 'LIST' | 'NUMBERED_LIST' | 'TABLE';

/** Behind these a sentence goes on, though a capital letter follows. */
const abbreviations: Partial<Record<string, RegExp>> = {
  en: /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Arts?|arts?|[Pp]aras?|pp?|[Vv]ol|Rev|Add|Corr|[Cc]f|e\.g|i\.e|approx|resp)\.$/u,
  fr: /(?:^|[\s(])(?:M|MM|Dr|Pr|St|[Aa]rt|al|[Pp]ar|pp?|[Vv]ol|Rev|Add|Corr|[Cc]f|p\. ex|env|resp)\.$/u,
  es: /(?:^|[\s(])(?:Sr|Sra|Sres|Dr|Dra|Prof|Sto|Sta|[Aa]rts?|[Pp]árrs?|[Pp]ágs?|pp?|[Vv]ol|Rev|Add|Corr|[Cc]f|p\. ej|aprox|[Nn]úms?|EE)\.$/u,
};

/**
 * The sentences of a text by the rules of its language (Unicode TR29). A line is never joined with the next; a heading and a row
 * of a table are one sentence, and no sentence ends within a mark, behind an abbreviation or behind a bare number ("1.").
 */
export function splitSentences(typed: string, kind: Kind, language: string): Segment[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (kind === 'HEADING') return lines.length === 0 ? [] : [{ text: lines.join(' '), after: '' }];
  const segments = lines.flatMap((line) => {
    const texts = kind === 'TABLE' ? [line] : sentencesOf(line, language);
    return texts.map((text, index): Segment => ({ text, after: index === texts.length - 1 ? '\n' : ' ' }));
  });
  const last = segments.at(-1);
  if (last) last.after = '';
  return segments;
}

function sentencesOf(line: string, language: string): string[] {
  const marks = marksIn(line);
  const found: string[] = [];
  let from = 0;
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)) {
    const end = index + segment.length;
    const text = line.slice(from, end).trim();
    const isOpen =
      marks.some((mark) => mark.at < end && end <= mark.end) ||
      abbreviations[language]?.test(text) === true ||
      (/(?:^|[\s(])Nos?\.$/u.test(text) && /^\d/.test(line.slice(end))) ||
      !/\p{L}{2}/u.test(text);
    if (isOpen && end < line.length) continue;
    found.push(text);
    from = end;
  }
  return found;
}

/** The text that sentences make up, one behind another; what is not said leaves no space, but the line it ended still ends. */
export function joinSentences(segments: readonly Segment[]): string {
  let joined = '';
  let gap: Gap = '';
  for (const { text, after } of segments) {
    if (text !== '') {
      joined += (joined === '' ? '' : gap || ' ') + text;
      gap = after;
    } else if (after === '\n') gap = after;
  }
  return joined;
}

/** A sentence with the id that it keeps from wording to wording. */
export type Known = { uid: string; text: string };

/**
 * Gives the sentences of a new wording the ids of those they were before: first the same text wherever it stands now, then the
 * most similar (at least half of their words in common), then what took another's place. All else is new. No id is given twice.
 */
export function carryIds(
  before: readonly Known[],
  texts: readonly string[],
  language: string,
  newId: () => string,
): Known[] {
  const ids = recognise(before, texts, language);
  const free = new Set(before.map(({ uid }) => uid).filter((uid) => !ids.includes(uid)));
  const places = new Map(before.map(({ uid }, index) => [uid, index]));
  for (const [index, id] of ids.entries()) {
    const last = ids[index - 1];
    const here = before[last === undefined ? index : (places.get(last) ?? -2) + 1];
    if (id !== undefined || !here || !free.has(here.uid) || (last === undefined && index > 0)) continue;
    ids[index] = here.uid;
    free.delete(here.uid);
  }
  return texts.map((text, index) => ({ uid: ids[index] ?? newId(), text }));
}

/**
 * Which of the sentences before each text is: the same text, first of all in the same order, or the most similar (at least half of
 * their words in common). No sentence is recognised twice.
 */
function recognise(before: readonly Known[], texts: readonly string[], language: string): (string | undefined)[] {
  const ids: (string | undefined)[] = texts.map(() => undefined);
  const free = new Map(before.map(({ uid, text }) => [uid, text]));
  const give = (index: number, uid: string) => {
    ids[index] = uid;
    free.delete(uid);
  };
  for (const { at, index } of inOrder(
    before.map(({ text }) => text),
    texts,
  )) {
    const uid = before[at]?.uid;
    if (uid !== undefined) give(index, uid);
  }
  const byText = new Map<string, string[]>();
  for (const [uid, text] of free) byText.set(text, [...(byText.get(text) ?? []), uid]);
  for (const [index, text] of texts.entries()) {
    const same = ids[index] === undefined ? byText.get(text)?.shift() : undefined;
    if (same !== undefined) give(index, same);
  }
  const bags = new Map([...free].map(([uid, text]) => [uid, bagOf(text, language)]));
  const places = new Map(before.map(({ uid }, index) => [uid, index]));
  const pairs: { index: number; uid: string; alike: number }[] = [];
  for (const [index, text] of texts.entries()) {
    if (ids[index] !== undefined) continue;
    const bag = bagOf(text, language);
    for (const [uid, was] of bags) {
      const alike = likeness(was, bag);
      if (alike >= 0.5) pairs.push({ index, uid, alike });
    }
  }
  pairs.sort((a, b) => b.alike - a.alike || distance(a, places) - distance(b, places));
  for (const { index, uid } of pairs) if (ids[index] === undefined && free.has(uid)) give(index, uid);
  return ids;
}

/** The pairs of equal members of two lists that stand in the same order in both. */
function inOrder(before: readonly string[], after: readonly string[]): { at: number; index: number }[] {
  const hunks = hunksOf(before, after);
  const pairs: { at: number; index: number }[] = [];
  let [at, index] = [0, 0];
  for (const hunk of [...hunks, { at: before.length, end: 0, otherAt: after.length, otherEnd: 0 }]) {
    for (; at < hunk.at; at += 1, index += 1) pairs.push({ at, index });
    [at, index] = [hunk.end, hunk.otherEnd];
  }
  return pairs;
}

function distance({ index, uid }: { index: number; uid: string }, places: ReadonlyMap<string, number>): number {
  return Math.abs(index - (places.get(uid) ?? 0));
}

/** How often each word stands in a text, and how many there are. */
type Bag = { words: Map<string, number>; size: number };

function bagOf(text: string, language: string): Bag {
  const words = new Map<string, number>();
  let size = 0;
  for (const word of wordsOf(text.toLowerCase(), language)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    words.set(word, (words.get(word) ?? 0) + 1);
    size += 1;
  }
  return { words, size };
}

/** Dice's coefficient of two bags of words: 1 = the same words as often, 0 = none in common, or fewer than half of them by their numbers alone. */
function likeness(one: Bag, other: Bag): number {
  const all = one.size + other.size;
  if (all === 0 || 4 * Math.min(one.size, other.size) < all) return 0;
  let common = 0;
  for (const [word, n] of one.words) common += Math.min(n, other.words.get(word) ?? 0);
  return (2 * common) / all;
}

/**
 * Says which sentence of the source each sentence of a translation is. One that stood there before, unchanged or nearly so, goes on
 * to say what it said and nothing else, also where the source has that sentence no more. Only what is new is aligned with what
 * nothing else says: one to one where there are as many, else by length (Gale and Church 1993). A source sentence that is said
 * together with the one before it has an empty text; one that is not said at all is left out. `before` has each sentence of the
 * translation by itself.
 */
export function alignTranslation(
  source: readonly Known[],
  translation: readonly Segment[],
  before: readonly Known[],
  language: string,
): Known[] {
  const parts = before.filter(({ text }) => text !== '');
  const numbered = parts.map(({ text }, index) => ({ uid: String(index), text }));
  const texts = translation.map(({ text }) => text);
  const says = recognise(numbered, texts, language).map((number) => parts[Number(number ?? NaN)]?.uid);
  const leans = before.flatMap(({ uid, text }) => {
    const lean = text === '' ? leanOf(before, uid) : undefined;
    return lean ? [{ uid, lean: lean.uid }] : [];
  });
  const known = new Set(says);
  const isSaidBefore = ({ uid }: Known) => leans.some((one) => one.uid === uid && known.has(one.lean));
  for (const { at, end, otherAt, otherEnd } of hunksOf(
    source.map(({ uid }) => uid),
    says.map((uid) => uid ?? ''),
  )) {
    const unsaid = source.slice(at, end).filter(({ uid }) => !known.has(uid));
    const news = range(otherAt, otherEnd).filter((index) => says[index] === undefined);
    const open = unsaid.length > news.length ? unsaid.filter((one) => !isSaidBefore(one)) : unsaid;
    const segments = news.flatMap((index) => translation[index] ?? []);
    for (const bead of open.length === news.length ? oneToOne(open) : shortestPath(open, segments)) {
      const [first, ...others] = open.slice(bead.from, bead.to);
      if (!first || bead.at === bead.end) continue;
      for (const index of news.slice(bead.at, bead.end)) says[index] = first.uid;
      leans.push(...others.map(({ uid }) => ({ uid, lean: first.uid })));
    }
  }
  const said = rowsOf(translation, says, source[0]?.uid);
  const sourceIds = new Set(source.map(({ uid }) => uid));
  return said.flatMap((row) => [
    row,
    ...leans
      .filter(({ uid, lean }) => lean === row.uid && sourceIds.has(uid) && !says.includes(uid))
      .filter(({ uid }, index, all) => all.findIndex((one) => one.uid === uid) === index)
      .map(({ uid }) => ({ uid, text: '' })),
  ]);
}

const range = (from: number, end: number): number[] => Array.from({ length: end - from }, (_, index) => from + index);

/** The sentences of a translation by what they say. One beyond the source belongs to that before it, or to the first. */
function rowsOf(translation: readonly Segment[], says: readonly (string | undefined)[], first?: string): Known[] {
  const rows = new Map<string, Segment[]>();
  let last = says.find((uid) => uid !== undefined) ?? first;
  for (const [index, segment] of translation.entries()) {
    last = says[index] ?? last;
    if (last === undefined) continue;
    rows.set(last, [...(rows.get(last) ?? []), segment]);
  }
  return [...rows].map(([uid, segments]) => ({ uid, text: joinSentences(segments) }));
}

/** Source sentences `from` to `to` stand beside sentences `at` to `end` of the translation. */
type Bead = { from: number; to: number; at: number; end: number };

function oneToOne(source: readonly Known[]): Bead[] {
  return source.map((_, index) => ({ from: index, to: index + 1, at: index, end: index + 1 }));
}

/** How many of either side make a bead, and what it costs beside one to one: −100·log of its frequency, as published. */
const steps = [
  { of: 1, as: 1, cost: 0 },
  { of: 1, as: 0, cost: 450 },
  { of: 0, as: 1, cost: 450 },
  { of: 2, as: 1, cost: 230 },
  { of: 1, as: 2, cost: 230 },
] as const;

/** How far a path may leave the diagonal, beyond what one side has more than the other: what is looked at grows with the text, not with its square. */
const leeway = 24;

function shortestPath(source: readonly Known[], translation: readonly Segment[]): Bead[] {
  const width = translation.length + 1;
  const reach = Math.abs(source.length - translation.length) + leeway;
  const best: { cost: number; bead: Bead | null }[] = Array.from({ length: (source.length + 1) * width }, () => ({
    cost: Infinity,
    bead: null,
  }));
  best[0] = { cost: 0, bead: null };
  for (let to = 0; to <= source.length; to += 1)
    for (let end = Math.max(0, to - reach); end <= Math.min(translation.length, to + reach); end += 1)
      for (const step of steps) {
        const [from, at] = [to - step.of, end - step.as];
        const start = from < 0 || at < 0 ? undefined : best[from * width + at];
        if (!start || start.cost === Infinity) continue;
        const bead = { from, to, at, end };
        const cost = start.cost + step.cost + costOf(bead, source, translation);
        const here = best[to * width + end];
        if (here && cost < here.cost) best[to * width + end] = { cost, bead };
      }
  const path: Bead[] = [];
  for (let at = best.at(-1)?.bead; at; at = best[at.from * width + at.at]?.bead) path.unshift(at);
  return path;
}

/** The less likely the two lengths are of one text, the more. */
function costOf({ from, to, at, end }: Bead, source: readonly Known[], translation: readonly Segment[]): number {
  const of = source.slice(from, to);
  const as = translation.slice(at, end);
  if (of.length === 0 || as.length === 0) return 0;
  const length = (texts: readonly { text: string }[]) => texts.reduce((sum, { text }) => sum + text.length, 0);
  const [l1, l2] = [length(of), length(as)];
  // Variance 6.8 per character and equal mean lengths, as published for English and French.
  const delta = Math.abs((l2 - l1) / Math.sqrt(6.8 * Math.max((l1 + l2) / 2, 1)));
  return Math.min(1500, -100 * Math.log(Math.max(2 * (1 - normal(delta)), 1e-7)));
}

/** The normal distribution (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

/** How a text is read into sentences. */
export type Typed = { text: string; kind: Kind; language: string };

/** The sentences of a source text with their ids, carried over from those that stood before. */
export function sourceRows({ text, kind, language }: Typed, before: readonly Known[], newId: () => string): Known[] {
  const texts = splitSentences(text, kind, language).map((segment) => segment.text);
  return carryIds(before, texts, language, newId);
}

/**
 * The sentences of a translation, each with the source sentence that its writer had beside it. One that stands unchanged stays
 * what it was, stale or proposed too, unless its writer says that it `holds`; so does one that has a sentence more behind it. What
 * is taken to be said together with the sentence before has been read by nobody. A sentence that the source has no more stays
 * under its id, so that the whole is stale.
 */
export function translationRows(
  { text, kind, language }: Typed,
  source: readonly Known[],
  before: readonly TranslationRow[],
  holds: boolean,
): TranslationRow[] {
  const hashes = new Map(source.map((sentence) => [sentence.uid, textHash(sentence.text)]));
  const textsOf = (typed: string) => splitSentences(typed, kind, language).map((segment) => segment.text);
  const parts = before
    .filter(({ uid }) => !holds || hashes.has(uid))
    .flatMap(({ uid, text: said }) => (said === '' ? [''] : textsOf(said)).map((part) => ({ uid, text: part })));
  const said = alignTranslation(source, splitSentences(text, kind, language), parts, language);
  const rows = said.map((one): TranslationRow => {
    const was = before.find(({ uid }) => uid === one.uid);
    const now = { ...one, sourceHash: hashes.get(one.uid) ?? was?.sourceHash ?? '', isProposed: false };
    if (holds) return now;
    if (was && was.text === one.text) return was;
    if (one.text === '') return { ...now, isProposed: true };
    const own = textsOf(one.text);
    const isKept = was && was.text !== '' && textsOf(was.text).every((part) => own.includes(part));
    return isKept ? { ...was, text: one.text } : now;
  });
  return holds ? rows : unreadWhereMoved(rows, before);
}

/** A sentence said together with another than before, or with one that says something else by now, has been read by nobody. */
export function unreadWhereMoved(rows: readonly TranslationRow[], before: readonly TranslationRow[]): TranslationRow[] {
  return rows.map((row) => {
    if (row.text !== '') return row;
    const [lean, was] = [leanOf(rows, row.uid), leanOf(before, row.uid)];
    return lean?.uid === was?.uid && lean?.text === was?.text ? row : { ...row, isProposed: true };
  });
}

/** Where a sentence stands in its text: on which line, and what parts it from the sentence `next`. */
type Place = { line: number; after: Gap; next: string | undefined };

/** The place of each sentence of a text. One that is said together with the one before stands where that does. */
function placesOf({ text, kind, language }: Typed, rows: readonly Known[]): Map<string, Place> {
  const segments = splitSentences(text, kind, language);
  const places = new Map<string, Place>();
  let [at, line] = [0, 0];
  for (const [index, row] of rows.entries()) {
    const own = segments.slice(at, at + splitSentences(row.text, kind, language).length);
    const next = rows.slice(index + 1).find((one) => one.text !== '')?.uid;
    const before = places.get(rows[index - 1]?.uid ?? '');
    const after = own.at(-1)?.after ?? before?.after ?? '';
    places.set(row.uid, { line: own.length === 0 && before ? before.line : line, after, next });
    line += own.filter((one) => one.after === '\n').length;
    at += own.length;
  }
  return places;
}

/** Do the items of a list part its sentences elsewhere than those of the source do? In what is no list, never. */
export function hasOtherItems(
  source: Typed & { rows: readonly Known[] },
  translation: Typed & { rows: readonly Known[] },
): boolean {
  if (source.kind !== 'LIST' && source.kind !== 'NUMBERED_LIST') return false;
  const [of, as] = [placesOf(source, source.rows), placesOf(translation, translation.rows)];
  const shared = translation.rows.filter(({ uid }) => of.has(uid));
  const isLonger = shared.some(
    ({ uid, text }) => text.includes('\n') && source.rows.some((row) => row.uid === uid && !row.text.includes('\n')),
  );
  const isParted = shared.some(({ uid }, index) => {
    const last = shared[index - 1]?.uid;
    if (last === undefined) return false;
    return (of.get(last)?.line === of.get(uid)?.line) !== (as.get(last)?.line === as.get(uid)?.line);
  });
  return isLonger || isParted;
}

/**
 * The text of a translation from its sentences, parted as those of the source are. In a paragraph, two that stood side by side
 * before stay parted as they were.
 */
export function textOfRows(
  source: Typed & { rows: readonly Known[] },
  rows: readonly Known[],
  before: (Typed & { rows: readonly Known[] }) | undefined,
): string {
  const said = (uid: string) => rows.find((row) => row.uid === uid)?.text ?? '';
  const places = placesOf(source, source.rows);
  const were = before && source.kind === 'PARAGRAPH' ? placesOf(before, before.rows) : undefined;
  return joinSentences(
    source.rows.map(({ uid }, index) => {
      const next = source.rows.slice(index + 1).find((one) => said(one.uid) !== '')?.uid;
      const was = were?.get(uid);
      return { text: said(uid), after: (was && was.next === next ? was : places.get(uid))?.after ?? '' };
    }),
  );
}
