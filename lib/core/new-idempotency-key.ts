import { randomUUID } from 'node:crypto';

/** A key for one rendering of a form: the same form sent twice is one change. */
export function newIdempotencyKey(): string {
  return randomUUID();
}
