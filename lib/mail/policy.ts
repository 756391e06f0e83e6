/** What an organiser may word in their own way, with the placeholders that have a value there. */
type Purpose = {
  placeholders: readonly string[];
  /** Without these the mail would be worth nothing. */
  required: readonly string[];
};

const meeting = ['meeting', 'city', 'days', 'party', 'places', 'byWhen'] as const;
const formal = ['sender', 'addressee', 'toAddressee', 'focalPoint'] as const;
const letter = [...meeting, ...formal, 'title', 'theme', 'theParty', 'toMeeting', 'salutation', 'assurances'] as const;

/**
 * Mails and letters that can be worded per meeting and language, with the allow-list of their placeholders.
 * `link` stands in mails to the nominated address only: a letter is meant to be forwarded and holds none.
 */
export const purposes = {
  invitation: { placeholders: [...meeting, 'name', 'link'], required: ['link'] },
  'invitation-letter': { placeholders: [...meeting, ...formal], required: [] },
  'invitation-reminder': { placeholders: [...meeting, 'name', 'link'], required: ['link'] },
  'invitation-letter-reminder': { placeholders: [...meeting, ...formal], required: [] },
  letter: { placeholders: letter, required: [] },
  'note-verbale': { placeholders: letter, required: [] },
} as const satisfies Record<string, Purpose>;

export type WordedPurpose = keyof typeof purposes;

export const wordedPurposes = Object.keys(purposes) as [WordedPurpose, ...WordedPurpose[]];

/** Printed and not mailed: its subject is the line in bold, its text the paragraphs. */
export function isPaper(purpose: WordedPurpose): boolean {
  return purpose === 'letter' || purpose === 'note-verbale';
}

/** Names between braces that this purpose does not know, each once. */
export function unknownPlaceholders(purpose: WordedPurpose, text: string): string[] {
  const known: readonly string[] = purposes[purpose].placeholders;
  return [...new Set(namesIn(text))].filter((name) => !known.includes(name));
}

/** Placeholders this purpose cannot do without and the text does not have. */
export function missingPlaceholders(purpose: WordedPurpose, text: string): string[] {
  const names = namesIn(text);
  return purposes[purpose].required.filter((name) => !names.includes(name));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim());
}
