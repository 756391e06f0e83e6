import { useEffect, useRef } from 'react';

import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';

import { isCurrent, type NavItem } from './nav-item';

interface TabLinksProps {
  items: readonly NavItem[];
  locale: Locale;
  /** Address of the page, without its language. */
  path: string;
  label: string;
}

/** The nouns of one meeting, or of the public site. */
export function TabLinks({ items, locale, path, label }: TabLinksProps) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the tabs are one line that scrolls: the tab of this page should be in view. Only the line moves, never the page.
  useEffect(() => {
    const line = list.current;
    const current = line?.querySelector<HTMLElement>('[aria-current]');
    if (!line || !current || line.scrollWidth <= line.clientWidth) return;
    const [box, tab] = [line.getBoundingClientRect(), current.getBoundingClientRect()];
    line.scrollBy({ left: tab.left + tab.width / 2 - (box.left + box.width / 2), behavior: 'instant' });
  }, [path]);
  return (
    <nav className="tabs" aria-label={label}>
      <div className="wrap">
        <ul ref={list}>
          {items.map((item) => (
            <li key={item.href}>
              <a
                href={localisedPath(item.href, locale)}
                data-soft=""
                aria-current={isCurrent(item, path) ? 'page' : undefined}
              >
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
