import type { MeetingFrame } from '@/lib/auth/scope';

/** The days of the meeting, counted from 1, and the session's own where it lies after them. */
export function daysOf({ startsOn, endsOn }: Pick<MeetingFrame, 'startsOn' | 'endsOn'>, own: number): number[] {
  const length = Math.round((endsOn.getTime() - startsOn.getTime()) / 86_400_000) + 1;
  return Array.from({ length: Math.max(length, own) }, (_, index) => index + 1);
}
