import postgres from 'postgres';
import { z } from 'zod';
import { db } from './db';
import { env } from './env';
import { liveChannel } from './live';
import { logUnexpected } from './log';
import { onShutdown } from './shutdown';

const announcement = z.object({
  meetingId: z.string(),
  seq: z.number().int(),
  type: z.string(),
  subjectId: z.string(),
  visibility: z.enum(['PUBLIC', 'PARTICIPANTS', 'SECRETARIAT', 'DOOR']),
});

/** A pointer to a committed change; `seq` counts without a gap within its meeting. */
export type LiveEvent = z.output<typeof announcement>;
/** Is given the events that are new, the oldest first; many readers are given the same list. */
export type LiveListener = (events: readonly LiveEvent[]) => void;

/** `sent`: the last event given out. `waiting`: events that came while older ones were still being replayed. */
type Subscriber = { listener: LiveListener; sent: number; waiting: LiveEvent[] | null };
/** What this process knows of a meeting that somebody watches. */
type Watched = {
  last: Promise<number>;
  known: number;
  subscribers: Set<Subscriber>;
  /** Events that wait until the hall may be told again, and what will do that; null while none waits. */
  gathered: LiveEvent[];
  telling: NodeJS.Timeout | null;
  /** How often the hall may be told without a rest, as of when (milliseconds). */
  allowance: { left: number; at: number };
  catchingUp: Promise<void> | null;
  /** All there are after number `after` and up to `known`, so that a hall that comes back asks the table once. */
  recent: { after: number; events: LiveEvent[]; filled: Promise<void> | null };
};

type Hub = { watched: Map<string, Watched>; connection: postgres.Sql; timer: NodeJS.Timeout };

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyLiveHub?: Hub };

const batch = 500;
/** How many of the latest events of a meeting a process keeps; whoever has missed more is read for by themselves. */
const kept = 500;
/** How often the table is asked, should the notifications have gone silent without anybody noticing. */
const checkEvery = 10_000;
/**
 * A hall is told of a change at once, a few times in a row; while changes keep coming, they are gathered and told together after
 * a rest of so many milliseconds for each reader. Telling a thousand takes longer than saving a draft: many who write at once
 * in a full hall would leave the process no time to save. A page waits about as long as that (`live-refresh.tsx`) before it renews itself.
 */
const restPerReader = 0.4;
const mostInARow = 6;

/**
 * Gives every event of a meeting after `after` to the listener, in order and without a gap: first those that are in the
 * table, then each as it is committed. Null begins with what comes next. Answers the number begun after, and how to stop.
 * All subscribers of a process share one LISTEN connection; when it is lost it is made again, and what was missed is
 * read from the table.
 */
