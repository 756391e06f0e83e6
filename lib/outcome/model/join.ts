import { mergedText, mergeWords, type Versions } from '@/lib/recommendations/model/merge';

/**
 * Two edits of one wording joined, as those of a recommendation are: word by word, and never within a phrase that both changed.
 * Null = they say different things at one place, which a person decides.
 */
export function joinWordings(versions: Versions, language: string): string | null {
  const { base, mine, theirs } = versions;
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  return mergedText(mergeWords(versions, language));
}
