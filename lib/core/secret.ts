import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { env } from './env';

/** A random text for links and cookies: 32 bytes, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A six-digit code, leading zeros kept. */
export function randomCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** What is stored instead of a secret: HMAC with the instance's own key, so that a stolen table cannot be searched for six-digit codes. */
export function hashSecret(purpose: string, value: string): string {
  return createHmac('sha256', env().PARLEY_SECRET).update(`${purpose}\0${value}`).digest('hex');
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
