/**
 * Days after a meeting's last day on which what is kept of its people goes. What is sensitive has dates of its own
 * (`kinds.ts`). Certificates stay until their holder asks for erasure, since they are there to be verified years later;
 * letters of invitation, lists and decisions are the archive of the meeting.
 */
export const retentionDays = {
  /** Answers and files of the forms that open after confirmation: travel, visa, stay. */
  followUpAnswers: 30,
  /** Answers and files of the forms asked with the registration. */
  registrationAnswers: 365,
  /** What visa letters and badges say. */
  travelPapers: 30,
  /** What letters of award say: finance answers for them until its accounts are closed. */
  awards: 365,
  nominationLetters: 365,
  /** The secretariat's own remarks, what was asked to be corrected, and what delegations said among themselves. */
  remarks: 365,
  /** What exactly an audited change was about; that it was made stays. */
  auditDetails: 365,
  mails: 365,
} as const;

/** Days after the answer's form serves no longer, by when the form is asked. */
export function daysOfAnswers(kind: 'REGISTRATION' | 'FOLLOW_UP'): number {
  return kind === 'FOLLOW_UP' ? retentionDays.followUpAnswers : retentionDays.registrationAnswers;
}
