import type { MeetingPhase } from '@/lib/core/prisma/enums';

/** Languages a meeting can work in: those the interface has. */
export const meetingLanguages = ['en', 'fr', 'es'] as const;

/** Roles for a whole meeting that its secretariat gives by name; the others come with an invitation or a group. */
export const appointable = ['ORGANISER', 'CHAIR', 'TRANSLATOR', 'SCREEN_OPERATOR', 'OBSERVER'] as const;

/** The edges of a meeting's windows, by the names of their fields. */
export const edges = ['registrationOpens', 'registrationCloses', 'surveyCloses'] as const;

/** A change of phase by its verb: where it may start and where it leads. */
export const phaseMoves = {
  open: { from: ['PREPARATION'], to: 'OPEN' },
  close: { from: ['OPEN'], to: 'CLOSED' },
  cancel: { from: ['PREPARATION', 'OPEN'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly MeetingPhase[]; to: MeetingPhase }>;

export type PhaseMove = keyof typeof phaseMoves;

/** Whether a meeting in this phase may be opened, closed or called off. */
export function mayMove(phase: MeetingPhase, move: PhaseMove): boolean {
  const from: readonly MeetingPhase[] = phaseMoves[move].from;
  return from.includes(phase);
}

/** Whether the meeting's own data may still change: a closed meeting is a record. */
export function isEditable(phase: MeetingPhase): boolean {
  return phase !== 'CLOSED';
}

/** Whether everybody may know of the meeting. */
export function isPublic(phase: MeetingPhase): boolean {
  return phase !== 'PREPARATION';
}
