import { Fragment } from 'react';
import { ReaderZone } from '@/components/agenda/reader-hours';
import { SessionClocks } from '@/components/agenda/session-clocks';
import { SessionEntry } from '@/components/agenda/session-entry';
import { SessionPapers } from '@/components/agenda/session-papers';
import { programmeFormats, programmePapers } from '@/lib/agenda/model/papers';
import type { ProgrammeSession } from '@/lib/agenda/model/session';
import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { isZone, listZones } from '@/lib/meetings/model/zone';
import { useTranslations } from '@/lib/i18n/words';

type Props = {
  items: readonly ProgrammeSession[];
  /** Those that the reader may read, of whatever session. */
  documents: readonly ListedDocument[];
  meeting: MeetingFrame;
  locale: Locale;
  /** What `?tz=` says: a zone whose hours stand beside the meeting's; empty to choose one. */
  asked?: string | undefined;
};

/** The programme as in a booklet: a list for each day, times in the meeting's zone and beside them in the reader's. */
export function Agenda({ items, documents, meeting, locale, asked }: Props) {
  const t = useTranslations('meetings.public');
  const chosen = asked && isZone(asked) ? asked : null;
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
                <SessionEntry
                  key={item.id}
                  session={item}
                  source={meeting.languages[0] ?? 'en'}
                  locale={locale}
                  aside={<SessionClocks session={item} meeting={meeting} chosen={chosen} locale={locale} />}
                >
                  <SessionPapers
                    session={item.id}
                    documents={documents}
                    slug={meeting.slug}
                    source={meeting.languages[0] ?? 'en'}
                  />
                </SessionEntry>
              ))}
          </ol>
        </section>
      ))}
      <div className="stack">
        {items.some(({ start }) => start) ? (
          <>
            <Clocks meeting={meeting} chosen={chosen} isAsked={asked !== undefined} locale={locale} />
            <Subscribe slug={meeting.slug} locale={locale} />
          </>
        ) : null}
        {items.length > 0 ? <Papers slug={meeting.slug} locale={locale} /> : null}
      </div>
    </section>
  );
}

type ClocksProps = { meeting: MeetingFrame; chosen: string | null; isAsked: boolean; locale: Locale };

/** By which clocks the times are, and the choice of others: asked for, the list of zones; they cost other readers nothing. */
function Clocks({ meeting, chosen, isAsked, locale }: ClocksProps) {
  const t = useTranslations('agenda.clocks');
  const shown = useTranslations('meetings.public');
  const here = `/${locale}/meetings/${meeting.slug}`;
  return (
    <>
      <p className="tiny soft">
        {shown('zone', { zone: meeting.zone })}{' '}
        {chosen ? (
          t('chosen', { zone: chosen })
        ) : (
          <ReaderZone zone={meeting.zone} words={t('chosen', { zone: '{zone}' })} />
        )}
      </p>
      {isAsked ? (
        <form method="get" action={`${here}#clocks`} id="clocks" className="row small">
          <label>
            {t('zone')}{' '}
            <select name="tz" defaultValue={chosen ?? meeting.zone}>
              {listZones(chosen ?? meeting.zone).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </label>
          <button type="submit" className="btn">
            {t('show')}
          </button>
          <a href={here}>{t('own')}</a>
        </form>
      ) : (
        <p className="small">
          <a href={`${here}?tz=#clocks`}>{t('choose')}</a>
        </p>
      )}
    </>
  );
}

/** The programme as files, and for the screen at the door. */
function Papers({ slug, locale }: { slug: string; locale: Locale }) {
  const t = useTranslations('agenda.paper');
  const now = useTranslations('agenda.now');
  return (
    <div className="small">
      {programmePapers.map((kind) => (
        <p key={kind}>
          {t(`title.${kind}`)}
          {programmeFormats.map((format) => (
            <Fragment key={format}>
              {' '}
              <a
                href={`/api/meetings/${slug}/programme?kind=${kind}&format=${format}&language=${locale}`}
                aria-label={`${t(`title.${kind}`)} (${format.toUpperCase()})`}
                download
              >
                {format.toUpperCase()}
              </a>
            </Fragment>
          ))}
        </p>
      ))}
      <p>
        <a href={`/${locale}/meetings/${slug}/now`}>{now('title')}</a>
      </p>
    </div>
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
