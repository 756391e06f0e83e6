import type { SilenceOutcome } from '@/lib/core/prisma/enums';

/** OPEN: nobody has broken it and time remains. BROKEN as soon as one delegation has. DUE: time is over and nobody has broken it; the job has not come yet. */
export type SilenceState = 'OPEN' | 'BROKEN' | 'DUE' | 'ADOPTED' | 'CANCELLED';

type Facts = { closesAt: Date; breaks: number; end: SilenceOutcome | null };

/** How a silence procedure stands at a moment. */
export function silenceAt({ closesAt, breaks, end }: Facts, now: Date): SilenceState {
  if (end) return end;
  if (breaks > 0) return 'BROKEN';
  return now < closesAt ? 'OPEN' : 'DUE';
}

/** May a delegation still break it? Up to the deadline and not at it, and while it has not ended; others may join one that was broken. */
export function isBreakable({ closesAt, end }: Omit<Facts, 'breaks'>, now: Date): boolean {
  return (end === null || end === 'BROKEN') && now < closesAt;
}

/** What it ends with: broken by the first delegation; cancelled where the text is no longer the one that was sent; adopted once its time is over; null before. */
export function conclusionOf(
  { closesAt, breaks, isTextCurrent }: { closesAt: Date; breaks: number; isTextCurrent: boolean },
  now: Date,
): SilenceOutcome | null {
  if (breaks > 0) return 'BROKEN';
  if (!isTextCurrent) return 'CANCELLED';
  return now < closesAt ? null : 'ADOPTED';
}
