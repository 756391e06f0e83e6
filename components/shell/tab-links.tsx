'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

import { isCurrent, type NavItem } from './nav-item';

/** Knows the address of the moment, which a layout does not: it stays mounted while pages change below it. */
export function TabLinks({ items, label }: { items: readonly NavItem[]; label: string }) {
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the tabs are one line that scrolls: the tab of this page should be in view. Only the line moves, never the page.
  useEffect(() => {
    const line = list.current;
    const current = line?.querySelector<HTMLElement>('[aria-current]');
    if (!line || !current || line.scrollWidth <= line.clientWidth) return;
    const [box, tab] = [line.getBoundingClientRect(), current.getBoundingClientRect()];
    line.scrollBy({ left: tab.left + tab.width / 2 - (box.left + box.width / 2), behavior: 'instant' });
  }, [pathname]);
  return (
    <nav className="tabs" aria-label={label}>
      <div className="wrap">
        <ul ref={list}>
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href} data-soft="" aria-current={isCurrent(item, pathname) ? 'page' : undefined}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
