import { foldWords } from '@/lib/core/fold';
import { wordsOf } from './words';

/** What of a recommendation is compared. */
export type Compared = {
  readonly id: string;
  readonly themes: readonly string[];
  readonly objectives: readonly number[];
  readonly addressees: readonly string[];
  /** Its text by language: the one it was written in and the translations that are current. */
  readonly text: Readonly<Record<string, string | null | undefined>>;
};

/** Why two recommendations may say the same. Everything in it is shown beside the suggestion. */
export type Overlap = {
  readonly one: string;
  readonly other: string;
  readonly objectives: readonly number[];
  readonly themes: readonly string[];
  /** As the first of the two writes them. */
  readonly addressees: readonly string[];
  /** Language in which both texts exist and were compared; null: there is none, and only the rest was. */
  readonly language: string | null;
  /** Words of the first text that the other shares in some form, the rarest first. */
  readonly words: readonly string[];
  /** Likeness of the texts, 0 to 1: the mean of that of their stems and that of their trigrams. */
  readonly likeness: number;
};

/** At most so many suggestions for one recommendation, so that a common theme does not bury the likely ones. */
const perRecommendation = 3;
/** A stem in more than this share of the texts (and in more than twelve) says nothing about any two of them. */
const tooCommon = 0.1;
const shownWords = 5;

/** How much alike two texts must be: with all of objective, theme and addressee shared; with one of them; with none. */
const alikeFrom = { all: 0, some: 0.2, none: 0.45 } as const;

type Prepared = Compared & {
  readonly position: number;
  readonly folded: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, Profile>;
};
/** Stems with the first word of each, and trigrams, of one text. */
type Profile = { readonly stems: ReadonlyMap<string, string>; readonly trigrams: ReadonlySet<string> };

/**
 * Pairs of recommendations that may say the same, the likeliest first: by what they share of objective, theme and
 * addressee, then by likeness of their texts in a language that both exist in (`pivots` in that order, then any). It
 * suggests and joins nothing. Candidates share a stem that is not common, or all of objective, theme and addressee, so
 * that the work grows with what is shared and not with the square of the number. It goes in steps, one recommendation
 * each, so that many can be compared without holding up everybody else; the last step gives the pairs.
 */
export function* findOverlaps(all: readonly Compared[], pivots: readonly string[]): Generator<void, Overlap[]> {
  const rows: Prepared[] = [];
  for (const [position, row] of all.entries()) {
    rows.push(prepare(row, position));
    yield;
  }
  const weights = new Map(languagesOf(rows).map((language) => [language, weightsIn(rows, language)]));
  const overlaps: Overlap[] = [];
  for (const [row, others] of candidates(rows, weights)) {
    for (const other of others) {
      const overlap = compare(row, other, pivots, weights);
      if (isLikely(overlap)) overlaps.push(overlap);
    }
    yield;
  }
  return overlaps.sort(
    (a, b) => kinds(b) - kinds(a) || b.likeness - a.likeness || (a.one + a.other < b.one + b.other ? -1 : 1),
  );
}

/**
 * The suggestions of `overlaps` (likeliest first) that nobody has compared yet: at most three of one recommendation. What
 * was compared takes nobody's place.
 * @param judged pairs that were compared, as `pairOf` names them
 */
export function suggestionsOf(overlaps: readonly Overlap[], judged: ReadonlySet<string>, most: number): Overlap[] {
  const count = new Map<string, number>();
  const isRoomFor = (id: string) => (count.get(id) ?? 0) < perRecommendation;
  const suggested: Overlap[] = [];
  for (const overlap of overlaps) {
    if (suggested.length >= most) break;
    const { one, other } = overlap;
    if (judged.has(pairOf(one, other)) || !isRoomFor(one) || !isRoomFor(other)) continue;
    for (const id of [one, other]) count.set(id, (count.get(id) ?? 0) + 1);
    suggested.push(overlap);
  }
  return suggested;
}

/** How many of objective, theme and addressee two recommendations share. */
function kinds({ objectives, themes, addressees }: Pick<Overlap, 'objectives' | 'themes' | 'addressees'>): number {
  return [objectives, themes, addressees].filter(({ length }) => length > 0).length;
}

function isLikely(overlap: Overlap): boolean {
  const shared = kinds(overlap);
  return overlap.likeness >= (shared === 3 ? alikeFrom.all : shared > 0 ? alikeFrom.some : alikeFrom.none);
}

function prepare(row: Compared, position: number): Prepared {
  const texts = Object.entries(row.text).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return {
    ...row,
    position,
    folded: new Map(row.addressees.map((name) => [foldWords(name), name])),
    texts: new Map(texts.map(([language, text]) => [language, profile(text, language)])),
  };
}

/**
 * Stems by truncation to five letters, which does about as well as stemmers made for each language and needs none of them
 * (McNamee & Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004). The Arabic article goes
 * first. Trigrams are those of pg_trgm: of words with two spaces before and one behind.
 */
