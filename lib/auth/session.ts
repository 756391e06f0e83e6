import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/core/env';
import { sessionSeconds } from './session-length';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isSecure = () => env().baseUrl.startsWith('https:');
/** next-auth's own name, so that its tools read the same cookie. */
export const sessionCookie = () => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

/** The id of the session this browser claims to hold, or null. Proves nothing yet: see `actorOfSession`. */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie())?.value;
  if (!token) return null;
  const known = opened.get(token);
  if (known) return known.expires > Date.now() ? known.id : null;
  const claims = await decode({ token, secret: env().PARLEY_SECRET }).catch(() => null);
  const id = claims?.sessionId;
  if (typeof id !== 'string' || !uuid.test(id) || typeof claims?.exp !== 'number') return null;
  if (opened.size >= mostOpened) opened.clear();
  opened.set(token, { id, expires: claims.exp * 1000 });
  return id;
}

/**
 * Cookies opened before: what one holds never changes, and deriving its key and opening it cost more than the whole of asking
 * the database. Whether the session still counts is asked of the database each time.
 */
const opened = new Map<string, { id: string; expires: number }>();
const mostOpened = 5_000;

/** Gives the browser a session. Always a new one: a session is never taken over from before the sign-in (A10). */
export async function writeSession(sessionId: string): Promise<void> {
  const value = await encode({ token: { sessionId }, secret: env().PARLEY_SECRET, maxAge: sessionSeconds });
  (await cookies()).set(sessionCookie(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: sessionSeconds,
  });
}

/** Takes the session cookie away. A browser only takes a `__Secure-` cookie back when that too is said to be secure. */
export async function clearSession(): Promise<void> {
  (await cookies()).delete({ name: sessionCookie(), path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() });
}
