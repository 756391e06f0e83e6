'use client';

import { useEffect, useState } from 'react';
import { fill } from '@/components/form/form-words';
import { Status } from '@/components/ui/status';

interface TimeLeftProps {
  begunAt: string;
  minutes: number;
  /** The server's clock when the page was made: how far this device's is off does not matter. */
  now: string;
  locale: string;
  labels: { left: string; over: string };
}

const minute = 60_000;

/** How much of the time meant for an item or a speaker is left, to the minute. */
export function TimeLeft({ begunAt, minutes, now, locale, labels }: TimeLeftProps) {
  const end = Date.parse(begunAt) + minutes * minute;
  const [elapsed, setElapsed] = useState({ of: now, milliseconds: 0 });
  useEffect(() => {
    const shown = performance.now();
    const timer = setInterval(() => setElapsed({ of: now, milliseconds: performance.now() - shown }), 5_000);
    return () => clearInterval(timer);
  }, [now]);
  const left = Math.ceil((end - Date.parse(now) - (elapsed.of === now ? elapsed.milliseconds : 0)) / minute);
  return left >= 0 ? (
    <Status shape="half">{fill(labels.left, { minutes: left }, locale)}</Status>
  ) : (
    <Status shape="late">{fill(labels.over, { minutes: -left }, locale)}</Status>
  );
}
