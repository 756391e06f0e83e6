import type { Metadata } from 'next';
import { PreviewedMessage } from '@/components/mail/previewed-message';
import { SendMailing } from '@/components/mail/send-mailing';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { sendReminderAction } from '@/lib/surveys/actions';
import { previewReminder, type ReminderPreview } from '@/lib/surveys/queries/reminders';
import { MessageList } from '../../../invitations/mailings/[id]/message-list';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tracking'))('reminder.title') };
}

/** A reminder before it leaves: to how many, every mail in its recipient's language, who is left out and why; then the button. */
export default async function ReminderPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('tracking.reminder'),
  ]);
  const here = `/${locale}/manage/${slug}/survey/reminders/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.remind', here });
  const reminder = await orNotFound(previewReminder(scope, recordId.parse(id)));
  const mails = reminder.mails.map((mail) => ({ ...mail, purpose: 'survey-reminder' as const }));
  const asked = Number(query.show);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= mails.length ? asked : 1;
  const shown = mails[number - 1];
  const isSent = reminder.status === 'SENT';
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/survey`}>{t('back')}</Link>
        </p>
        <h1>{t('title')}</h1>
        {isSent ? null : (
          <>
            <p className="lead">
              <b>{t('count', { messages: mails.length, parties: reminder.parties })}</b>
            </p>
            <p className="soft">
              {t('note')}{' '}
              <Link href={`/manage/${slug}/invitations/words?purpose=survey-reminder#words`}>{t('words')}</Link>
            </p>
          </>
        )}
      </div>
      {isSent ? <Sent reminder={reminder} slug={slug} zone={scope.meeting.zone} locale={locale} /> : null}
      {reminder.leftOut.length > 0 ? (
        <Notice kind="ask" level={2} title={t('leftOut')}>
          <ul>
            {reminder.leftOut.map(({ code, party, why }) => (
              <li key={code}>
                {pick(party, locale).text}: {t(`why.${why}`)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {shown ? (
        <>
          <SendMailing
            action={isEditable(scope.meeting.phase) ? sendReminderAction : null}
            words={formWords(locale, 'tracking')}
            meeting={slug}
            mailing={reminder.id}
            messages={mails.length}
            label={t('send', { count: mails.length })}
          >
            <Link className="btn" href={`/manage/${slug}/survey`}>
              {t('keep')}
            </Link>
          </SendMailing>
          <PreviewedMessage mail={shown} number={number} count={mails.length} here={here} locale={locale} />
          <MessageList mails={mails} shown={number} here={here} locale={locale} />
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

async function Sent(props: { reminder: ReminderPreview; slug: string; zone: string; locale: Locale }) {
  const t = await getTranslations('tracking.reminder');
  const { reminder, slug, zone, locale } = props;
  const date = reminder.sentAt ? formatDateTime(reminder.sentAt, locale, zone) : '';
  return (
    <Notice kind="done" level={2} title={t('sentTitle', { count: reminder.recipients, date })}>
      <p>{t('sentText')}</p>
      <p>
        <Link href={`/manage/${slug}/messages?mailing=${reminder.id}`}>{t('toOutbox')}</Link>
      </p>
    </Notice>
  );
}
