'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { concerns } from './concerns';

interface LiveRefreshProps {
  meeting: string;
  /** Number of the last live event when the page was made (`liveSeq` of the meeting that was entered). */
  after: number;
  /** Kinds of events that concern this page; all where left out. */
  types?: readonly string[];
  /** Ids of the records that this page shows: it is not renewed for others. All where left out. */
  about?: readonly string[];
  /** Said when the connection has been lost for a moment. */
  lost: string;
  /** Told when that begins and when it is over. */
  onLost?: (isLost: boolean) => void;
}

/** Changes that come close together are one refresh. */
const coalesce = 250;
/** A hall full of browsers does not ask in the same instant. */
const spread = 500;
/** A short interruption is not worth a word. */
const patience = 3_000;

/**
 * Keeps a page at the state of the server: each change refreshes what the server rendered, and leaves alone what is being
 * typed. Says when the connection is lost, and catches up by itself when it is back.
 */
export function LiveRefresh({ meeting, after, types, about, lost, onLost }: LiveRefreshProps) {
  const router = useRouter();
  const [isLost, setIsLost] = useState(false);
  const [isPending, startTransition] = useTransition();
  const [begun] = useState(after);
  const wanted = types?.join(' ');
  // Held apart from the stream, which goes on when they change.
  const shown = useRef({ about, isPending });
  useEffect(() => {
    shown.current = { about, isPending };
  }, [about, isPending]);
  const tell = useRef(onLost);
  useEffect(() => {
    tell.current = onLost;
  }, [onLost]);
  useEffect(() => tell.current?.(isLost), [isLost]);

  useEffect(() => {
    let source: EventSource;
    let refresh: ReturnType<typeof setTimeout> | undefined;
    let reopen: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let last = begun;
    let isDue = false;

    const changed = (message: MessageEvent<string>) => {
      last = Number(message.lastEventId) || last;
      const event = JSON.parse(message.data) as { type: string; subjectId: string };
      const isRenewing = refresh !== undefined || isDue || shown.current.isPending;
      if (concerns(event, { types: wanted?.split(' '), about: shown.current.about, isRenewing })) schedule();
    };
    const schedule = () => {
      refresh ??= setTimeout(renew, coalesce + Math.random() * spread);
    };
    // The framework answers a refresh that fails by loading the page anew: without a connection the browser's own error page
    // would take its place, and with it what is being typed.
    const renew = () => {
      refresh = undefined;
      // A server that is being started again greets those who follow once it is there.
      if (source.readyState !== EventSource.OPEN) isDue = true;
      else if (navigator.onLine) startTransition(() => router.refresh());
      else window.addEventListener('online', schedule, { once: true });
    };
    const greeted = (message: MessageEvent<string>) => {
      last = Math.max(last, Number(message.lastEventId) || 0);
      clearTimeout(silence);
      silence = undefined;
      setIsLost(false);
      if (isDue) schedule();
      isDue = false;
    };
    const failed = () => {
      silence ??= setTimeout(() => setIsLost(true), patience);
      // The browser tries again by itself, unless the server answered with an error.
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(reopen);
      reopen = setTimeout(open, 2_000 + Math.random() * 3_000);
    };
    // A device that has left its network is told so at once, its open stream only much later.
    const cutOff = () => {
      source.close();
      failed();
    };
    function open() {
      source = new EventSource(`/api/meetings/${encodeURIComponent(meeting)}/events?after=${last}`);
      source.addEventListener('change', changed);
      source.addEventListener('hello', greeted);
      source.addEventListener('error', failed);
    }
    open();
    window.addEventListener('offline', cutOff);
    return () => {
      source.close();
      window.removeEventListener('offline', cutOff);
      window.removeEventListener('online', schedule);
      for (const timer of [refresh, reopen, silence]) clearTimeout(timer);
    };
  }, [meeting, begun, wanted, router]);

  return (
    <div role="status" className="no-print">
      {isLost ? (
        <div className="offline">
          <div className="wrap">
            <p>
              <span className="st late">{lost}</span>
            </p>
          </div>
        </div>
      ) : null}
    </div>
  );
}
