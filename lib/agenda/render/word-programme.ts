import 'server-only';
import type { Block, Cell, Column, Part, Said, WordedPaper } from '@/lib/background/model/paper';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime, formatDay, formatDayRange } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { hoursOf } from '../model/hours';
import type { ProgrammePaper } from '../model/papers';
import type { ProgrammeSession, PublishedProgramme, SessionDocument, SessionRole } from '../model/session';
import { dateOfDay } from '../model/times';

export type ProgrammeSource = {
  meeting: MeetingFrame;
  theme: LocalizedText;
  venue: string | null;
  programme: PublishedProgramme;
};

/** In which language, and the public address of the application without a slash at its end. */
export type ProgrammeWording = { language: Locale; baseUrl: string };

/** A published programme as a paper in the words of one language: the same programme gives the same paper on another day. */
export function wordProgramme(
  source: ProgrammeSource,
  kind: ProgrammePaper,
  { language, baseUrl }: ProgrammeWording,
): WordedPaper {
  const t = translator(language, 'agenda');
  const { meeting, theme, programme } = source;
  const { sessions } = programme;
  const say = sayingIn(language, meeting);
  const published = t('published', {
    number: programme.number,
    at: formatDateTime(programme.publishedAt, language, meeting.zone),
  });
  const rooms = new Set(sessions.flatMap(({ room }) => room ?? []));
  const languages = new Set(sessions.flatMap((session) => session.languages));
  const days = daysOf(sessions);
  return {
    language,
    symbol: `${meeting.code}/${kind === 'booklet' ? 'PROG' : 'AGENDA'}/${programme.number}`,
    title: t(`paper.title.${kind}`),
    subtitle: say.said(theme).text,
    meeting: say.said(meeting.title).text,
    place: `${cityName(meeting.city, language)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, language)}`,
    version: published,
    status: t('paper.zone', { zone: meeting.zone }),
    notes: [
      ...(meeting.cancelledAt ? [t('now.cancelled')] : []),
      ...(meeting.illustrative ? [translator(language, 'common')('illustrative.band')] : []),
      t('paper.newest'),
    ],
    briefTitle: t('paper.brief'),
    brief: [
      t('paper.counts', {
        sessions: sessions.length,
        days: days.filter((day) => day !== null).length,
        rooms: rooms.size,
      }),
      ...(languages.size > 0
        ? [
            t('interpretation', {
              languages: formatList(
                [...languages].map((one) => languageName(one, language)),
                language,
              ),
            }),
          ]
        : []),
    ],
    contentsTitle: t('paper.contents'),
    parts: [
      ...(kind === 'booklet'
        ? [
            practicalOf(source, language),
            ...days.map((day) => dayTable(source, day, language)),
            ...roomsOf(source, language),
            ...peopleOf(source, language),
          ]
        : days.map((day) => annotatedDay(source, day, language))),
      versionOf(source, published, { language, baseUrl }),
    ],
    disclaimer: translator(language, 'common')('designations'),
    mark: [t(`paper.title.${kind}`), meeting.code].join(' · '),
    seal: published,
  };
}

type Saying = ReturnType<typeof sayingIn>;

/** Says pieces of a programme in a language, marking what is only there in another. */
function sayingIn(language: Locale, { languages: [source] }: MeetingFrame) {
  const t = translator(language, 'agenda');
  const said = (text: LocalizedText): Said => {
    const { text: words, lang, isFallback } = pick(text, language, source);
    return { text: words, lang: isFallback ? lang : language };
  };
  const who = ({ name, about }: SessionRole) => [name, said(about).text].filter(Boolean).join(', ');
  return {
    said,
    who,
    role: (role: SessionRole) => t('role.line', { role: t(`role.${role.kind}`), who: who(role) }),
    hours: (session: ProgrammeSession) => {
      const hours = hoursOf(session, language);
      if (!hours) return '';
      const { start, end, isNextDay } = hours;
      return end ? t(isNextDay ? 'nextDay' : 'until', { start, end }) : start;
    },
    numbered: ({ number, title }: { number: string | null; title: LocalizedText }): Said => {
      const { text, lang } = said(title);
      return { text: number ? `(${number}) ${text}` : text, lang };
    },
    day: (day: number | null, startsOn: Date) =>
      day === null ? t('noDay') : formatDay(dateOfDay(startsOn, day), language, { weekday: true }),
  };
}

