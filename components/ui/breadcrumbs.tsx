import type { ReactNode } from 'react';

import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

/** The way up from here; the page itself is not part of it, its title stands below. People arrive from mail, deep inside. */
export function Breadcrumbs({ items }: { items: readonly { href: string; label: ReactNode }[] }) {
  const t = useTranslations('common.nav');
  return (
    <nav className="crumbs" aria-label={t('breadcrumb')}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href}>{item.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
