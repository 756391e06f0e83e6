import type { MeetingFrame } from '@/lib/auth/scope';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { ProgrammeSession, PublishedProgramme } from '../model/session';
import { instantsOf } from '../model/times';

type Source = {
  meeting: Pick<
    MeetingFrame,
    'id' | 'slug' | 'shortTitle' | 'startsOn' | 'zone' | 'languages' | 'cancelledAt' | 'city'
  >;
  venue: string | null;
  /** Of the meeting: goes up when its days or zone change. */
  lockVersion: number;
  /** When that happened last; null: never. */
  changedAt: Date | null;
  programme: PublishedProgramme | null;
  /** When something else that an entry says changed, by session: its documents are no part of what was published. */
  changedLater?: ReadonlyMap<string, Date>;
  /** Sessions that whoever follows it is told of as cancelled. */
  cancelled?: readonly ProgrammeSession[];
  /** What it is called; without it the programme of the meeting. */
  name?: string;
  locale: Locale;
  /** Public address of the application, without a slash at its end. */
  baseUrl: string;
};

/**
 * A programme as a calendar (RFC 5545) that calendars subscribe to. Times are UTC, so that no reader needs to know the zone's
 * rules; a session keeps its UID, and SEQUENCE goes up with every publication and every change of the meeting's own data. The
 * same programme gives the same bytes. Sessions without a day and time are left out.
 */
export function programmeCalendar(source: Source): string {
  const { meeting, programme, cancelled = [], locale } = source;
  const t = translator(locale, 'agenda');
  const name = source.name ?? t('calendar.name', { meeting: textOf(meeting.shortTitle, source) });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Programme of a meeting//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    property('NAME', name),
    // What calendars read that do not know RFC 7986 yet.
    property('X-WR-CALNAME', name),
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(programme?.sessions ?? []).flatMap((session) => event(session, source, meeting.cancelledAt !== null)),
    ...cancelled.flatMap((session) => event(session, source, true)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function event(session: ProgrammeSession, source: Source, isCancelled: boolean): string[] {
  const { meeting, venue, programme, lockVersion, changedAt, changedLater, locale, baseUrl } = source;
  const instants = instantsOf(session, meeting);
  if (!instants || !programme) return [];
  const place = [session.room, venue, cityName(meeting.city, locale)].filter(Boolean).join(', ');
  const description = describe(session, source);
  const changes = [programme.publishedAt, changedAt, changedLater?.get(session.id)].map((at) => at?.getTime() ?? 0);
  const changed = utc(new Date(Math.max(...changes)));
  return [
    'BEGIN:VEVENT',
    `UID:${session.id}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${programme.number - 1 + lockVersion}`,
    `DTSTART:${utc(instants.startsAt)}`,
    ...(instants.endsAt ? [`DTEND:${utc(instants.endsAt)}`] : []),
    property('SUMMARY', textOf(session.title, source)),
    property('LOCATION', place),
    ...(description ? [property('DESCRIPTION', description)] : []),
    `URL:${baseUrl}/${locale}/meetings/${meeting.slug}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** Points, people, interpretation and note, a line each. */
function describe({ items, roles, languages, note, documents }: ProgrammeSession, source: Source): string {
  const t = translator(source.locale, 'agenda');
  const list = new Intl.ListFormat(source.locale, { type: 'conjunction' });
  return [
    ...items.map(({ number, title }) => [number ? `(${number})` : '', textOf(title, source)].filter(Boolean).join(' ')),
    ...roles.map(({ kind, name, about }) => {
      const who = [name, textOf(about, source)].filter(Boolean).join(', ');
      return t('role.line', { role: t(`role.${kind}`), who });
    }),
    ...documents.map(({ symbol, title, address }) =>
      [symbol, textOf(title, source), address].filter(Boolean).join(' '),
    ),
    ...(languages.length > 0
      ? [t('interpretation', { languages: list.format(languages.map((one) => languageName(one, source.locale))) })]
      : []),
    textOf(note, source),
  ]
    .filter(Boolean)
    .join('\n');
}

const textOf = (text: LocalizedText, { locale, meeting }: Source) => pick(text, locale, meeting.languages[0]).text;

/** An instant as UTC, e.g. 20270301T083000Z. */
function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** A property whose value is TEXT: RFC 5545, 3.3.11. Control characters have no place in it. */
function property(name: string, text: string): string {
  const value = text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
  return `${name}:${value}`;
}

const encoder = new TextEncoder();

/** Lines of at most 75 octets; what is longer goes on after a space (RFC 5545, 3.1). No character is cut in two. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const { length } = encoder.encode(sign);
    if (octets + length > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += length;
  }
  return folded;
}
