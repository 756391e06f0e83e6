/** The closed list of expected refusals. Words are put on at the edge (messages/<locale>/errors.json). */
export const refusalCodes = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid',
  'conflict',
  'closed',
  'full',
  'too_many',
  'busy',
  'unexpected',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One field's error: a code from validation.json with its parameters. */
export type FieldError = { code: string; params?: Record<string, string | number> };
export type FieldErrors = Record<string, FieldError>;

/** What a write or a check answers: a value or an expected refusal. */
export type Result<V> = { ok: true; value: V } | { ok: false; code: RefusalCode; fields?: FieldErrors };

/**
 * An expected refusal on its way out of a transaction, which it rolls back.
 * Thrown by verbs and by `authorize`; turned into a `Result` by `execute` and into a page by `lib/auth/page`.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly fields?: FieldErrors,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Returns the value, or refuses as "not found": a foreign and a missing record read the same. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Refusal('not_found');
  return value;
}
