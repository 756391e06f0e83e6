import { localisedPath } from '@/lib/i18n/navigation';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import type { NavItem } from './nav-item';
import { TabLinks } from './tab-links';

/** The nouns of one meeting, or of the public site. Addresses without language. */
export function Tabs({ items, label }: { items: readonly NavItem[]; label?: string }) {
  const locale = useLocale();
  const t = useTranslations('common.nav');
  return (
    <TabLinks
      label={label ?? t('tabs')}
      items={items.map((item) => ({ ...item, href: localisedPath(item.href, locale) }))}
    />
  );
}
