import { textHash } from '@/lib/recommendations/model/recommendation';
import { wordsOf } from '@/lib/recommendations/model/words';
import type { TranslationRow } from './alignment';
import { marksIn } from './marks';

/** What parts a sentence from the next: a space, a line break, or nothing behind the last. */
export type Gap = '' | ' ' | '\n';

/** A sentence as it was typed, with its marks. */
export type Segment = { text: string; after: Gap };

/** Kinds of narrative block, as far as sentences are told apart in them. */
export type Kind = 'HEADING' | 'PARAGRAPH' | 'LIST' | 'NUMBERED_LIST' | 'TABLE';

/** Behind these a sentence goes on, though a capital letter follows. */
const abbreviations: Partial<Record<string, RegExp>> = {
  en: /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|para|paras|p|pp|vol|Rev|Add|Corr|cf|e\.g|i\.e|approx|resp)\.$/iu,
  fr: /(?:^|[\s(])(?:M|MM|Dr|Pr|St|art|al|par|p|pp|vol|Rev|Add|Corr|cf|p\. ex|env|resp)\.$/iu,
  es: /(?:^|[\s(])(?:Sr|Sra|Sres|Dr|Dra|Prof|Sto|Sta|art|arts|párr|párrs|pág|págs|p|pp|vol|Rev|Add|Corr|cf|p\. ej|aprox|núm|núms|EE)\.$/iu,
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
      !/\p{L}{2}/u.test(text);
    if (isOpen && end < line.length) continue;
    found.push(text);
    from = end;
  }
  return found;
}

/** The text that sentences make up, one behind another; what is not said leaves no space. */
export function joinSentences(segments: readonly Segment[]): string {
  return segments
    .filter(({ text }) => text !== '')
    .map(({ text, after }, index, all) => (index === all.length - 1 ? text : text + (after === '' ? ' ' : after)))
    .join('');
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
  const ids: (string | undefined)[] = texts.map(() => undefined);
  const free = new Map(before.map(({ uid, text }) => [uid, text]));
  const give = (index: number, uid: string) => {
    ids[index] = uid;
    free.delete(uid);
  };
  for (const [index, text] of texts.entries()) {
    const same = [...free].find(([, was]) => was === text);
    if (same) give(index, same[0]);
  }
  const bags = new Map([...free].map(([uid, text]) => [uid, bagOf(text, language)]));
  const places = new Map(before.map(({ uid }, index) => [uid, index]));
  const pairs = texts
    .flatMap((text, index) => {
      if (ids[index] !== undefined) return [];
      const bag = bagOf(text, language);
      return [...bags].map(([uid, was]) => ({ index, uid, alike: likeness(was, bag) }));
    })
    .filter(({ alike }) => alike >= 0.5)
    .toSorted((a, b) => b.alike - a.alike || distance(a, places) - distance(b, places));
  for (const { index, uid } of pairs) if (ids[index] === undefined && free.has(uid)) give(index, uid);
  for (const [index, id] of ids.entries()) {
    const last = ids[index - 1];
    const here = before[last === undefined ? index : (places.get(last) ?? -2) + 1];
    if (id === undefined && here && free.has(here.uid) && (last !== undefined || index === 0)) give(index, here.uid);
  }
  return texts.map((text, index) => ({ uid: ids[index] ?? newId(), text }));
}

function distance({ index, uid }: { index: number; uid: string }, places: ReadonlyMap<string, number>): number {
  return Math.abs(index - (places.get(uid) ?? 0));
}

type Bag = Map<string, number>;