export async function subscribe(
  meetingId: string,
  after: number | null,
  listener: LiveListener,
): Promise<{ from: number; stop: () => void }> {
  const here = hub();
  const { watched } = here;
  const meeting = watched.get(meetingId) ?? watch(watched, meetingId);
  const subscriber: Subscriber = { listener, sent: Number.POSITIVE_INFINITY, waiting: [] };
  meeting.subscribers.add(subscriber);
  const stop = () => {
    meeting.subscribers.delete(subscriber);
    if (meeting.subscribers.size === 0 && watched.get(meetingId) === meeting) watched.delete(meetingId);
  };
  try {
    const last = await meeting.last;
    if (after !== null && after > meeting.known) {
      // Another process may have given it out before the notification came here; what was asked earlier may be too old to know.
      await meeting.catchingUp;
      await catchUp(here, meetingId);
    }
    // A number beyond the last one was never given out by this database: begin with what comes next.
    const from = after === null || after > meeting.known ? Math.max(last, meeting.known) : after;
    subscriber.sent = from;
    await replay(meetingId, meeting, subscriber);
    return { from, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function watch(watched: Map<string, Watched>, meetingId: string): Watched {
  const last = db()
    .meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { liveSeq: true } })
    .then(({ liveSeq }) => {
      // What led up to this number is read when somebody has missed it.
      if (liveSeq > meeting.known) {
        meeting.known = liveSeq;
        recent.after = liveSeq;
        recent.events = [];
      }
      return meeting.known;
    });
  const recent: Watched['recent'] = { after: 0, events: [], filled: null };
  const meeting: Watched = {
    last,
    known: 0,
    subscribers: new Set(),
    gathered: [],
    telling: null,
    allowance: { left: mostInARow, at: 0 },
    catchingUp: null,
    recent,
  };
  last.catch(() => watched.delete(meetingId));
  watched.set(meetingId, meeting);
  return meeting;
}

async function replay(meetingId: string, meeting: Watched, subscriber: Subscriber): Promise<void> {
  while (subscriber.sent < meeting.known && meeting.subscribers.has(subscriber)) {
    const events = await missedSince(meetingId, meeting, subscriber.sent);
    if (events.length === 0) break;
    give(subscriber, events);
  }
  const waiting = subscriber.waiting ?? [];
  subscriber.waiting = null;
  give(subscriber, waiting);
}

/** What came after a number: from memory where it reaches back so far. Many who ask at once are answered by one statement. */
async function missedSince(meetingId: string, { recent }: Watched, seq: number): Promise<LiveEvent[]> {
  if (seq < recent.after) {
    recent.filled ??= fill(meetingId, recent).catch((error: unknown) => {
      recent.filled = null;
      throw error;
    });
    await recent.filled;
  }
  return seq < recent.after ? readAfter(meetingId, seq) : recent.events.filter((event) => event.seq > seq);
}

/** Puts before what is kept already the events that led up to it. */
async function fill(meetingId: string, recent: Watched['recent']): Promise<void> {
  const until = recent.after;
  const after = Math.max(0, until - kept);
  const earlier = await db().liveEvent.findMany({
    where: { meetingId, seq: { gt: after, lte: until } },
    orderBy: { seq: 'asc' },
    select: asEvent,
  });
  // Where so many came meanwhile that the oldest were let go, there would be a gap between the two.
  if (recent.after !== until) return;
  recent.events.unshift(...earlier);
  recent.after = after;
}

const asEvent = { meetingId: true, seq: true, type: true, subjectId: true, visibility: true } as const;

function readAfter(meetingId: string, seq: number): Promise<LiveEvent[]> {
  return db().liveEvent.findMany({
    where: { meetingId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: batch,
    select: asEvent,
  });
}

function give(subscriber: Subscriber, events: readonly LiveEvent[]): void {
  const { sent } = subscriber;
  const [first] = events;
  const news = first && first.seq > sent ? events : events.filter((event) => event.seq > sent);
  const last = news.at(-1);
  if (!last) return;
  subscriber.sent = last.seq;
  subscriber.listener(news);
}

/** The next event goes out; after a gap the table is asked, so that order and completeness hold. */
function arrive(hubNow: Hub, event: LiveEvent): void {
  const meeting = hubNow.watched.get(event.meetingId);
  if (!meeting || event.seq <= meeting.known) return;
  if (event.seq > meeting.known + 1) return void catchUp(hubNow, event.meetingId);
  spread(meeting, event);
}

function spread(meeting: Watched, event: LiveEvent): void {
  keep(meeting, event);
  meeting.known = event.seq;
  meeting.gathered.push(event);
  if (meeting.telling) return;
  const { allowance } = meeting;
  const rest = restPerReader * meeting.subscribers.size;
  const now = performance.now();
  allowance.left = rest > 0 ? Math.min(mostInARow, allowance.left + (now - allowance.at) / rest) : mostInARow;
  allowance.at = now;
  if (allowance.left >= 1) return tell(meeting);
  meeting.telling = setTimeout(() => tell(meeting), (1 - allowance.left) * rest);
  meeting.telling.unref();
}

function tell(meeting: Watched): void {
  const events = meeting.gathered;
  meeting.gathered = [];
  meeting.telling = null;
  meeting.allowance.left -= 1;
  for (const subscriber of meeting.subscribers) {
    if (subscriber.waiting) subscriber.waiting.push(...events);
    else give(subscriber, events);
  }
}

/** Lets the oldest go in larger steps, so that not every event moves all the others. */
function keep({ recent }: Watched, event: LiveEvent): void {
  recent.events.push(event);
  if (recent.events.length < 2 * kept) return;
  const [last] = recent.events.splice(0, recent.events.length - kept).slice(-1);
  recent.after = last?.seq ?? recent.after;
}

function catchUp({ watched }: Hub, meetingId: string): Promise<void> {
  const meeting = watched.get(meetingId);
  if (!meeting) return Promise.resolve();
  meeting.catchingUp ??= (async () => {
    try {
      await meeting.last;
      for (
        let events = await readAfter(meetingId, meeting.known);
        events.length > 0;
        events = await readAfter(meetingId, meeting.known)
      ) {
        for (const event of events) if (event.seq > meeting.known) spread(meeting, event);
      }
    } catch (error) {
      // The database is away; the next check or the new connection tries again.
      logUnexpected('live.catch-up', error);
    } finally {
      meeting.catchingUp = null;
    }
  })();
  return meeting.catchingUp;
}

/** Asks the table for every watched meeting: after the listening connection was made again, and now and then. */
async function catchUpAll(hubNow: Hub): Promise<void> {
  await Promise.all([...hubNow.watched.keys()].map((meetingId) => catchUp(hubNow, meetingId)));
}

function hub(): Hub {
  if (holder.parleyLiveHub) return holder.parleyLiveHub;
  const connection = postgres(env().DATABASE_URL, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'parley-live' },
  });
  const timer = setInterval(() => void catchUpAll(made), checkEvery);
  timer.unref();
  const made: Hub = { watched: new Map(), connection, timer };
  holder.parleyLiveHub = made;
  listen(made);
  onShutdown(closeLiveHub);
  return made;
}

/** The driver listens again by itself after a loss, and says so; a first try that fails is repeated here. */
function listen(made: Hub): void {
  const onNotice = (payload: string) => {
    const event = announcement.safeParse(JSON.parse(payload));
    if (event.success) arrive(made, event.data);
  };
  made.connection
    .listen(liveChannel, onNotice, () => void catchUpAll(made))
    .catch((error: unknown) => {
      if (holder.parleyLiveHub !== made) return;
      logUnexpected('live.listen', error);
      setTimeout(() => holder.parleyLiveHub === made && listen(made), 2_000).unref();
    });
}

/** Ends the listening connection; the next subscriber opens a new one. */
export async function closeLiveHub(): Promise<void> {
  const closing = holder.parleyLiveHub;
  if (!closing) return;
  delete holder.parleyLiveHub;
  clearInterval(closing.timer);
  closing.watched.clear();
  await closing.connection.end({ timeout: 1 });
}
