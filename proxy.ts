import { NextResponse, type NextRequest } from 'next/server';
import createIntlMiddleware from 'next-intl/middleware';

import { isLocale, localeCookie, localeHeader, routing } from '@/lib/i18n/routing';

/**
 * Runs before every page: chooses the language and hands out the content security policy.
 * It decides nothing about who may see what. Requests can be made to pass it by; permissions live where data is read.
 */
const chooseLanguage = createIntlMiddleware(routing);

/** The language of an address that says the one this browser last chose: nothing to choose, nothing to remember. */
function languageKept({ nextUrl, cookies }: NextRequest): string | null {
  const [, first] = nextUrl.pathname.split('/', 2);
  return isLocale(first) && cookies.get(localeCookie)?.value === first ? first : null;
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build rebuilds stack traces with eval; production does not.
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Whether an address is text: its bytes are UTF-8 and none is NUL, which PostgreSQL refuses in any text. */
function isReadable({ pathname, search }: { pathname: string; search: string }): boolean {
  try {
    decodeURIComponent(pathname);
  } catch {
    return false;
  }
  return !`${pathname}${search}`.includes('%00');
}

export default function proxy(request: NextRequest) {
  if (!isReadable(request.nextUrl))
    return new NextResponse(null, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  // Route handlers set their own headers.
  if (request.nextUrl.pathname.startsWith('/api/')) return NextResponse.next();

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);

  // Next reads the nonce out of the request's policy and puts it on its own scripts.
  // Setting both also overwrites whatever a client sent under these names.
  request.headers.set('x-nonce', nonce);
  request.headers.set('content-security-policy', policy);

  const kept = languageKept(request);
  if (kept) request.headers.set(localeHeader, kept);
  const response = kept ? NextResponse.next({ request: { headers: request.headers } }) : chooseLanguage(request);
  response.headers.set('Content-Security-Policy', policy);
  // Pages depend on who reads them; no shared cache and no history of a shared computer may keep one.
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

export const config = {
  // Everything but the framework's files and the icon.
  matcher: ['/((?!_next/|icon.svg$|favicon.ico$|robots.txt$).*)'],
};
