import type { ReactNode } from 'react';

import { PageShell } from '@/components/shell/page-shell';
import { getTranslations } from '@/lib/i18n/words';

/** The public reference pages: directory, countries, fact sheet, past editions, objectives, definitions, data. */
export default async function DirectoryLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('directory');
  const tabs = [
    { href: '/directory', label: t('tabs.directory') },
    { href: '/countries', label: t('tabs.countries') },
    { href: '/figures', label: t('tabs.figures') },
    { href: '/pictures', label: t('tabs.pictures') },
    { href: '/editions', label: t('tabs.editions') },
    { href: '/objectives', label: t('tabs.objectives') },
    { href: '/definitions', label: t('tabs.definitions') },
    { href: '/data', label: t('tabs.data') },
  ];
  return (
    <PageShell published place={t('place')} tabs={tabs} tabsLabel={t('tabs.label')}>
      {children}
    </PageShell>
  );
}
