import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { closeFeedAction, openFeedAction } from '@/lib/agenda/actions';
import type { OwnAgenda } from '@/lib/agenda/queries/own';
import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { feed: OwnAgenda['feed']; meeting: MeetingFrame; person: string; locale: Locale };

/** The address at which one's calendar follows one's own agenda: made, made anew, and withdrawn here by its person. */
export function CalendarAddress({ feed, meeting, person, locale }: Props) {
  const t = useTranslations('agenda.own');
  const isOpen = meeting.phase !== 'CLOSED';
  if (!feed && !isOpen) return null;
  const form = { words: formWords(locale, 'agenda'), meeting: meeting.slug };
  return (
    <section className="sec stack" aria-labelledby="calendar">
      <h2 id="calendar">{t('calendar')}</h2>
      <p>{t('calendarText')}</p>
      {feed ? (
        <Address feed={feed} slug={meeting.slug} locale={locale}>
          {formatDateTime(feed.since, locale, meeting.zone)}
        </Address>
      ) : null}
      <div className="row">
        {isOpen ? (
          <ActionForm
            key={feed ? 'renew' : 'make'}
            action={openFeedAction}
            idempotencyKey={newIdempotencyKey()}
            label={t(feed ? 'renew' : 'make')}
            {...form}
          >
            <HiddenField name="person" value={person} />
            <SubmitButton kind="plain">{t(feed ? 'renew' : 'make')}</SubmitButton>
          </ActionForm>
        ) : null}
        {feed ? (
          <ActionForm action={closeFeedAction} idempotencyKey={newIdempotencyKey()} label={t('withdraw')} {...form}>
            <HiddenField name="person" value={person} />
            <SubmitButton kind="plain">{t('withdraw')}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
      {feed ? <p className="soft small">{t('renewText')}</p> : null}
    </section>
  );
}

type AddressProps = { feed: { token: string | null }; slug: string; locale: Locale; children: string };

function Address({ feed, slug, locale, children: since }: AddressProps) {
  const t = useTranslations('agenda.own');
  if (!feed.token) return <p>{t('lost')}</p>;
  const address = `${env().baseUrl}/api/meetings/${slug}/my-agenda/${feed.token}.ics?language=${locale}`;
  return (
    <>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{t('subscribe')}</a>
      </p>
      <p className="small">{t.rich('address', { since, address: () => <code>{address}</code> })}</p>
    </>
  );
}
