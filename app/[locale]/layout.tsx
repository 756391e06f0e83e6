import '@/app/styles/parley.css';

import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';

import { SoftNavigation } from '@/components/shell/soft-navigation';
import { directionOf, isLocale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

// Every page carries the nonce of its request (proxy.ts), so none may be rendered ahead.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { default: t('brand'), template: t('title', { page: '%s' }) }, description: t('description') };
}

interface LocaleLayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/** The document: language, direction, the way past the navigation. Masthead and footer belong to the sections' layouts. */
export default async function LocaleLayout({ children, params }: LocaleLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('common');
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
        <SoftNavigation />
      </body>
    </html>
  );
}
