import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { MeetingLine } from '@/lib/meetings/queries';
import { cityName } from '@/lib/i18n/places';

/** Meetings as a booklet lists them: date, title, theme, and the outcome where there is one. */
export function MeetingList({ meetings, locale }: { meetings: readonly MeetingLine[]; locale: Locale }) {
  const t = useTranslations('home');
  const c = useTranslations('cancelling');
  return (
    <ol className="prog">
      {meetings.map((meeting) => (
        <li key={meeting.slug}>
          <span className="no">{meeting.startsOn.getUTCFullYear()}</span>
          <div>
            <h3>
              <Link href={`/meetings/${meeting.slug}`}>
                <Localized text={meeting.shortTitle} fallback="silent" />
              </Link>
            </h3>
            <p>
              <Localized text={meeting.theme} fallback="short" />
            </p>
            <p>
              {cityName(meeting.city, locale)}, {formatDayRange(meeting.startsOn, meeting.endsOn, locale)}
            </p>
          </div>
          <ul className="docs">
            {meeting.cancelledAt ? (
              <li>
                <Status shape="no">{c('state')}</Status>
              </li>
            ) : null}
            {meeting.isPublished ? (
              <li>
                <Link href={`/meetings/${meeting.slug}/highlights`}>{t('meeting.highlights')}</Link>
              </li>
            ) : null}
          </ul>
        </li>
      ))}
    </ol>
  );
}
