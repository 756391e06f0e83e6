'use client';

import { useEffect, useRef, useState } from 'react';
import { device } from '@/components/form/unsent-keys';
import { countAllEdits, countEdits } from '@/components/form/waiting-count';
import { lastLetterbox, type Letterbox } from './letterbox';
import { OfflineCapture } from './offline-capture';
import { say, type RoomWords } from './words';

/** Milliseconds between two looks for the server. */
const lookEvery = 5_000;
/** Milliseconds to wait before the room is tried again that was tried and did not come: a server that is slow is left in peace. */
const tryEvery = 30_000;
/** A room that did not come sooner than this had no connection: a server that is slow is waited for longer. */
const slowAfter = 7_000;
const triedKey = 'parley-room-tried';

/** When the room was last tried from here; 0 = never, or where the browser keeps nothing. */
function triedAt(): number {
  try {
    return Number(sessionStorage.getItem(triedKey));
  } catch {
    return 0;
  }
}

function noteTry(): void {
  try {
    sessionStorage.setItem(triedKey, String(Date.now()));
  } catch {
    // Where the browser keeps nothing, the room is tried at each look.
  }
}

interface RoomOfflineProps {
  room: string;
  words: RoomWords;
  levels: readonly { value: string; label: string }[];
  /** The most letters of each. */
  longest: { point: number; draft: number };
}

/**
 * How much waits on this device, and more points and new drafts for it where somebody who records here has a letterbox on it; gives way to the
 * room itself as soon as the server answers and nothing is being typed.
 */
export function RoomOffline({ room, words, levels, longest }: RoomOfflineProps) {
  const [count, setCount] = useState<number | null>(null);
  const [box, setBox] = useState<Letterbox | null>(null);
  const [isBack, setIsBack] = useState(false);
  const isTyping = useRef(false);
  const look = useRef<() => void>(() => undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const pause = Date.now() - triedAt() < slowAfter ? lookEvery : tryEvery;
    async function lookNow() {
      clearTimeout(timer);
      const place = lastLetterbox(device(), room)?.room;
      setCount(place === undefined ? countAllEdits() : countEdits(place));
      const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
      if (isOver) return;
      setIsBack(answer?.ok ?? false);
      if (answer?.ok && !isTyping.current && Date.now() - triedAt() >= pause) {
        noteTry();
        location.replace(`${room}${location.search}`);
      } else timer = setTimeout(() => void lookNow(), lookEvery);
    }
    look.current = () => void lookNow();
    const now = () => void lookNow();
    window.addEventListener('online', now);
    // The store belongs to the browser: on the server there is none.
    const frame = requestAnimationFrame(() => setBox('subtle' in crypto ? lastLetterbox(device(), room) : null));
    void lookNow();
    return () => {
      isOver = true;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      window.removeEventListener('online', now);
    };
  }, [room]);
  return (
    <>
      <p role="status">
        {count === null ? null : say(words, 'offlineWaiting', { count })}
        {isBack ? `. ${say(words, 'offlineBack')}` : null}
      </p>
      {box && box.issues.length > 0 ? (
        <OfflineCapture
          box={box}
          words={words}
          levels={levels}
          longest={longest}
          isOpen={() => lastLetterbox(device(), room)?.room === box.room}
          onTyping={(now) => {
            isTyping.current = now;
          }}
          onKept={() => look.current()}
        />
      ) : null}
      <p>
        <a className="btn" href={room}>
          {say(words, 'again')}
        </a>
      </p>
    </>
  );
}
