import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { sitePage } from '@/lib/auth/page';
import type { Locale } from '@/lib/i18n/routing';
import { listErasures } from '@/lib/privacy/queries/erasures';
import { ErasureEntry } from './erasure-entry';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('erasures.title'), robots: { index: false, follow: false } };
}

/** Requests to erase, for the permanent secretariat: those to be decided, and what came of the others. */
export default async function ErasuresPage({ params }: Props) {
  const { locale } = await params;
  const scope = await sitePage({ locale, permission: 'erasure.decide', here: `/${locale}/admin/erasures` });
  const [t, requests] = await Promise.all([getTranslations('privacy'), listErasures(scope)]);
  const isOpen = ({ status }: (typeof requests)[number]) => status === 'OPEN' || status === 'PROPOSED';
  const groups = [
    { key: 'open', list: requests.filter(isOpen) },
    { key: 'decided', list: requests.filter((request) => !isOpen(request)) },
  ] as const;
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('erasures.title')}</h1>
          <p className="soft">{t('erasures.lead')}</p>
          <p className="soft">{t('erasures.rule')}</p>
        </div>
        {requests.length === 0 ? (
          <EmptyState title={t('erasures.empty')} level={2}>
            {t('erasures.emptyText')}
          </EmptyState>
        ) : null}
        {groups.map(({ key, list }) =>
          list.length > 0 ? (
            <section key={key} className="sec stack" aria-labelledby={key}>
              <h2 id={key}>{t(`erasures.${key}`)}</h2>
              {list.map((request) => (
                <ErasureEntry
                  key={request.id}
                  request={request}
                  isProposer={request.proposedBy === scope.actor?.accountId}
                  locale={locale}
                />
              ))}
            </section>
          ) : null,
        )}
      </div>
    </PageShell>
  );
}
