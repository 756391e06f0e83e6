'use client';

import { useEffect, useState } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { roomsAt, type Timed } from '@/lib/agenda/model/rooms-at';
import type { SessionKind } from '@/lib/core/prisma/enums';
import { formatDate, formatTime } from '@/lib/i18n/dates';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import type { NowWords } from './now-words';

/** A title in each language that the board shows. */
export type BoardTitles = Partial<Record<Locale, { text: string; lang: string }>>;

/** A session as the board shows it, with its documents. */
export type BoardSession = Timed & {
  isEndTold: boolean;
  kind: SessionKind | null;
  titles: BoardTitles;
  papers: readonly { id: string; symbol: string; titles: BoardTitles }[];
};

type Props = {
  meeting: { slug: string; zone: string; liveSeq: number; illustrative: boolean };
  name: Partial<Record<Locale, string>>;
  sessions: readonly BoardSession[];
  isCancelled: boolean;
  /** Shown one after another where there are several. */
  locales: readonly Locale[];
  words: Partial<Record<Locale, NowWords>>;
  /** When the server made the page: its clock is the board's, whatever the device's shows. */
  servedAt: number;
  links: { meeting: string; documents: string; turn: string | null };
};

/** What changes the programme, its documents, or whether it holds. */
const followed = ['agenda', 'document.changed', 'meeting.phase'];
/** Documents of one session that a screen has room for; of more it says how many. */
const mostPapers = 3;
const minute = 60_000;
/** How long one language stays. */
const stay = 20_000;

/** What is in each room now and next. Goes on by the clock without asking, and says as of when it is once the connection is lost. */
export function NowBoard({ meeting, name, sessions, isCancelled, locales, words, servedAt, links }: Props) {
  const [tick, setTick] = useState(servedAt);
  const [lostAt, setLostAt] = useState<number | null>(null);
  const at = Math.max(tick, servedAt);
  const step = locales.length > 1 ? stay : minute;
  useEffect(() => {
    const ahead = servedAt - Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          setTick(Date.now() + ahead);
          wait();
        },
        step - ((Date.now() + ahead) % step),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [servedAt, step]);

  const locale = locales[Math.floor(at / stay) % locales.length] ?? 'en';
  const said = words[locale];
  if (!said) return null;
  const rooms = isCancelled ? [] : roomsAt(sessions, at);
  const lost = said.lost.replace('{time}', formatTime(new Date(lostAt ?? at), locale, meeting.zone));
  return (
    <div className="now" lang={locale} dir={directionOf(locale)} data-rooms={Math.min(rooms.length, 6)}>
      <div className="now-top">
        <h1>{said.title}</h1>
        <p>
          <span>{name[locale]}</span>{' '}
          <time dateTime={new Date(at).toISOString()}>
            {formatDate(new Date(at), locale, meeting.zone, { weekday: true, year: false })},{' '}
            <b>{formatTime(new Date(at), locale, meeting.zone)}</b>
          </time>
        </p>
      </div>
      {rooms.length === 0 ? (
        <p className="now-none">{isCancelled ? said.cancelled : sessions.length === 0 ? said.none : said.over}</p>
      ) : (
        <ul className="now-rooms">
          {rooms.map(({ room, now, next }) => (
            <li key={room ?? ''}>
              <h2>{room ?? said.noRoom}</h2>
              <div>
                <Line
                  label={said.now}
                  session={now}
                  otherwise={said.free}
                  {...{ locale, at, said }}
                  zone={meeting.zone}
                  documents={links.documents}
                />
                <Line
                  label={said.next}
                  session={next}
                  otherwise={said.nothing}
                  {...{ locale, at, said }}
                  zone={meeting.zone}
                  documents={links.documents}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="now-end">
        <span>{said.zone.replace('{zone}', meeting.zone)}</span>
        {meeting.illustrative ? <span>{said.illustrative}</span> : null}
        <a href={links.meeting}>{said.meeting}</a>
        {links.turn ? <a href={links.turn}>{locales.length > 1 ? said.stop : said.turn}</a> : null}
      </div>
      <LiveRefresh
        meeting={meeting.slug}
        after={meeting.liveSeq}
        types={followed}
        lost={lost}
        onLost={(isLost) => setLostAt(isLost ? at : null)}
      />
    </div>
  );
}

type LineProps = {
  label: string;
  session: BoardSession | null;
  otherwise: string;
  locale: Locale;
  at: number;
  zone: string;
  said: NowWords;
  /** Where the documents of the meeting are. */
  documents: string;
};

function Line({ label, session, otherwise, locale, at, zone, said, documents }: LineProps) {
  const title = session?.titles[locale];
  return (
    <div className={session ? 'now-line' : 'now-line none'}>
      <span className="now-label">{label}</span>{' '}
      {session && title ? (
        <>
          <span className="now-title" lang={title.lang === locale ? undefined : title.lang}>
            {title.text}
          </span>{' '}
          <span className="now-when">
            {whenOf(session, locale, at, zone)}
            {session.kind ? `\u00a0· ${said.kinds[session.kind]}` : ''}
          </span>
          <Papers papers={session.papers} locale={locale} said={said} documents={documents} />
        </>
      ) : (
        <span className="now-title">{otherwise}</span>
      )}
    </div>
  );
}

type PapersProps = Pick<LineProps, 'locale' | 'said' | 'documents'> & Pick<BoardSession, 'papers'>;

function Papers({ papers, locale, said, documents }: PapersProps) {
  if (papers.length === 0) return null;
  const more = papers.length - mostPapers;
  return (
    <ul className="now-papers">
      {papers.slice(0, mostPapers).map(({ id, symbol, titles }) => (
        <li key={id}>
          <a href={`${documents}/${id}`}>
            {symbol}{' '}
            <span lang={titles[locale]?.lang === locale ? undefined : titles[locale]?.lang}>
              {titles[locale]?.text}
            </span>
          </a>
        </li>
      ))}
      {more > 0 ? (
        <li>
          <a href={documents}>{said.more.replace('{count}', String(more))}</a>
        </li>
      ) : null}
    </ul>
  );
}

/** Its hours, with the day where that is not today's by the clocks of the meeting. */
function whenOf({ from, until, isEndTold }: BoardSession, locale: Locale, at: number, zone: string): string {
  const day = (instant: number) => formatDate(new Date(instant), locale, zone, { weekday: true, year: false });
  const start = formatTime(new Date(from), locale, zone);
  const hours = isEndTold ? `${start}–${formatTime(new Date(until), locale, zone)}` : start;
  return day(from) === day(at) ? hours : `${day(from)}, ${hours}`;
}
