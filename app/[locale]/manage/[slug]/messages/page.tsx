import type { Metadata } from 'next';
import { Outbox } from '@/app/[locale]/admin/mail/outbox';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { UnsentMessages } from '@/components/inviting/unsent-messages';
import { listMailings } from '@/lib/inviting/queries/mailings';
import { findMeetingMail, listMeetingMails } from '@/lib/mail/queries';
import { mailFiltersSchema } from '@/lib/mail/schema';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail'))('title') };
}

export default async function MessagesPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/messages`;
  const scope = await meetingPage(slug, { locale, permission: 'mail.read', here });
  const filters = mailFiltersSchema.parse(query);
  const [t, { mails, older }, whole, mailings] = await Promise.all([
    getTranslations('mail'),
    listMeetingMails(scope, filters),
    filters.mail ? findMeetingMail(scope, filters.mail) : null,
    listMailings(scope),
  ]);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <UnsentMessages mailings={mailings} meeting={scope.meeting} locale={locale} />
      <Outbox
        mails={mails}
        older={older}
        whole={whole}
        filters={filters}
        here={here}
        zone={scope.meeting.zone}
        locale={locale}
        isHeld={!env().SMTP_URL}
        {...(can(scope, 'mail.resend') ? { meeting: slug } : {})}
        files={`/api/meetings/${slug}/mails`}
      />
    </div>
  );
}
