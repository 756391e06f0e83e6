import { NextResponse, type NextRequest } from 'next/server';
import { linkCookie, signInLinkCookie } from '@/lib/auth/browser';
import { env } from '@/lib/core/env';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';

/**
 * The address in the mail. Puts the token into a short-lived cookie and goes to a clean address, so that no token stays
 * in a history or a referrer (A09). Uses nothing up and signs nobody in (A08).
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const response = NextResponse.redirect(
    `${env().baseUrl}/${isLocale(locale) ? locale : defaultLocale}/sign-in/link`,
    303,
  );
  const token = request.nextUrl.searchParams.get('t');
  if (token && token.length <= 100) response.cookies.set(signInLinkCookie, token, linkCookie());
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
