import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { MailingLine } from '@/lib/inviting/queries/mailings';
import { occasions } from '@/lib/inviting/schema';

interface UnsentMessagesProps {
  mailings: readonly MailingLine[];
  meeting: { slug: string; zone: string };
  locale: Locale;
}

const known = [...occasions, 'survey-reminder', 'progress-reminder'] as const;

/** Where a message is looked at before it is sent. */
const pages: Partial<Record<string, string>> = {
  'survey-reminder': 'survey/reminders',
  'progress-reminder': 'follow-up/reminders',
};
const pageOf = ({ purpose }: MailingLine) => pages[purpose] ?? 'invitations/mailings';

/** Messages to many that were prepared and have not left: the drafts of the outbox, each with the page that sends it. */
export async function UnsentMessages({ mailings, meeting, locale }: UnsentMessagesProps) {
  const t = await getTranslations('inviting');
  const drafts = mailings.filter(({ status }) => status === 'DRAFT');
  if (drafts.length === 0) return null;
  return (
    <section className="note ask" aria-labelledby="drafts">
      <h2 id="drafts">{t('list.drafts')}</h2>
      {drafts.map((draft) => (
        <p key={draft.id}>
          <Link href={`/manage/${meeting.slug}/${pageOf(draft)}/${draft.id}`}>
            {t('list.draft', {
              occasion: t(`occasion.${known.find((occasion) => occasion === draft.purpose) ?? 'invitation'}`),
              count: draft.recipients,
              date: formatDate(draft.createdAt, locale, meeting.zone),
            })}
          </Link>
        </p>
      ))}
    </section>
  );
}
