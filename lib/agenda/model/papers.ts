/** What is printed of a programme: the annotated agenda says all of each item, the booklet is for the pocket. */
export const programmePapers = ['annotated-agenda', 'booklet'] as const;
export type ProgrammePaper = (typeof programmePapers)[number];

export const programmeFormats = ['pdf', 'docx'] as const;
export type ProgrammeFormat = (typeof programmeFormats)[number];
