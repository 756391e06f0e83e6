import { NextResponse, type NextRequest } from 'next/server';
import { linkCookie, personalLinkCookie } from '@/lib/auth/browser';
import { env } from '@/lib/core/env';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';

/**
 * The personal link in an invitation's or nomination's mail. Puts the token into a short-lived cookie and goes to a clean
 * address (A09). Uses nothing up and signs nobody in: mail scanners may open it as often as they like (A08).
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const response = NextResponse.redirect(
    `${env().baseUrl}/${isLocale(locale) ? locale : defaultLocale}/invitation`,
    303,
  );
  const token = request.nextUrl.searchParams.get('t');
  if (token && token.length <= 100) response.cookies.set(personalLinkCookie, token, linkCookie());
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
