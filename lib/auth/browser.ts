import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/core/env';
import { randomToken } from '@/lib/core/secret';

const secure = () => env().baseUrl.startsWith('https:');
const shape = /^[A-Za-z0-9_-]{40,50}$/;

/** The random value by which a browser that asked for a link is known again; made when first needed. Action or route handler only: it may set a cookie. */
export async function browserToken(): Promise<string> {
  const jar = await cookies();
  const existing = jar.get('parley-browser')?.value;
  if (existing && shape.test(existing)) return existing;
  const value = randomToken();
  jar.set('parley-browser', value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secure(),
    path: '/',
    maxAge: 60 * 60 * 24,
  });
  return value;
}

/** The same value where it may only be read; null for a browser that never asked. */
export async function knownBrowser(): Promise<string | null> {
  return (await cookies()).get('parley-browser')?.value ?? null;
}

/** Options of the short-lived cookie that carries a link's token past the first, clean redirect (A09). */
export const linkCookie = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: secure(),
  path: '/',
  maxAge: 15 * 60,
});

/** Cookies that hold a link's token: that of a sign-in mail, and that of an invitation or registration. */
export const signInLinkCookie = 'parley-link';
export const personalLinkCookie = 'parley-invitation';

/** Cookie that holds the token of a link by which the files of a document are brought. It lasts as long as somebody may sit at that form. */
export const documentLinkCookie = 'parley-document';
export const documentCookie = () => ({ ...linkCookie(), maxAge: 4 * 60 * 60 });

/** The token of the sign-in link last opened in this browser. */
export const readLinkToken = () => readToken(signInLinkCookie);

/** The token of the personal link (invitation, registration) last opened in this browser. */
export const readPersonalLinkToken = () => readToken(personalLinkCookie);

/** The token of the link to a document last opened in this browser. */
export const readDocumentLinkToken = () => readToken(documentLinkCookie);

async function readToken(name: string): Promise<string | null> {
  const value = (await cookies()).get(name)?.value;
  return value && shape.test(value) ? value : null;
}
