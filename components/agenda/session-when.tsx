import { hoursOf } from '@/lib/agenda/model/hours';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import { dateOfDay } from '@/lib/agenda/model/times';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { session: Pick<ProgrammeSession, 'day' | 'start' | 'end'>; startsOn: Date; locale: Locale };

/** "13 April, 09:00–10:30", or as much of it as is told; `startsOn` is the meeting's first day. */
export function SessionWhen({ session, startsOn, locale }: Props) {
  const t = useTranslations('agenda');
  const { day } = session;
  const hours = hoursOf(session, locale);
  return [
    day === null ? t('noDay') : formatDay(dateOfDay(startsOn, day), locale, { year: false }),
    hours &&
      (hours.end ? t(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end }) : hours.start),
  ]
    .filter(Boolean)
    .join(', ');
}
