/** What the directory should say of a party and does not, in the order in which it is said: `source` is that nobody has named one. */
export const missingFacts = ['chair', 'secretariat', 'members', 'themes', 'website', 'source'] as const;

export type MissingFact = (typeof missingFacts)[number];
