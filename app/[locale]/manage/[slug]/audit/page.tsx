import type { Metadata } from 'next';
import { AuditList } from '@/app/[locale]/admin/audit/audit-list';
import { lastSeal, listMeetingAudit } from '@/lib/audit/queries';
import { auditFiltersSchema } from '@/lib/audit/schema';
import { meetingPage } from '@/lib/auth/page';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function MeetingAuditPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/audit`;
  const scope = await meetingPage(slug, { locale, permission: 'audit.read', here });
  const filters = auditFiltersSchema.parse(query);
  const [t, page, seal] = await Promise.all([
    getTranslations('audit'),
    listMeetingAudit(scope, filters),
    lastSeal(scope),
  ]);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <AuditList page={page} seal={seal} filters={filters} here={here} zone={scope.meeting.zone} locale={locale} />
    </div>
  );
}