const daysOf = (sessions: readonly ProgrammeSession[]) => [...new Set(sessions.map(({ day }) => day))];

/** A day with everything the programme says of each of its sessions. */
function annotatedDay({ meeting, programme }: ProgrammeSource, day: number | null, language: Locale): Part {
  const say = sayingIn(language, meeting);
  return {
    title: say.day(day, meeting.startsOn),
    isWide: false,
    blocks: programme.sessions
      .filter((session) => session.day === day)
      .flatMap((session) => annotated(session, say, language)),
  };
}

function annotated(session: ProgrammeSession, say: Saying, language: Locale): Block[] {
  const t = translator(language, 'agenda');
  const { kind, room, items, roles, documents, languages, note } = session;
  const title = say.numbered(session);
  const hours = say.hours(session);
  const place = [kind && t(`kind.${kind}`), room].filter(Boolean).join(', ');
  const spoken = languages.map((one) => languageName(one, language));
  const quiet = (text: string): Block[] => (text ? [{ kind: 'text', text, isQuiet: true }] : []);
  const annotation = say.said(note);
  return [
    { kind: 'heading', text: [hours, title.text].filter(Boolean).join('  '), lang: title.lang },
    ...quiet(place),
    ...(annotation.text ? [{ kind: 'text', text: annotation.text, lang: annotation.lang } as const] : []),
    ...(items.length > 0 ? [{ kind: 'list', items: items.map(say.numbered) } as const] : []),
    ...roles.flatMap((role) => quiet(say.role(role))),
    ...quiet(spoken.length > 0 ? t('interpretation', { languages: formatList(spoken, language) }) : ''),
    ...documentsOf(documents, say, language),
  ];
}

/** What is to be read for a session, with where it is found; nothing where there is none. */
function documentsOf(documents: readonly SessionDocument[], say: Saying, language: Locale): Block[] {
  if (documents.length === 0) return [];
  const items = documents.map(({ symbol, title, address }) => {
    const { text, lang } = say.said(title);
    return { text: [symbol, text, address].filter(Boolean).join(' '), lang };
  });
  return [
    { kind: 'text', text: translator(language, 'agenda')('paper.documents'), isQuiet: true },
    { kind: 'list', items },
  ];
}

/** Where, when and by which clocks. */
function practicalOf({ meeting, venue }: ProgrammeSource, language: Locale): Part {
  const t = translator(language, 'agenda');
  const shown = translator(language, 'meetings');
  const place = [venue, cityName(meeting.city, language)].filter(Boolean).join(', ');
  return {
    title: t('paper.practical'),
    isWide: false,
    blocks: [
      {
        kind: 'details',
        items: [
          { label: shown('public.place'), value: place, isCode: false },
          {
            label: shown('public.dates'),
            value: formatDayRange(meeting.startsOn, meeting.endsOn, language),
            isCode: false,
          },
          { label: t('paper.clocks'), value: t('paper.clocksText', { zone: meeting.zone }), isCode: false },
          {
            label: shown('public.languages'),
            value: formatList(
              meeting.languages.map((one) => languageName(one, language)),
              language,
            ),
            isCode: false,
          },
        ],
      },
    ],
  };
}

/** Which version this is, and where the latest one is read and followed. Short: the last part of a paper is kept on one page. */
function versionOf({ meeting }: ProgrammeSource, published: string, { language, baseUrl }: ProgrammeWording): Part {
  const t = translator(language, 'agenda');
  const item = (label: string, value: string) => ({ label, value, isCode: false });
  return {
    title: t('paper.version'),
    isWide: false,
    blocks: [
      {
        kind: 'details',
        items: [
          item(t('paper.this'), published),
          item(t('paper.latest'), `${baseUrl}/${language}/meetings/${meeting.slug}`),
          item(t('paper.calendar'), `${baseUrl}/api/meetings/${meeting.slug}/agenda.ics?language=${language}`),
        ],
      },
    ],
  };
}

