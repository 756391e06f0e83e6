import type { HandOut } from './hand-out';
import type { Direction } from '../schema';

/** Within so many milliseconds the same record of the same person is one tap that came twice: nobody comes in twice in between. */
export const sameTapWithin = 5_000;

/** What a record says, and of whom. */
export type Tap = {
  code?: string | undefined;
  registration?: string | undefined;
  direction: Direction;
  session: string | null;
  handedOut: readonly HandOut[];
};

/** Whether `later`, at `now`, says nothing that `earlier` has not said a moment ago: a button pressed twice, a badge read twice. */
export function isSameTap(earlier: Tap & { at: string }, later: Tap, now: Date): boolean {
  return (
    earlier.code === later.code &&
    earlier.registration === later.registration &&
    earlier.direction === later.direction &&
    earlier.session === later.session &&
    later.handedOut.every((one) => earlier.handedOut.includes(one)) &&
    Math.abs(now.getTime() - Date.parse(earlier.at)) < sameTapWithin
  );
}
