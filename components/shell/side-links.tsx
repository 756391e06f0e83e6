'use client';

import { usePathname } from 'next/navigation';
import { Fragment } from 'react';

import { isCurrent, type NavItem } from './nav-item';
import type { NavGroup } from './side-nav';

interface SideLinksProps {
  groups: readonly NavGroup[];
  label: string;
  /** Line shown on a phone; `{page}` is where one is. */
  summary: string;
}

export function SideLinks({ groups, label, summary }: SideLinksProps) {
  const pathname = usePathname();
  const here = groups.flatMap((group) => group.items).find((item) => isCurrent(item, pathname));
  const list = <Groups groups={groups} pathname={pathname} />;
  return (
    <nav className="side" aria-label={label}>
      <details key={pathname}>
        <summary>{summary.replace('{page}', here?.label ?? '')}</summary>
        {list}
      </details>
      <div>{list}</div>
    </nav>
  );
}

function Groups({ groups, pathname }: { groups: readonly NavGroup[]; pathname: string }) {
  return groups.map((group, index) => (
    <Fragment key={group.heading ?? index}>
      {group.heading ? <h2>{group.heading}</h2> : null}
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <SideLink item={item} pathname={pathname} />
          </li>
        ))}
      </ul>
    </Fragment>
  ));
}

function SideLink({ item, pathname }: { item: NavItem; pathname: string }) {
  return (
    <a
      href={item.href}
      data-soft={item.isWhole ? undefined : ''}
      aria-current={isCurrent(item, pathname) ? 'page' : undefined}
    >
      <span>{item.label}</span>
      {item.count === undefined ? null : <span className="c">{item.count}</span>}
    </a>
  );
}
