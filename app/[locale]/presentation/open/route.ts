import { NextResponse, type NextRequest } from 'next/server';
import { documentCookie, documentLinkCookie } from '@/lib/auth/browser';
import { env } from '@/lib/core/env';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';

/**
 * The link in a mail to a speaker. Puts the token into a cookie of some hours and goes to a clean address (A09). Uses nothing up:
 * mail scanners may open it as often as they like (A08).
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const response = NextResponse.redirect(
    `${env().baseUrl}/${isLocale(locale) ? locale : defaultLocale}/presentation`,
    303,
  );
  const token = request.nextUrl.searchParams.get('t');
  if (token && token.length <= 100) response.cookies.set(documentLinkCookie, token, documentCookie());
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
