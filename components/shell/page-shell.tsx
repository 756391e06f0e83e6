import type { ReactNode } from 'react';

import { IllustrativeBand } from '@/components/ui/illustrative-band';

import { Footer } from './footer';
import { Masthead } from './masthead';
import type { NavItem } from './nav-item';
import { Person } from './person';
import { SideNav, type NavGroup } from './side-nav';
import { Tabs } from './tabs';

interface PageShellProps {
  place?: ReactNode;
  /** People, answers and texts of this part are invented: said on every page of it. */
  illustrative?: boolean;
  tabs?: readonly NavItem[];
  tabsLabel?: string;
  /** Side navigation of the secretariat; puts the page beside it. */
  side?: readonly NavGroup[];
  sideLabel?: string;
  /** A published page: large serif title. */
  published?: boolean;
  /** IANA zone of the meeting whose times are shown. */
  zone?: string;
  children: ReactNode;
}

/** Frame of every page: masthead, band, tabs, the page itself, footer. Used by the layouts of the sections. */
export function PageShell({
  place,
  illustrative,
  tabs,
  tabsLabel,
  side,
  sideLabel,
  published,
  zone,
  children,
}: PageShellProps) {
  return (
    <div className={published ? 'pub' : undefined}>
      <Masthead place={place} person={<Person />} />
      {illustrative ? <IllustrativeBand /> : null}
      {tabs ? <Tabs items={tabs} label={tabsLabel} /> : null}
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          {side ? (
            <div className="desk">
              <SideNav groups={side} label={sideLabel} />
              <div>{children}</div>
            </div>
          ) : (
            children
          )}
        </div>
      </main>
      <Footer zone={zone} />
    </div>
  );
}
