import type {
  FormKind,
  FormResponseStatus,
  MeetingPhase,
  ParticipantCategory,
  RegistrationStatus,
} from '@/lib/core/prisma/enums';
import { isEditable } from '@/lib/registration/policy';

/** Whether a delegation of this category is asked a form; one that names no category asks everybody. */
export function isAskedOf(categories: readonly ParticipantCategory[], category: ParticipantCategory): boolean {
  return categories.length === 0 || categories.includes(category);
}

export type FormTimes = { kind: FormKind; opensAt: Date | null; closesAt: Date | null };
export type MeetingTimes = {
  phase: MeetingPhase;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
};

/** Whether a form can be answered for a registration: it can, not yet, once confirmed, no longer, or the registration has ended. */
export type FormWindow = 'open' | 'not_open' | 'after_confirmation' | 'closed' | 'ended';

/** From when to when a form is open. One asked with the registration follows its window where it has no times of its own. */
export function timesOf(form: FormTimes, meeting: MeetingTimes): { opensAt: Date | null; closesAt: Date | null } {
  const follows = form.kind === 'REGISTRATION';
  return {
    opensAt: form.opensAt ?? (follows ? meeting.registrationOpensAt : null),
    closesAt: form.closesAt ?? (follows ? meeting.registrationClosesAt : null),
  };
}

/** The window for this registration at a moment. The secretariat may fill in before, after and between, until the meeting is closed. */
export function formWindow(
  form: FormTimes,
  registration: { status: RegistrationStatus },
  meeting: MeetingTimes,
  { isSecretariat }: { isSecretariat: boolean },
  now: Date,
): FormWindow {
  if (meeting.phase === 'CLOSED') return 'closed';
  if (!isEditable(registration.status)) return 'ended';
  if (isSecretariat) return 'open';
  if (form.kind === 'FOLLOW_UP' && registration.status !== 'CONFIRMED') return 'after_confirmation';
  const { opensAt, closesAt } = timesOf(form, meeting);
  if (opensAt && now < opensAt) return 'not_open';
  return closesAt && now >= closesAt ? 'closed' : 'open';
}

/** Where a form stands for a registration, as it is listed. */
export type FormState =
  'to_do' | 'draft' | 'handed_in' | 'to_complete' | 'not_open' | 'after_confirmation' | 'closed' | 'ended';

/**
 * The state of a form: what was handed in stays handed in, also when a later version asks for more ("to complete"); what
 * was not is as its window is.
 */
export function formState(
  window: FormWindow,
  response: { status: FormResponseStatus; missing: number } | null,
): FormState {
  if (response?.status === 'SUBMITTED') return response.missing > 0 && window === 'open' ? 'to_complete' : 'handed_in';
  if (window !== 'open') return window;
  return response ? 'draft' : 'to_do';
}
