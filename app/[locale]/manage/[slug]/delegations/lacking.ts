import type { MeetingFrame } from '@/lib/auth/scope';
import { askedOf, type Asked } from '@/lib/representation/model';
import type { RepresentationLine } from '@/lib/representation/queries';

/** What a delegation still lacks, as its own page says it; regrets lack nothing. */
export function lackingOf(line: RepresentationLine, meeting: MeetingFrame, now: Date): Asked[] {
  return askedOf({ ...line }, { ...meeting, answerBy: line.answerBy }, now).filter(
    ({ state }) => state !== 'done' && state !== 'no' && state !== 'open',
  );
}
