import { textHash } from '@/lib/recommendations/model/recommendation';

/** A sentence of the source as it stands. */
export type SourceRow = { uid: string; text: string };

/** A sentence of a translation as it stands: what it says of which source sentence, and the hash of the text it was made from. */
export type TranslationRow = { uid: string; text: string; sourceHash: string; isProposed: boolean };

/** Somebody's reading of one translated sentence beside its source; the later row counts. */
export type Review = {
  uid: string;
  language: string;
  sourceHash: string;
  textHash: string;
  step: 'TRANSLATED' | 'REVISED' | 'CLEARED';
};

/** How far a translated sentence is. Missing, stale and proposed keep the document from being published. */
export const sentenceStates = ['missing', 'stale', 'proposed', 'translated', 'revised', 'cleared'] as const;
export type SentenceState = (typeof sentenceStates)[number];

/**
 * What one language says of a sentence; `hash` is of the source text it was made from, null where nothing is said; `read` is the hash
 * that a reading of it names: of its text, or of the one it is said together with.
 */
export type Said = { text: string; state: SentenceState; hash: string | null; read: string };

/** A sentence of the source beside what every other language says of it. */
export type AlignedSentence = {
  uid: string;
  /** Language it was written in. */
  language: string;
  text: string;
  hash: string;
  said: Readonly<Record<string, Said>>;
};

/** The state that a reading leads to. */
export const stepTo = { TRANSLATED: 'translated', REVISED: 'revised', CLEARED: 'cleared' } as const;

/** The sentence that an empty one is said together with: the last before it that has a text. */
export function leanOf<T extends { uid: string; text: string }>(rows: readonly T[], uid: string): T | undefined {
  const place = rows.findIndex((row) => row.uid === uid);
  return rows.slice(0, Math.max(place, 0)).findLast(({ text }) => text !== '');
}

/**
 * A block's sentences, each beside its translations. A translation is stale where it was made from another text than the source
 * sentence has now; it is revised or cleared where somebody said so of exactly these two texts. One that is said together with the
 * sentence before is never further than that.
 */
export function alignSentences(
  language: string,
  source: readonly SourceRow[],
  translations: Readonly<Record<string, readonly TranslationRow[]>>,
  reviews: readonly Review[],
): AlignedSentence[] {
  const hashes = new Map(source.map(({ uid, text }) => [uid, textHash(text)]));
  const sides = Object.entries(translations).map(
    ([other, rows]) => [other, saidOf(rows, hashes, ofLanguage(reviews, other))] as const,
  );
  return source.map(({ uid, text }) => {
    const said = sides.map(([other, all]) => [other, all.get(uid) ?? nothing] as const);
    return { uid, language, text, hash: hashes.get(uid) ?? '', said: Object.fromEntries(said) };
  });
}

const ofLanguage = (reviews: readonly Review[], language: string) =>
  reviews.filter((review) => review.language === language);

const nothing: Said = { text: '', state: 'missing', hash: null, read: '' };

/** What each row of a translation says, by the id of its sentence. */
function saidOf(
  rows: readonly TranslationRow[],
  hashes: ReadonlyMap<string, string>,
  reviews: readonly Review[],
): Map<string, Said> {
  const said = new Map<string, Said>();
  let lean = nothing;
  for (const row of rows) {
    const { uid, text, sourceHash: hash } = row;
    const read = text === '' ? lean.read : textHash(text);
    const own = stateOf(row, hashes.get(uid), reviews, read);
    const state = text === '' && isDoubtful(lean.state) && !isWorse(own, lean.state) ? lean.state : own;
    const one = text === '' && lean === nothing ? nothing : { text, state, hash, read };
    said.set(uid, one);
    if (text !== '') lean = one;
  }
  return said;
}

const isDoubtful = (state: SentenceState) => sentenceStates.indexOf(state) < sentenceStates.indexOf('translated');
const isWorse = (one: SentenceState, other: SentenceState) =>
  sentenceStates.indexOf(one) < sentenceStates.indexOf(other);

function stateOf(
  row: TranslationRow,
  hash: string | undefined,
  reviews: readonly Review[],
  read: string,
): SentenceState {
  if (row.sourceHash !== hash) return 'stale';
  const last = reviews.findLast((one) => one.uid === row.uid && one.sourceHash === hash && one.textHash === read);
  if (last) return stepTo[last.step];
  return row.isProposed ? 'proposed' : 'translated';
}

/**
 * Does a translation say what the source no longer has, or say it in another order? Its sentences may each be current; the whole
 * is not.
 */
export function isOutOfOrder(source: readonly SourceRow[], translation: readonly TranslationRow[]): boolean {
  const places = translation.map(({ uid }) => source.findIndex((one) => one.uid === uid));
  return places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0));
}
