import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { sitePage } from '@/lib/auth/page';
import { env } from '@/lib/core/env';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { findSiteMail, listSiteMails } from '@/lib/mail/queries';
import { mailFiltersSchema } from '@/lib/mail/schema';
import { Outbox } from './outbox';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail'))('siteTitle') };
}

export default async function SiteMailPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/admin/mail`;
  const scope = await sitePage({ locale, permission: 'mail.read-all', here });
  const filters = mailFiltersSchema.parse(query);
  const [t, { mails, older }, whole] = await Promise.all([
    getTranslations('mail'),
    listSiteMails(scope, filters),
    filters.mail ? findSiteMail(scope, filters.mail) : null,
  ]);
  return (
    <PageShell zone="UTC">
      <div className="stack-l">
        <div className="head">
          <h1>{t('siteTitle')}</h1>
          <p className="soft">{t('siteLead')}</p>
        </div>
        <Outbox
          mails={mails}
          older={older}
          whole={whole}
          filters={filters}
          here={here}
          zone="UTC"
          locale={locale}
          isHeld={!env().SMTP_URL}
        />
      </div>
    </PageShell>
  );
}
