import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';

import type { FrameWords } from './frame-words';

interface FooterProps {
  locale: Locale;
  words: FrameWords['footer'];
  /** The meeting's IANA zone; said where times of a meeting are shown. */
  zone?: string | undefined;
}

export function Footer({ locale, words, zone }: FooterProps) {
  const link = (path: string, label: string) => (
    <a href={localisedPath(path, locale)} data-soft="">
      {label}
    </a>
  );
  return (
    <footer className="foot">
      <div className="wrap row">
        {link('/data-protection', words.dataProtection)}
        {link('/accessibility', words.accessibility)}
        {link('/help', words.help)}
        {zone ? <span className="push">{words.zone.replace('{zone}', zone)}</span> : null}
      </div>
    </footer>
  );
}
