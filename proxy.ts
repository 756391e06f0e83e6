import { NextResponse, type NextRequest } from 'next/server';
import createIntlMiddleware from 'next-intl/middleware';

import { isDatabaseAnswering } from '@/lib/core/database-watch';
import { withWorker } from '@/lib/core/offline-pages';
import { mostPostBytes } from '@/lib/core/upload-size';
import { awayPage, awaySeconds } from '@/lib/i18n/away-page';
import {
  defaultLocale,
  isLocale,
  languageCookie,
  localeCookie,
  localeHeader,
  routing,
  type Locale,
} from '@/lib/i18n/routing';
import { tooBigPage } from '@/lib/i18n/too-big-page';

/**
 * Runs before every page: chooses the language, hands out the content security policy, and answers by itself while the
 * database is away or where a post is too large for a form, since a page can no longer say so once it has begun.
 * It decides nothing about who may see what. Requests can be made to pass it by; permissions live where data is read.
 */
const chooseLanguage = createIntlMiddleware(routing);

/**
 * Goes on to a page whose address says its language: nothing to choose. The cookie remembers it for addresses that do not,
 * whatever the browser accepts: next-intl weighed every language of that list for each page.
 */
function inLanguage(request: NextRequest, locale: Locale): NextResponse {
  request.headers.set(localeHeader, locale);
  const response = NextResponse.next({ request: { headers: request.headers } });
  const cookie = languageCookie(locale, {
    destination: request.headers.get('sec-fetch-dest') ?? 'document',
    remembered: request.cookies.get(localeCookie)?.value,
  });
  if (cookie) response.headers.append('Set-Cookie', cookie);
  return response;
}

function contentSecurityPolicy(nonce: string, pathname: string): string {
  // React's development build rebuilds stack traces with eval; production does not.
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src ${withWorker.test(pathname) ? "'self'" : "'none'"}`,
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

/** 503 with a word to the reader: at a page in its language, elsewhere without one. */
function away(request: NextRequest, policy: string | null): NextResponse {
  const first = request.nextUrl.pathname.split('/')[1];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const body = policy === null ? null : awayPage(isLocale(first) ? first : defaultLocale, !isRead);
  const headers = { 'Cache-Control': 'private, no-store', 'Retry-After': String(awaySeconds) };
  const ofPage = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy ?? '' };
  return new NextResponse(body, { status: 503, headers: policy === null ? headers : { ...headers, ...ofPage } });
}

/** 413 in the reader's language. The framework would cut the post off and answer 500 with two words of its own. */
function tooBig(request: NextRequest, policy: string): NextResponse {
  const first = request.nextUrl.pathname.split('/')[1];
  return new NextResponse(tooBigPage(isLocale(first) ? first : defaultLocale), {
    status: 413,
    headers: {
      'Cache-Control': 'private, no-store',
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    },
  });
}

/** A file at the top, such as /apple-touch-icon.png or /.well-known/…: those that exist do not come here. No page has such an address. */
const noSuchFile = /^\/[^/]*\./;

export default async function proxy(request: NextRequest) {
  if (!isReadable(request.nextUrl))
    return new NextResponse(null, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  const { pathname } = request.nextUrl;
  if (noSuchFile.test(pathname))
    return new NextResponse('Not found\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  // Route handlers set their own headers; the one on health says itself what it finds.
  if (pathname.startsWith('/api/'))
    return pathname === '/api/health' || (await isDatabaseAnswering()) ? NextResponse.next() : away(request, null);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, pathname);
  if (Number(request.headers.get('content-length') ?? 0) > mostPostBytes) return tooBig(request, policy);

  // Next reads the nonce out of the request's policy and puts it on its own scripts.
  // Setting both also overwrites whatever a client sent under these names.
  request.headers.set('x-nonce', nonce);
  request.headers.set('content-security-policy', policy);

  const first = pathname.split('/', 2)[1];
  const response = isLocale(first) ? inLanguage(request, first) : chooseLanguage(request);
  // On the way to the address with its language nothing is read yet.
  if (!response.headers.has('location') && !(await isDatabaseAnswering())) return away(request, policy);
  response.headers.set('Content-Security-Policy', policy);
  // Pages depend on who reads them; no shared cache and no history of a shared computer may keep one.
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

export const config = {
  // Everything but the framework's files, the files in app/ that are served under their own names, and the addresses to which rooms
  // send each half second (where it names a meeting as meetings are named) and crowds their forms, which answer for themselves.
  matcher: [
    '/((?!_next/|api/meetings/[a-z0-9-]+/room$|api/forms/[a-z-]+$|(?:icon\\.svg|favicon\\.ico|apple-icon\\.png|robots\\.txt|sitemap\\.xml)$).*)',
  ],
};
