/** What an organiser may word in their own way, with the placeholders that have a value there. */
type Purpose = {
  placeholders: readonly string[];
  /** Without these the mail would be worth nothing. */
  required: readonly string[];
};

const meeting = ['meeting', 'city', 'days', 'party', 'places', 'byWhen'] as const;
const formal = ['sender', 'addressee', 'toAddressee', 'focalPoint'] as const;
const letter = [...meeting, ...formal, 'title', 'theme', 'theParty', 'toMeeting', 'salutation', 'assurances'] as const;

const withdrawn = ['meeting', 'city', 'days', 'party', 'reason'] as const;
const delegate = ['meeting', 'city', 'days', 'party', 'name'] as const;
const surveyed = [...delegate, 'byWhen', 'survey', 'page'] as const;

/**
 * Mails and letters that can be worded per meeting and language, with the allow-list of their placeholders.
 * `link` stands in mails to the nominated address only: a letter is meant to be forwarded and holds none. A `reason` that
 * somebody has written for the person is never left out by words that forget it.
 */
export const purposes = {
  invitation: { placeholders: [...meeting, 'name', 'link'], required: ['link'] },
  'invitation-letter': { placeholders: [...meeting, ...formal], required: [] },
  'invitation-reminder': { placeholders: [...meeting, 'name', 'link'], required: ['link'] },
  'invitation-letter-reminder': { placeholders: [...meeting, ...formal], required: [] },
  'invitation-withdrawn': { placeholders: [...withdrawn, 'name'], required: ['reason'] },
  'invitation-letter-withdrawn': { placeholders: [...withdrawn, ...formal], required: ['reason'] },
  letter: { placeholders: letter, required: [] },
  'note-verbale': { placeholders: letter, required: [] },
  nomination: { placeholders: [...delegate, 'byWhen', 'link'], required: ['link'] },
  'registration-confirmed': { placeholders: [...delegate, 'reason', 'link'], required: ['reason'] },
  'registration-waitlisted': { placeholders: [...delegate, 'reason', 'link'], required: ['reason'] },
  'registration-declined': { placeholders: [...delegate, 'reason'], required: ['reason'] },
  'registration-withdrawn': { placeholders: delegate, required: [] },
  'registration-substituted': { placeholders: delegate, required: [] },
  'place-offer': { placeholders: [...delegate, 'until', 'link'], required: ['until', 'link'] },
  'place-offer-lapsed': { placeholders: delegate, required: [] },
  'change-accepted': { placeholders: [...delegate, 'reason'], required: ['reason'] },
  'change-declined': { placeholders: [...delegate, 'reason'], required: ['reason'] },
  'survey-reminder': { placeholders: surveyed, required: ['page'] },
  'survey-extended': { placeholders: [...surveyed, 'deadline', 'reason'], required: ['deadline', 'reason', 'page'] },
  'paper-issued': { placeholders: [...delegate, 'paper', 'code', 'link'], required: ['link'] },
} as const satisfies Record<string, Purpose>;

export type WordedPurpose = keyof typeof purposes;

export const wordedPurposes = Object.keys(purposes) as [WordedPurpose, ...WordedPurpose[]];

/** To whom and why: mails and letters of an invitation, mails about somebody's registration, about the survey, and about a paper. */
export const purposeGroups = {
  inviting: [
    'invitation',
    'invitation-letter',
    'invitation-reminder',
    'invitation-letter-reminder',
    'invitation-withdrawn',
    'invitation-letter-withdrawn',
    'letter',
    'note-verbale',
  ],
  registration: [
    'nomination',
    'registration-confirmed',
    'registration-waitlisted',
    'registration-declined',
    'registration-withdrawn',
    'registration-substituted',
    'place-offer',
    'place-offer-lapsed',
    'change-accepted',
    'change-declined',
  ],
  survey: ['survey-reminder', 'survey-extended'],
  papers: ['paper-issued'],
} as const satisfies Record<string, readonly WordedPurpose[]>;

export type InvitingPurpose = (typeof purposeGroups.inviting)[number];
export type RegistrationPurpose = (typeof purposeGroups.registration)[number];
export type SurveyPurpose = (typeof purposeGroups.survey)[number];

export function isInviting(purpose: WordedPurpose): purpose is InvitingPurpose {
  return purposeGroups.inviting.some((known) => known === purpose);
}

export function isOfRegistration(purpose: WordedPurpose): purpose is RegistrationPurpose {
  return purposeGroups.registration.some((known) => known === purpose);
}

export function isOfSurvey(purpose: WordedPurpose): purpose is SurveyPurpose {
  return purposeGroups.survey.some((known) => known === purpose);
}

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
