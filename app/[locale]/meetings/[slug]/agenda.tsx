import { SessionFacts } from '@/components/agenda/session-facts';
import { Localized } from '@/components/ui/localized';
import { hoursOf } from '@/lib/agenda/model/hours';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { items: readonly ProgrammeSession[]; meeting: MeetingFrame; locale: Locale };

/** The programme as in a booklet: a list for each day, times in the meeting's zone. */
export function Agenda({ items, meeting, locale }: Props) {
  const t = useTranslations('meetings.public');
  const days = [...new Set(items.map(({ day }) => day ?? 0))].sort((one, other) => one - other);
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{t('agenda')}</h2>
      {items.length === 0 ? <p className="soft">{t('noAgenda')}</p> : null}
      {days.map((day) => (
        <section key={day} className="stack">
          {day > 0 ? <h3>{t('day', { day, date: dateOf(meeting.startsOn, day, locale) })}</h3> : null}
          <ol className="prog">
            {items
              .filter((item) => (item.day ?? 0) === day)
              .map((item) => (
                <Item key={item.id} item={item} source={meeting.languages[0] ?? 'en'} locale={locale} />
              ))}
          </ol>
        </section>
      ))}
      {items.some(({ start }) => start) ? <p className="tiny soft">{t('zone', { zone: meeting.zone })}</p> : null}
      {items.some(({ start }) => start) ? <Subscribe slug={meeting.slug} locale={locale} /> : null}
    </section>
  );
}

function Item({ item, source, locale }: { item: ProgrammeSession; source: string; locale: Locale }) {
  const t = useTranslations('meetings.public');
  const words = useTranslations('agenda');
  const hours = hoursOf(item, locale);
  return (
    <li>
      <span className="no">
        {hours
          ? hours.end
            ? words(hours.isNextDay ? 'nextDay' : 'until', { start: hours.start, end: hours.end })
            : hours.start
          : item.number
            ? t('item', { number: item.number })
            : ''}
      </span>
      <div>
        <h4>
          {hours && item.number ? `(${item.number}) ` : null}
          <Localized text={item.title} source={source} fallback="short" />
        </h4>
        <SessionFacts session={item} source={source} locale={locale} />
      </div>
    </li>
  );
}

/** The programme for a calendar that asks again by itself, and a copy to take away. */
function Subscribe({ slug, locale }: { slug: string; locale: Locale }) {
  const t = useTranslations('agenda.calendar');
  const path = `/api/meetings/${slug}/agenda.ics?language=${locale}`;
  return (
    <p className="small row">
      <a href={`${env().baseUrl.replace(/^https?:/, 'webcal:')}${path}`}>{t('subscribe')}</a>
      <a href={path} download>
        {t('download')}
      </a>
      <span className="soft">{t('follows')}</span>
    </p>
  );
}

function dateOf(startsOn: Date, day: number, locale: Locale): string {
  return formatDay(new Date(startsOn.getTime() + (day - 1) * 86_400_000), locale, { year: false });
}
