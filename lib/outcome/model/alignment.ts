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

/** What one language says of a sentence; `hash` is of the source text it was made from, null where nothing is said. */
export type Said = { text: string; state: SentenceState; hash: string | null };

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

/**
 * A block's sentences, each beside its translations. A translation is stale where it was made from another text than the source
 * sentence has now; it is revised or cleared where somebody said so of exactly these two texts.
 */
export function alignSentences(
  language: string,
  source: readonly SourceRow[],
  translations: Readonly<Record<string, readonly TranslationRow[]>>,
  reviews: readonly Review[],
): AlignedSentence[] {
  return source.map(({ uid, text }) => {
    const hash = textHash(text);
    const said = Object.entries(translations).map(([other, rows]) => {
      const row = rows.find((one) => one.uid === uid);
      if (!row) return [other, { text: '', state: 'missing', hash: null }] as const;
      const state = stateOf(row, hash, ofLanguage(reviews, other));
      return [other, { text: row.text, state, hash: row.sourceHash }] as const;
    });
    return { uid, language, text, hash, said: Object.fromEntries(said) };
  });
}

const ofLanguage = (reviews: readonly Review[], language: string) =>
  reviews.filter((review) => review.language === language);

function stateOf(row: TranslationRow, hash: string, reviews: readonly Review[]): SentenceState {
  if (row.sourceHash !== hash) return 'stale';
  const own = textHash(row.text);
  const last = reviews.findLast((one) => one.uid === row.uid && one.sourceHash === hash && one.textHash === own);
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
