'use client';

import { useEffect, useState } from 'react';
import { Status } from '@/components/ui/status';
import { useRoom } from './room-context';
import { say } from './words';

interface IssueClockProps {
  begunAt: string;
  minutes: number;
  /** The server's clock when the page was made: how far this device's is off does not matter. */
  now: string;
}

const minute = 60_000;

/** How much of the time meant for an issue is left. */
export function IssueClock({ begunAt, minutes, now }: IssueClockProps) {
  const { words } = useRoom();
  const end = Date.parse(begunAt) + minutes * minute;
  const [elapsed, setElapsed] = useState({ of: now, milliseconds: 0 });
  useEffect(() => {
    const shown = performance.now();
    const timer = setInterval(() => setElapsed({ of: now, milliseconds: performance.now() - shown }), 10_000);
    return () => clearInterval(timer);
  }, [now]);
  const left = Math.ceil((end - Date.parse(now) - (elapsed.of === now ? elapsed.milliseconds : 0)) / minute);
  return left >= 0 ? (
    <Status shape="half">{say(words, 'left', { minutes: left })}</Status>
  ) : (
    <Status shape="late">{say(words, 'over', { minutes: -left })}</Status>
  );
}
