import type { Metadata } from 'next';
import { PreviewedMessage } from '@/components/mail/previewed-message';
import { RecipientTable } from '@/components/mail/recipient-table';
import { SendMailing } from '@/components/mail/send-mailing';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { recordId } from '@/lib/core/validation';
import { sendReminderAction } from '@/lib/follow-up/actions';
import { previewReminder } from '@/lib/follow-up/queries';
import { formatDateTime, formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followup'))('reminder.title'), robots: { index: false, follow: false } };
}

/** A reminder before it leaves: to how many, every mail in its recipient's language; then the button. */
export default async function ProgressReminderPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('followup.reminder'),
  ]);
  const here = `/${locale}/manage/${slug}/follow-up/reminders/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'progress.review', here });
  const reminder = await orNotFound(previewReminder(scope, recordId.parse(id)));
  const mails = reminder.mails.map((mail) => ({ ...mail, hasLink: true }));
  const asked = Number(query.show);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= mails.length ? asked : 1;
  const shown = mails[number - 1];
  const isSent = reminder.status === 'SENT';
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/follow-up`}>{(await getTranslations('followup'))('plan.back')}</Link>
        </p>
        <h1>{t('title')}</h1>
        {isSent ? null : (
          <>
            <p className="lead">
              <b>{t('count', { messages: mails.length })}</b>
            </p>
            <p>{reminder.since ? t('since', { date: formatDay(reminder.since, locale) }) : t('ever')}</p>
            <p className="soft">{t('note')}</p>
          </>
        )}
      </div>
      {isSent ? (
        <Notice
          kind="done"
          level={2}
          title={t('sentTitle', {
            count: reminder.recipients,
            date: reminder.sentAt ? formatDateTime(reminder.sentAt, locale, scope.meeting.zone) : '',
          })}
        >
          <p>{t('sentText')}</p>
          <p>
            <Link href={`/manage/${slug}/messages?mailing=${reminder.id}`}>{t('toOutbox')}</Link>
          </p>
        </Notice>
      ) : null}
      {reminder.leftOut.length > 0 ? (
        <Notice kind="ask" level={2} title={t('leftOut')}>
          <ul>
            {reminder.leftOut.map(({ code, party }) => (
              <li key={code}>{pick(party, locale).text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {shown ? (
        <>
          <SendMailing
            action={sendReminderAction}
            words={formWords(locale, 'followup')}
            meeting={slug}
            mailing={reminder.id}
            messages={mails.length}
            label={t('send', { count: mails.length })}
          >
            <Link className="btn" href={`/manage/${slug}/follow-up`}>
              {t('keep')}
            </Link>
          </SendMailing>
          <PreviewedMessage mail={shown} number={number} count={mails.length} here={here} locale={locale} />
          <RecipientTable
            mails={mails}
            shown={number}
            here={here}
            locale={locale}
            columns={[
              { key: 'party', head: t('party'), cell: ({ party }) => <Localized text={party} fallback="silent" /> },
              {
                key: 'commitments',
                head: t('commitments'),
                cell: ({ commitments }) => commitments.map(({ symbol }) => symbol).join(', '),
              },
            ]}
          />
        </>
      ) : null}
      {!shown && !isSent ? (
        <EmptyState level={2} title={t('nobody')}>
          {t('nobodyText')}
        </EmptyState>
      ) : null}
    </div>
  );
}
