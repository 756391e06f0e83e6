import { Fragment } from 'react';

import { localisedPath } from '@/lib/i18n/localised-path';
import type { Locale } from '@/lib/i18n/routing';

import type { FrameWords } from './frame-words';
import { isCurrent, type NavGroup, type NavItem } from './nav-item';

interface SideLinksProps {
  groups: readonly NavGroup[];
  locale: Locale;
  /** Address of the page, without its language. */
  path: string;
  words: FrameWords['nav'];
}

/**
 * Side navigation of the secretariat: words and counts in the order of the chain. On a phone a line that opens the list as
 * a popover; a wide screen shows it always, and so does a browser that knows no popovers.
 */
export function SideLinks({ groups, locale, path, words }: SideLinksProps) {
  const here = groups.flatMap((group) => group.items).find((item) => isCurrent(item, path));
  return (
    <nav className="side" aria-label={words.side}>
      <button type="button" popoverTarget="side-list">
        {here ? words.sideSummary.replace('{page}', here.label) : words.sideMenu}
      </button>
      {/* Another page closes it: under another key it is another element. */}
      <div id="side-list" key={path} popover="auto">
        {groups.map((group, index) => (
          <Fragment key={group.heading ?? index}>
            {group.heading ? <h2>{group.heading}</h2> : null}
            <ul>
              {group.items.map((item) => (
                <li key={item.href}>
                  <SideLink item={item} locale={locale} isHere={isCurrent(item, path)} />
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </nav>
  );
}

function SideLink({ item, locale, isHere }: { item: NavItem; locale: Locale; isHere: boolean }) {
  return (
    <a
      href={localisedPath(item.href, locale)}
      data-soft={item.isWhole ? undefined : ''}
      aria-current={isHere ? 'page' : undefined}
    >
      {item.label}
      {item.count === undefined ? null : <span className="c">{item.count}</span>}
    </a>
  );
}
