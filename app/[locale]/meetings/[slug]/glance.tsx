import { SourceList } from '@/app/[locale]/(public)/(directory)/source-list';
import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime, formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { MeetingDetails } from '@/lib/meetings/queries';
import { cityName } from '@/lib/i18n/places';

type Props = { meeting: MeetingFrame; details: MeetingDetails; locale: Locale };

/** Facts of a meeting in the margin: place, days, languages, registration, the editions beside it, sources. */
export function Glance({ meeting, details, locale }: Props) {
  const t = useTranslations('meetings.public');
  const registration = useRegistration(meeting, locale);
  const neighbours = [
    { key: 'next', edition: details.following },
    { key: 'previous', edition: details.previous },
  ] as const;
  return (
    <>
      <section className="sec" aria-labelledby="glance">
        <h2 id="glance">{t('glance')}</h2>
        <KeyValues
          items={[
            {
              key: 'place',
              label: t('place'),
              value: details.venue
                ? `${details.venue}, ${cityName(meeting.city, locale)}`
                : cityName(meeting.city, locale),
            },
            { key: 'dates', label: t('dates'), value: formatDayRange(meeting.startsOn, meeting.endsOn, locale) },
            {
              key: 'languages',
              label: t('languages'),
              value: formatList(
                meeting.languages.map((language) => languageName(language, locale)),
                locale,
              ),
            },
            ...(registration ? [{ key: 'registration', label: t('registration'), value: registration }] : []),
            ...neighbours.flatMap(({ key, edition }) =>
              edition
                ? [
                    {
                      key,
                      label: t(key),
                      value: (
                        <Link href={`/meetings/${edition.slug}`}>
                          <Localized text={edition.shortTitle} fallback="silent" />, {cityName(edition.city, locale)},{' '}
                          {formatDayRange(edition.startsOn, edition.endsOn, locale)}
                        </Link>
                      ),
                    },
                  ]
                : [],
            ),
          ]}
        />
      </section>
      {details.sources.length > 0 ? (
        <section className="sec" aria-labelledby="sources">
          <h2 id="sources">{t('sources')}</h2>
          <SourceList sources={details.sources} asOf="" />
        </section>
      ) : null}
    </>
  );
}

/** Where the registration window stands now; nothing once the meeting is closed. */
function useRegistration(meeting: MeetingFrame, locale: Locale): string | null {
  const t = useTranslations('meetings.public');
  const { registrationOpensAt: opens, registrationClosesAt: closes, zone, phase } = meeting;
  const now = new Date();
  if (phase === 'CLOSED') return null;
  if (opens && opens > now) return t('registrationOpens', { at: formatDateTime(opens, locale, zone) });
  if (!closes) return null;
  return t(closes > now ? 'registrationOpen' : 'registrationClosed', { at: formatDateTime(closes, locale, zone) });
}
