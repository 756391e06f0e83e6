import type { SilenceOutcome } from '@/lib/core/prisma/enums';

/** OPEN: nobody has broken it and time remains. BROKEN as soon as one delegation has, before it is concluded. DUE: time is over, the job has not come yet. */
export type SilenceState = 'OPEN' | 'BROKEN' | 'DUE' | 'ADOPTED' | 'CANCELLED';

type Facts = { closesAt: Date; breaks: number; end: SilenceOutcome | null };

/** How a silence procedure stands at a moment. */
export function silenceAt({ closesAt, breaks, end }: Facts, now: Date): SilenceState {
  if (end) return end;
  if (breaks > 0) return 'BROKEN';
  return now < closesAt ? 'OPEN' : 'DUE';
}

/** May a delegation still break it? Up to the deadline and not at it, and while it has not ended; others may join one that is broken. */
export function isBreakable({ closesAt, end }: Omit<Facts, 'breaks'>, now: Date): boolean {
  return end === null && now < closesAt;
}

/** What it ends with once its time is over; null before. A text that is no longer the one that was sent is never adopted. */
export function conclusionOf(
  { closesAt, breaks, isTextCurrent }: { closesAt: Date; breaks: number; isTextCurrent: boolean },
  now: Date,
): SilenceOutcome | null {
  if (!isTextCurrent) return 'CANCELLED';
  if (now < closesAt) return null;
  return breaks > 0 ? 'BROKEN' : 'ADOPTED';
}
