import { Notice } from '@/components/ui/notice';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { findWaiting } from '@/lib/registration/queries/review';
import { getTranslations } from '@/lib/i18n/words';

/** Where somebody who waits stands: a place that is held, a number, or an offer that has lapsed. */
export async function PlaceNotice({
  scope,
  registrationId,
  locale,
  isOwn,
}: {
  scope: MeetingScope;
  registrationId: string;
  locale: Locale;
  /** Whether the reader is who waits. */
  isOwn: boolean;
}) {
  const [t, waiting] = await Promise.all([getTranslations('review.offer'), findWaiting(scope, registrationId)]);
  const { meeting } = scope;
  const whose = isOwn ? 'own' : 'other';
  const href = `/meetings/${meeting.slug}/registration/${registrationId}/offer`;
  const date = waiting.offer ? formatDateTime(waiting.offer.expiresAt, locale, meeting.zone) : '';
  if (waiting.offer?.isOpen)
    return (
      <Notice kind="ask" level={2} title={t('open', { date })}>
        <p>
          <Link href={href}>{t('answer')}</Link>
        </p>
      </Notice>
    );
  if (waiting.waitNumber !== null)
    return (
      <Notice level={2} title={t('waiting', { number: waiting.waitNumber, whose })}>
        <p>{t('waitingText', { ahead: waiting.ahead, whose })}</p>
      </Notice>
    );
  if (waiting.offer)
    return (
      <Notice kind="late" level={2} title={t('lapsed', { date })}>
        <p>
          <Link href={href}>{t('again')}</Link>
        </p>
      </Notice>
    );
  return null;
}
