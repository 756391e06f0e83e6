/** What is handed out at the door. */
export const handOuts = ['BADGE', 'RECEIVER', 'DOCUMENTS'] as const;
export type HandOut = (typeof handOuts)[number];

/** What decides on it: how the person takes part, which languages they follow, and what they have been given. */
export type Guest = {
  isInPerson: boolean;
  languages: readonly string[];
  given: readonly HandOut[];
};

/**
 * What is still to be handed out. A receiver goes to whoever does not follow the floor in every language of the meeting;
 * of whom nothing is known, they are asked. Nothing is handed to those who take part online.
 */
export function dueHandOuts({ isInPerson, languages, given }: Guest, ofMeeting: readonly string[]): HandOut[] {
  if (!isInPerson) return [];
  const needsReceiver = ofMeeting.length > 1 && ofMeeting.some((language) => !languages.includes(language));
  return handOuts.filter((one) => !given.includes(one) && (one !== 'RECEIVER' || needsReceiver));
}
