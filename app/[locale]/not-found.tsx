import type { Metadata } from 'next';

import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

export const metadata: Metadata = { robots: { index: false } };

/** "Does not exist" and "is not open to you" read the same, so that nothing is revealed. */
export default function NotFound() {
  const t = useTranslations('common');
  return (
    <PageShell>
      <EmptyState
        title={t('notFound.title')}
        level={1}
        action={
          <p className="row">
            <Link className="btn" href="/sign-in">
              {t('person.signIn')}
            </Link>
            <Link href="/">{t('notFound.home')}</Link>
          </p>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </PageShell>
  );
}