function bagOf(text: string, language: string): Bag {
  const bag: Bag = new Map();
  for (const word of wordsOf(text.toLowerCase(), language))
    if (/[\p{L}\p{N}]/u.test(word)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Dice's coefficient of two bags of words: 1 = the same words as often, 0 = none in common. */
function likeness(one: Bag, other: Bag): number {
  const count = (bag: Bag) => [...bag.values()].reduce((sum, n) => sum + n, 0);
  const common = [...one].reduce((sum, [word, n]) => sum + Math.min(n, other.get(word) ?? 0), 0);
  const all = count(one) + count(other);
  return all === 0 ? 0 : (2 * common) / all;
}

/**
 * Says which sentence of the source each sentence of a translation is. What stood beside a source sentence before goes on to do
 * so; the rest is aligned by length, one to one where there are as many (Gale and Church 1993). A source sentence that is said
 * together with the one before it has an empty text; one that is not said at all is left out.
 */
export function alignTranslation(
  source: readonly Known[],
  translation: readonly Segment[],
  before: readonly Known[],
): Known[] {
  const known = new Map(before.filter(({ text }) => text !== '').map(({ uid, text }) => [text, uid]));
  const beads = isOneToOne(source, translation, known) ? oneToOne(source) : shortestPath(source, translation, known);
  const said: Known[] = [];
  for (const { from, to, at, end } of beads) {
    const text = joinSentences(translation.slice(at, end));
    const last = said.at(-1);
    if (from === to) {
      // Said beyond the source: it belongs to the sentence before it, or to the first.
      if (last)
        last.text = joinSentences([
          { text: last.text, after: ' ' },
          { text, after: '' },
        ]);
      else if (source[0]) said.push({ uid: source[0].uid, text });
      continue;
    }
    if (at === end) continue;
    const [first, ...others] = source.slice(from, to);
    if (!first) continue;
    if (last?.uid === first.uid)
      last.text = joinSentences([
        { text: last.text, after: ' ' },
        { text, after: '' },
      ]);
    else said.push({ uid: first.uid, text });
    for (const { uid } of others) said.push({ uid, text: '' });
  }
  return said;
}

/** Source sentences `from` to `to` stand beside sentences `at` to `end` of the translation. */
type Bead = { from: number; to: number; at: number; end: number };

/** As many sentences on either side, and none that stood beside another one before. */
function isOneToOne(
  source: readonly Known[],
  translation: readonly Segment[],
  known: ReadonlyMap<string, string>,
): boolean {
  if (source.length !== translation.length) return false;
  const uids = new Set(source.map(({ uid }) => uid));
  return translation.every(({ text }, index) => {
    const was = known.get(text);
    return was === undefined || was === source[index]?.uid || !uids.has(was);
  });
}

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

function shortestPath(
  source: readonly Known[],
  translation: readonly Segment[],
  known: ReadonlyMap<string, string>,
): Bead[] {
  const width = translation.length + 1;
  const best: { cost: number; bead: Bead | null }[] = Array.from({ length: (source.length + 1) * width }, () => ({
    cost: Infinity,
    bead: null,
  }));
  best[0] = { cost: 0, bead: null };
  for (let to = 0; to <= source.length; to += 1)
    for (let end = 0; end <= translation.length; end += 1)
      for (const step of steps) {
        const [from, at] = [to - step.of, end - step.as];
        const start = from < 0 || at < 0 ? undefined : best[from * width + at];
        if (!start || start.cost === Infinity) continue;
        const bead = { from, to, at, end };
        const cost = start.cost + step.cost + costOf(bead, source, translation, known);
        const here = best[to * width + end];
        if (here && cost < here.cost) best[to * width + end] = { cost, bead };
      }
  const path: Bead[] = [];
  for (let at = best.at(-1)?.bead; at; at = best[at.from * width + at.at]?.bead) path.unshift(at);
  return path;
}

/** What was aligned before costs nothing and is not parted; else the less likely the two lengths are of one text, the more. */
function costOf(
  { from, to, at, end }: Bead,
  source: readonly Known[],
  translation: readonly Segment[],
  known: ReadonlyMap<string, string>,
): number {
  const of = source.slice(from, to);
  const as = translation.slice(at, end);
  const were = as.flatMap(({ text }) => known.get(text) ?? []);
  if (were.length > 0) return of.some(({ uid }) => were.includes(uid)) ? 0 : 2000;
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
 * what it was, stale or proposed too, unless its writer says that it `holds`.
 */
export function translationRows(
  { text, kind, language }: Typed,
  source: readonly Known[],
  before: readonly TranslationRow[],
  holds: boolean,
): TranslationRow[] {
  const hashes = new Map(source.map((sentence) => [sentence.uid, textHash(sentence.text)]));
  return alignTranslation(source, splitSentences(text, kind, language), before).map((said) => {
    const was = before.find(({ uid }) => uid === said.uid);
    if (was && was.text === said.text && !holds) return was;
    return { ...said, sourceHash: hashes.get(said.uid) ?? '', isProposed: false };
  });
}
