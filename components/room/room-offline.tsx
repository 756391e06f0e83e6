'use client';

import { useEffect, useState } from 'react';
import { countWaiting } from '@/components/form/waiting-count';
import { say, type RoomWords } from './words';

/** Milliseconds between two looks for the server. */
const lookEvery = 5_000;

/** How much waits on this device; gives way to the room itself as soon as the server answers. */
export function RoomOffline({ room, words }: { room: string; words: RoomWords }) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function look() {
      clearTimeout(timer);
      setCount(countWaiting());
      const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
      if (isOver) return;
      if (answer?.ok) location.replace(`${room}${location.search}`);
      else timer = setTimeout(() => void look(), lookEvery);
    }
    const now = () => void look();
    window.addEventListener('online', now);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('online', now);
    };
  }, [room]);
  return (
    <>
      <p role="status">{count === null ? null : say(words, 'offlineWaiting', { count })}</p>
      <p>
        <a className="btn" href={room}>
          {say(words, 'again')}
        </a>
      </p>
    </>
  );
}
