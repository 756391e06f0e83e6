'use client';

import { usePathname } from 'next/navigation';

import { isCurrent, type NavItem } from './nav-item';

/** Knows the address of the moment, which a layout does not: it stays mounted while pages change below it. */
export function TabLinks({ items, label }: { items: readonly NavItem[]; label: string }) {
  const pathname = usePathname();
  return (
    <nav className="tabs" aria-label={label}>
      <div className="wrap">
        <ul>
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
