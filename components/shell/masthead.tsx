import type { ReactNode } from 'react';

import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';

import type { FrameWords } from './frame-words';
import { LanguageSwitch } from './language-switch';

interface MastheadProps {
  locale: Locale;
  words: FrameWords;
  /** Where one is: the meeting with place and dates, or the part of the site. */
  place?: ReactNode;
  /** Who is signed in, or the way to sign in. */
  children: ReactNode;
}

/** The same on every page, so that nobody wonders which site this is. */
export function Masthead({ locale, words, place, children }: MastheadProps) {
  return (
    <header className="mast">
      <div className="wrap">
        <a className="brand" href={localisedPath('/', locale)} data-soft="">
          {words.brand}
        </a>
        {place ? <span className="where">{place}</span> : null}
        <div className="tools">
          <LanguageSwitch label={words.languages} />
          <div className="person">{children}</div>
        </div>
      </div>
    </header>
  );
}
