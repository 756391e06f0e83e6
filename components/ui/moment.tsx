import { formatDate, formatDateTime, formatTime, formatOffset } from '@/lib/i18n/dates';
import { useLocale, useTranslations } from '@/lib/i18n/words';

interface MomentProps {
  at: Date;
  /** IANA zone in which it is shown: the meeting's. */
  zone: string;
  show?: 'date' | 'time' | 'both';
  /** The reader's own zone: its time is added where it differs. */
  readerZone?: string | null | undefined;
  year?: boolean;
  weekday?: boolean;
}

const writers = { date: formatDate, time: formatTime, both: formatDateTime };

/** A moment in the meeting's zone, with the reader's time beside it where the clocks differ. */
export function Moment({ at, zone, show = 'both', readerZone, ...options }: MomentProps) {
  const locale = useLocale();
  const t = useTranslations('common.moment');
  const differs = readerZone && show !== 'date' && formatOffset(at, readerZone) !== formatOffset(at, zone);
  return (
    <time dateTime={at.toISOString()} className="num">
      {writers[show](at, locale, zone, options)}
      {differs ? <> {t('yours', { time: formatTime(at, locale, readerZone), zone: cityOf(readerZone) })}</> : null}
    </time>
  );
}

/** "Africa/Abidjan" → "Abidjan": zones are named after cities. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
