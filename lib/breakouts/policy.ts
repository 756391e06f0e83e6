import type { Attribution, RecommendationStatus } from '@/lib/core/prisma/enums';

/** Texts a group is still at, or has taken back. They are for the meeting; who reads the published Highlights does not get them. */
export const groupsOwn = ['DRAFT', 'GROUP_REVIEW', 'WITHDRAWN'] as const satisfies readonly RecommendationStatus[];

/** What is stored of a point's source. */
export type Source<P, S> = { attribution: Attribution; party: P | null; speaker: S | null };

/** What a reader is shown of it: never more than the level. */
export type Attributed<P, S> =
  { level: 'NAMED'; party: P; speaker: S } | { level: 'MECHANISM'; party: P } | { level: 'REGION' } | { level: 'NONE' };

/**
 * Whom a point is attributed to, for every view, paper and export: the one way from a stored point to a reader. What is
 * missing (a name that was erased) lowers the level by one; nothing raises it, whatever is stored beside it.
 */
export function attributionOf<P, S>({ attribution, party, speaker }: Source<P, S>): Attributed<P, S> {
  if (attribution === 'NONE') return { level: 'NONE' };
  if (attribution === 'REGION' || !party) return { level: 'REGION' };
  if (attribution === 'MECHANISM' || !speaker) return { level: 'MECHANISM', party };
  return { level: 'NAMED', party, speaker };
}

/** The language that points are typed in: the group's, else the reader's, where it is one of the meeting's. */
export function languageOfPoints(ofGroup: string | null, locale: string, languages: readonly string[]): string {
  return [ofGroup, locale, languages[0]].find((one) => one && languages.includes(one)) ?? 'en';
}
