import type { Metadata } from 'next';
import { z } from 'zod';
import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { sitePage } from '@/lib/auth/page';
import type { Locale } from '@/lib/i18n/routing';
import { listMyData } from '@/lib/privacy/queries/my-data';
import { HeldData } from './held-data';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const querySchema = z.object({
  person: z.uuid().optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('mine.title'), robots: { index: false, follow: false } };
}

/** Everything held about the person at the keyboard: what for, who reads it, how long; to take along, or to have erased. */
export default async function MyDataPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const scope = await sitePage({ locale, permission: 'my-data.read', here: `/${locale}/work/my-data` });
  const [t, held] = await Promise.all([
    getTranslations('privacy'),
    listMyData(scope, querySchema.parse(await searchParams)),
  ]);
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('mine.title')}</h1>
          <p className="lead">{t('mine.lead')}</p>
          {held.length > 1 ? <p className="soft">{t('mine.shared')}</p> : null}
        </div>
        {held.length === 0 ? (
          <EmptyState title={t('mine.empty')} level={2}>
            {t('mine.emptyText')}
          </EmptyState>
        ) : null}
        {held.map((data) => (
          <HeldData key={data.person.id} data={data} isAlone={held.length === 1} locale={locale} />
        ))}
      </div>
    </PageShell>
  );
}
