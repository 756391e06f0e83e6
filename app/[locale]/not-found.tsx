import type { Metadata } from 'next';

import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { currentActor } from '@/lib/auth/actor';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';

export const metadata: Metadata = { robots: { index: false } };

/** "Does not exist" and "is not open to you" read the same, so that nothing is revealed. */
export default async function NotFound() {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('common')]);
  return (
    <PageShell>
      <EmptyState
        title={t('notFound.title')}
        level={1}
        action={
          <p className="row">
            {actor ? (
              <Link className="btn" href="/work">
                {t('notFound.work')}
              </Link>
            ) : (
              <Link className="btn" href="/sign-in">
                {t('person.signIn')}
              </Link>
            )}
            <Link href="/">{t('notFound.home')}</Link>
          </p>
        }
      >
        {t(actor ? 'notFound.textSignedIn' : 'notFound.text')}
      </EmptyState>
    </PageShell>
  );
}
