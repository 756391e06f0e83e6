/** Twelve hours: a working day at a meeting. The row in AuthSession decides; the cookie only names it. */
export const sessionSeconds = 12 * 60 * 60;
