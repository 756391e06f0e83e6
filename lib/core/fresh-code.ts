import { randomInt } from 'node:crypto';

/** Without signs that are read for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh stable code, such as `q-7h3kqa`: never one of those given as taken. */
export function freshCode(prefix: string, taken: ReadonlySet<string>): string {
  let made: string;
  do {
    made = `${prefix}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
  } while (taken.has(made));
  return made;
}