function profile(text: string, language: string): Profile {
  const words = wordsOf(text, language)
    .map((word) => ({ word, folded: foldWords(word).replace(/^(ال|وال)/, '') }))
    .filter(({ folded }) => folded !== '');
  const stems = new Map<string, string>();
  for (const { word, folded } of words) {
    const isWord = folded.length > 3 || /[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]/.test(folded);
    const stem = folded.slice(0, 5);
    if (isWord && !stems.has(stem)) stems.set(stem, word);
  }
  const trigrams = new Set(
    words.flatMap(({ folded }) => {
      const padded = `  ${folded} `;
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
    }),
  );
  return { stems, trigrams };
}

function languagesOf(rows: readonly Prepared[]): string[] {
  return [...new Set(rows.flatMap(({ texts }) => [...texts.keys()]))];
}

/** Inverse document frequency of each stem in a language; of those that are too common none is given. */
function weightsIn(rows: readonly Prepared[], language: string): Map<string, number> {
  const texts = rows.flatMap(({ texts: each }) => each.get(language) ?? []);
  const frequency = new Map<string, number>();
  for (const { stems } of texts) for (const stem of stems.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const limit = Math.max(12, texts.length * tooCommon);
  return new Map(
    [...frequency]
      .filter(([, count]) => count <= limit)
      .map(([stem, count]) => [stem, Math.log(1 + texts.length / count)]),
  );
}

/** At most so many other texts are looked up for one stem, and the most promising of all are compared whole. */
const perStem = 40;
const comparedWhole = 12;
/** What all of objective, theme and addressee shared weighs beside stems, whose weights are logarithms. */
const filedAlike = 20;

/** Each recommendation with the earlier ones that it is most likely to overlap with. */
function* candidates(
  rows: readonly Prepared[],
  weights: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Generator<[Prepared, Prepared[]]> {
  const index = new Map<string, Prepared[]>();
  for (const row of rows) {
    const promise = new Map<Prepared, number>();
    for (const [key, weight] of keysOf(row, weights)) {
      const known = index.get(key);
      if (!known) {
        index.set(key, [row]);
        continue;
      }
      for (const other of known) promise.set(other, (promise.get(other) ?? 0) + weight);
      known.push(row);
      if (known.length > perStem) known.shift();
    }
    const likely = [...promise].toSorted(([a, first], [b, second]) => second - first || b.position - a.position);
    yield [row, likely.slice(0, comparedWhole).map(([other]) => other)];
  }
}

/** What a recommendation is found by, each once, with what it weighs. */
function keysOf(row: Prepared, weights: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [language, { stems }] of row.texts) {
    for (const stem of stems.keys()) {
      const weight = weights.get(language)?.get(stem);
      if (weight !== undefined) keys.set(`${language} ${stem}`, weight);
    }
  }
  for (const objective of row.objectives)
    for (const theme of row.themes)
      for (const name of row.folded.keys()) keys.set(`filed ${objective} ${theme} ${name}`, filedAlike);
  return keys;
}

function compare(
  row: Prepared,
  later: Prepared,
  pivots: readonly string[],
  weights: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Overlap {
  const [a, b] = row.position < later.position ? [row, later] : [later, row];
  const both = [...a.texts.keys()].filter((language) => b.texts.has(language));
  const language = pivots.find((pivot) => both.includes(pivot)) ?? both[0] ?? null;
  const shared = {
    objectives: a.objectives.filter((number) => b.objectives.includes(number)),
    themes: a.themes.filter((theme) => b.themes.includes(theme)),
    addressees: [...a.folded].filter(([name]) => b.folded.has(name)).map(([, written]) => written),
  };
  const one = language === null ? undefined : a.texts.get(language);
  const other = language === null ? undefined : b.texts.get(language);
  if (!one || !other) return { one: a.id, other: b.id, ...shared, language: null, words: [], likeness: 0 };
  const weight = weights.get(language ?? '') ?? new Map<string, number>();
  const inBoth = [...one.stems.keys()].filter((stem) => other.stems.has(stem) && weight.has(stem));
  const sum = (stems: Iterable<string>) => [...stems].reduce((total, stem) => total + (weight.get(stem) ?? 0), 0);
  const met = sum(inBoth);
  const all = sum(one.stems.keys()) + sum(other.stems.keys()) - met;
  const common = [...one.trigrams].filter((trigram) => other.trigrams.has(trigram)).length;
  const trigrams = common / (one.trigrams.size + other.trigrams.size - common || 1);
  return {
    one: a.id,
    other: b.id,
    ...shared,
    language,
    words: inBoth
      .toSorted((x, y) => (weight.get(y) ?? 0) - (weight.get(x) ?? 0))
      .slice(0, shownWords)
      .map((stem) => one.stems.get(stem) ?? stem),
    likeness: (trigrams + (all === 0 ? 0 : met / all)) / 2,
  };
}

/** The two ids of a pair as one word, whichever way round. */
export function pairOf(one: string, other: string): string {
  return [one, other].toSorted().join(' ');
}