const column = (head: string, width: number): Column => ({ head, sub: null, width, align: 'start', isApart: false });
const cell = ({ text, lang }: Said, language: Locale): Cell => ({ text, ...(lang === language ? {} : { lang }) });

/** A day at a glance: hours, what, where. */
function dayTable({ meeting, programme }: ProgrammeSource, day: number | null, language: Locale): Part {
  const t = translator(language, 'agenda');
  const say = sayingIn(language, meeting);
  const sessions = programme.sessions.filter((session) => session.day === day);
  return {
    title: say.day(day, meeting.startsOn),
    isWide: false,
    blocks: [
      {
        kind: 'table',
        title: '',
        columns: [column(t('paper.time'), 3), column(t('paper.session'), 8), column(t('fields.room.label'), 3)],
        rows: sessions.map((session) => [
          { text: say.hours(session) },
          { ...cell(say.numbered(session), language), isStrong: true },
          { text: session.room ?? '' },
        ]),
        note: null,
      },
      ...sessions
        .filter(
          ({ items, roles, documents, note }) =>
            items.length + roles.length + documents.length > 0 || say.said(note).text,
        )
        .flatMap((session): Block[] => {
          const title = say.numbered(session);
          const note = say.said(session.note);
          return [
            { kind: 'heading', text: title.text, lang: title.lang },
            ...(note.text ? [{ kind: 'text', text: note.text, lang: note.lang } as const] : []),
            ...(session.items.length > 0 ? [{ kind: 'list', items: session.items.map(say.numbered) } as const] : []),
            ...(session.roles.length > 0
              ? [{ kind: 'text', text: session.roles.map(say.role).join('; '), isQuiet: true } as const]
              : []),
            ...documentsOf(session.documents, say, language),
          ];
        }),
    ],
  };
}

/** What is in each room; no part where no room is told. */
function roomsOf({ meeting, programme }: ProgrammeSource, language: Locale): Part[] {
  const t = translator(language, 'agenda');
  const say = sayingIn(language, meeting);
  const rooms = [...new Set(programme.sessions.flatMap(({ room }) => room ?? []))].toSorted((one, other) =>
    one.localeCompare(other, language, { numeric: true }),
  );
  if (rooms.length === 0) return [];
  const blocks = rooms.map((room): Block => ({
    kind: 'table',
    title: room,
    columns: [column(t('paper.day'), 4), column(t('paper.time'), 3), column(t('paper.session'), 7)],
    rows: programme.sessions
      .filter((session) => session.room === room)
      .map((session) => [
        { text: say.day(session.day, meeting.startsOn) },
        { text: say.hours(session) },
        cell(say.numbered(session), language),
      ]),
    note: null,
  }));
  return [{ title: t('paper.rooms'), isWide: false, blocks }];
}

/** Who does what, by name; no part where nobody is named. */
function peopleOf({ meeting, programme }: ProgrammeSource, language: Locale): Part[] {
  const t = translator(language, 'agenda');
  const say = sayingIn(language, meeting);
  const lines = programme.sessions.flatMap((session) => session.roles.map((role) => ({ session, role })));
  const named = new Map(lines.map((line) => [say.who(line.role), [] as typeof lines]));
  for (const line of lines) named.get(say.who(line.role))?.push(line);
  if (named.size === 0) return [];
  const rows = [...named]
    .toSorted(([one], [other]) => one.localeCompare(other, language))
    .map(([who, parts]): Cell[] => [
      { text: who, isStrong: true },
      {
        text: parts
          .map(({ session, role }) =>
            t('paper.part', { role: t(`role.${role.kind}`), session: say.said(session.title).text }),
          )
          .join('; '),
      },
    ]);
  return [
    {
      title: t('paper.people'),
      isWide: false,
      blocks: [
        {
          kind: 'table',
          title: '',
          columns: [column(t('paper.name'), 5), column(t('paper.does'), 8)],
          rows,
          note: null,
        },
      ],
    },
  ];
}
