'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { IllustrativeBand } from '@/components/ui/illustrative-band';
import type { FormAction } from '@/lib/core/form-state';
import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';

import { Footer } from './footer';
import type { FrameWords } from './frame-words';
import { Masthead } from './masthead';
import type { NavGroup, NavItem } from './nav-item';
import { SideLinks } from './side-links';
import { SignOutButton } from './sign-out-button';
import { TabLinks } from './tab-links';

/** Who is signed in, and how they leave. */
export type Reader = { name: string; leave: FormAction; idempotencyKey: string };

export interface FrameProps {
  locale: Locale;
  words: FrameWords;
  reader: Reader | null;
  place?: ReactNode;
  /** People, answers and texts of this part are invented: said on every page of it. */
  illustrative?: boolean;
  tabs?: readonly NavItem[];
  tabsLabel?: string;
  /** Side navigation of the secretariat; puts the page beside it. */
  side?: readonly NavGroup[];
  /** A published page: large serif title. */
  published?: boolean;
  /** IANA zone of the meeting whose times are shown. */
  zone?: string;
  children?: ReactNode;
}

/** The frame as it is seen; pages use `PageShell`, which knows the reader and the language. */
export function Frame({ locale, words, reader, place, published, zone, children, ...of }: FrameProps) {
  // Knows the address of the moment, which a layout does not: it stays mounted while pages change below it.
  const path = usePathname().replace(`/${locale}`, '') || '/';
  return (
    <div className={published ? 'pub' : undefined}>
      <Masthead locale={locale} words={words} place={place}>
        <Person locale={locale} words={words} reader={reader} />
      </Masthead>
      {of.illustrative ? <IllustrativeBand {...words.illustrative} /> : null}
      {of.tabs ? <TabLinks items={of.tabs} locale={locale} path={path} label={of.tabsLabel ?? words.nav.tabs} /> : null}
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          {of.side ? (
            <div className="desk">
              <SideLinks groups={of.side} locale={locale} path={path} words={words.nav} />
              <div>{children}</div>
            </div>
          ) : (
            children
          )}
        </div>
      </main>
      <Footer locale={locale} words={words.footer} zone={zone} />
    </div>
  );
}

/** Who is signed in, with the way to their page and out; otherwise the way in. */
function Person({ locale, words, reader }: Pick<FrameProps, 'locale' | 'words' | 'reader'>) {
  if (!reader)
    return (
      <a href={localisedPath('/sign-in', locale)} data-soft="">
        {words.person.signIn}
      </a>
    );
  return (
    <>
      <a href={localisedPath('/work', locale)} data-soft="">
        <bdi>{reader.name}</bdi>
      </a>
      <SignOutButton
        action={reader.leave}
        idempotencyKey={reader.idempotencyKey}
        label={words.person.signOut}
        words={words.leave}
      />
    </>
  );
}
