/** Days within which the secretariat means to answer a proposal; after them it is late. */
export const answerDays = 14;

/** Proposals that may be open for one party at a time. */
export const mostOpen = 50;

/** Whether a proposal made at a moment still waits at another although it should have been answered. */
export function isLate(proposedAt: Date, now: Date): boolean {
  return now.getTime() - proposedAt.getTime() > answerDays * 86_400_000;
}
