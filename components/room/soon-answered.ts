import type { Outcome } from './send-edit';

/** Longest time that a form waits to be told what the server says; after that it says that the text waits on the device. */
const patience = 3_000;

/** What the server says of an edit; null where it does not say so soon. */
export function soonAnswered(outcome: Promise<Outcome>): Promise<Outcome | null> {
  return Promise.race([outcome, new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))]);
}
