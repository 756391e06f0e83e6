import type { SentenceState } from '../model/alignment';
import type { Proposal } from '../model/differences';
import type { Kind } from '../model/sentences';

/** A sentence as it is given to a translator, texts as they are typed. */
export type TranslationUnit = {
  uid: string;
  block: string;
  kind: Kind;
  /** Where it stands, in words. */
  place: string;
  source: string;
  /** textHash of the source: what comes back is bound to it. */
  hash: string;
  /** Empty where nothing is said yet. */
  target: string;
  state: SentenceState;
};

/** What is given to a translator in one file. */
export type TranslationFile = { symbol: string; source: string; target: string; units: readonly TranslationUnit[] };

/** Why a file is no file of translations; the first thing found. */
export type TranslationProblem = 'not_translations' | 'no_target_language' | 'too_many_units';

/** What a file says, and in which language; or why it says nothing. */
export type ReadTranslations = { problem: TranslationProblem } | { target: string; proposals: Proposal[] };

/** Most sentences of one file: no document is nearly so long. */
export const mostUnits = 20_000;
