import { localisedPath } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import type { NavItem } from './nav-item';
import { SideLinks } from './side-links';

export interface NavGroup {
  heading?: string;
  items: readonly NavItem[];
}

/** Side navigation of the secretariat: words and counts in the order of the chain; on a phone one line that opens. */
export function SideNav({ groups, label }: { groups: readonly NavGroup[]; label?: string }) {
  const locale = useLocale();
  const t = useTranslations('common.nav');
  const localised = groups.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, href: localisedPath(item.href, locale) })),
  }));
  return <SideLinks groups={localised} label={label ?? t('side')} summary={t.raw('sideSummary')} />;
}
