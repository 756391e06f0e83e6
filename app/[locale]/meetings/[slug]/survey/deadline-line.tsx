import { calendarDaysBetween, formatDateTime, formatOffset } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';

interface DeadlineLineProps {
  own: Pick<OwnResponse, 'window' | 'isOver' | 'status' | 'deadline' | 'lastMoment' | 'extension' | 'reopened' | 'now'>;
  /** The meeting's. */
  zone: string;
  locale: Locale;
}

/** Until when this delegation may answer, at the hour of the meeting; what it was given more, and how long a late answer is taken. */
export function DeadlineLine({ own, zone, locale }: DeadlineLineProps) {
  const t = useTranslations('tracking.own');
  const { window, deadline, lastMoment, extension } = own;
  if (!deadline || !lastMoment || own.status === 'SUBMITTED' || own.isOver || window === 'not_open') return null;
  const at = (moment: Date) =>
    `${formatDateTime(moment, locale, zone, { weekday: true })} (${formatOffset(moment, zone)})`;
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return (
    <p className="small">
      {window === 'closed' ? (
        <b>{t('over', { at: at(deadline), last: at(lastMoment), hasGrace: String(lastMoment > deadline) })}</b>
      ) : window === 'late' ? (
        <b>{t('grace', { at: at(deadline), last: at(lastMoment) })}</b>
      ) : (
        <>
          <b>{t('deadline', { at: at(deadline), city })}</b>{' '}
          {t('left', { days: calendarDaysBetween(own.now, deadline, zone) })}{' '}
          {lastMoment > deadline ? t('graceAhead', { last: at(lastMoment) }) : null}
        </>
      )}{' '}
      {extension && window !== 'closed' && extension.reason !== own.reopened?.reason
        ? t('extended', { reason: extension.reason })
        : null}
    </p>
  );
}
