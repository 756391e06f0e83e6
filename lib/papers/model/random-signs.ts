import { randomBytes } from 'node:crypto';

/** Without those that look alike (0 O 1 I L U). */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random signs that people can read out: 4.9 bits each. */
export function randomSigns(count: number): string {
  // Bytes from the last incomplete round of the signs are left out, so that every sign is as likely.
  const fair = [...randomBytes(count * 4)].filter((byte) => byte < 240).slice(0, count);
  const text = fair.map((byte) => signs[byte % signs.length]).join('');
  return text.length === count ? text : randomSigns(count);
}
