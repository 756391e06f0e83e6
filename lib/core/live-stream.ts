import { subscribe, type LiveEvent } from './live-hub';
import { isShuttingDown, onShutdown } from './shutdown';
import type { Visibility } from './prisma/enums';

/** Time between two signs of life: shorter than the patience of the usual proxies. */
const heartbeatEvery = 20_000;
/** A stream ends after this and is opened again by the browser: who may see what is asked anew. */
const longestStream = 5 * 60_000;
/** Streams one process holds open at a time; beyond it the browser is told to come back. */
const mostStreams = 2_000;

/** Where a stream gave way to a newer one of the same reader, its browser comes back after this: tabs do not push each other out in turns. */
const giveWayFor = 60_000;

/** Whose stream it is and how many of them may be open in one process; without one only the common limit counts. */
export type StreamOwner = { key: string; most: number };

let open = 0;
/** For each owner what makes its streams give way, the oldest first. */
const streamsOf = new Map<string, Set<() => void>>();

/** Counts a stream among its owner's, and has the oldest give way where there are too many. Answers how it is taken out again. */
function join({ key, most }: StreamOwner, giveWay: () => void): () => void {
  const own = streamsOf.get(key) ?? new Set();
  streamsOf.set(key, own.add(giveWay));
  const [oldest] = own;
  if (own.size > most) oldest?.();
  return () => {
    own.delete(giveWay);
    if (own.size === 0 && streamsOf.get(key) === own) streamsOf.delete(key);
  };
}

/** Browsers that lost their streams at the same moment come back spread over these milliseconds. */
const comeBackWithin = [1_000, 3_000] as const;

/** One event as server-sent text; the id is what the browser sends back as Last-Event-ID. */
export function eventText({ seq, type, subjectId }: Pick<LiveEvent, 'seq' | 'type' | 'subjectId'>): string {
  return `id: ${seq}\nevent: change\ndata: ${JSON.stringify({ type, subjectId })}\n\n`;
}

const encoder = new TextEncoder();
/** Events go to a thousand readers in the same bytes: for each list and the classes that may be read. */
const encoded = new WeakMap<readonly LiveEvent[], Map<string, Uint8Array>>();

/** Readers who may learn of the same classes of events; `key` names those. */
type Readers = { key: string; classes: ReadonlySet<Visibility> };

/** Those of the events that a reader of these classes may learn of; without any, no bytes. */
function bytesOf(events: readonly LiveEvent[], { key, classes }: Readers): Uint8Array {
  const of = encoded.get(events) ?? new Map<string, Uint8Array>();
  encoded.set(events, of);
  const known = of.get(key);
  if (known) return known;
  const allowed = events.filter(({ visibility }) => classes.has(visibility));
  const bytes = encoder.encode(allowed.map(eventText).join(''));
  of.set(key, bytes);
  return bytes;
}

/**
 * A stream of server-sent events of one meeting, after event number `after`, or from now on when that is null. Holds only
 * events of the visibility classes given. Null when the process has no room for another one or is being shut down. Beyond
 * what its owner may have open, the oldest stream of that owner ends.
 */
export function liveStream(
  meetingId: string,
  after: number | null,
  classes: ReadonlySet<Visibility>,
  owner: StreamOwner | null = null,
): ReadableStream<Uint8Array> | null {
  if (open >= mostStreams || isShuttingDown()) return null;
  let close: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      open += 1;
      let isOpen = true;
      let stop: () => void = () => undefined;
      const sendBytes = (bytes: Uint8Array) => void (isOpen && controller.enqueue(bytes));
      const send = (text: string) => sendBytes(encoder.encode(text));
      const heartbeat = setInterval(() => send(': here\n\n'), heartbeatEvery);
      const end = setTimeout(() => close(), longestStream);
      const forget = onShutdown(() => close());
      const giveWay = () => {
        send(`retry: ${giveWayFor}\n\n`);
        close();
      };
      let leave: () => void = () => undefined;
      close = () => {
        if (!isOpen) return;
        isOpen = false;
        open -= 1;
        clearInterval(heartbeat);
        clearTimeout(end);
        forget();
        leave();
        stop();
        // Throws when the reader is already gone; then there is nothing left to end.
        try {
          controller.close();
        } catch {
          return;
        }
      };
      if (owner) leave = join(owner, giveWay);
      try {
        const early: (readonly LiveEvent[])[] = [];
        let isGreeted = false;
        const readers = { key: [...classes].toSorted().join(' '), classes };
        const pass = (events: readonly LiveEvent[]) => {
          const bytes = bytesOf(events, readers);
          if (bytes.length > 0) sendBytes(bytes);
        };
        const subscription = await subscribe(meetingId, after, (events) =>
          isGreeted ? pass(events) : early.push(events),
        );
        stop = subscription.stop;
        if (!isOpen) return stop();
        // The first event only numbers the stream, so that a browser cut off before any change knows where it was.
        const [soonest, latest] = comeBackWithin;
        const retry = Math.round(soonest + Math.random() * (latest - soonest));
        send(`retry: ${retry}\nid: ${subscription.from}\nevent: hello\ndata: {}\n\n`);
        isGreeted = true;
        for (const events of early) pass(events);
      } catch {
        // The database is away: the browser comes back by itself.
        close();
      }
    },
    cancel() {
      close();
    },
  });
}
