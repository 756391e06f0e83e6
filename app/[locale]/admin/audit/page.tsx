import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { lastSeal, listSiteAudit } from '@/lib/audit/queries';
import { auditFiltersSchema } from '@/lib/audit/schema';
import { sitePage } from '@/lib/auth/page';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { AuditList } from './audit-list';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function SiteAuditPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/admin/audit`;
  const scope = await sitePage({ locale, permission: 'audit.read-all', here });
  const filters = auditFiltersSchema.parse(query);
  const [t, page, seal] = await Promise.all([getTranslations('audit'), listSiteAudit(scope, filters), lastSeal(scope)]);
  return (
    <PageShell zone="UTC">
      <div className="stack-l">
        <div className="head">
          <h1>{t('title')}</h1>
          <p className="soft">{t('siteLead')}</p>
        </div>
        <AuditList page={page} seal={seal} filters={filters} here={here} zone="UTC" locale={locale} showMeeting />
      </div>
    </PageShell>
  );
}
