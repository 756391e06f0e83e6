import { useCallback, useEffect, useRef, useState } from 'react';

type Answer = { present: number; writers: { recommendation: string; name: string | null }[] };

export type Places = Answer & {
  /** One begins to write in a draft, or no longer does. */
  enter: (recommendation: string | null) => void;
};

/** Milliseconds: from entering a draft until it is said, and from one sign of life to the next; a hall of readers says so less often. */
const settleFor = 500;
const beatEvery = { writer: 20_000, reader: 55_000 };

const nobody: Answer = { present: 0, writers: [] };

/**
 * Says that one has a group's page open, and in which draft one writes, and learns who else does: while the page is looked at.
 * Whatever goes wrong is silent: a place is advice, and nothing that is typed depends on it.
 */
export function useRoomPlaces(meeting: string, group: string, as: keyof typeof beatEvery | 'passer-by'): Places {
  const [answer, setAnswer] = useState(nobody);
  const here = useRef<string | null>(null);
  const soon = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (as === 'passer-by') return;
    const every = beatEvery[as];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const after = (wait: number) => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(() => void beat(), wait);
    };
    async function beat() {
      if (document.visibilityState === 'hidden') return;
      after(every);
      const found = await note(meeting, { group, ...(here.current ? { recommendation: here.current } : {}) });
      if (found && !isOver) setAnswer((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    }
    soon.current = () => after(settleFor);
    const begin = () => document.visibilityState === 'visible' && after(settleFor);
    document.addEventListener('visibilitychange', begin);
    begin();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
    };
  }, [meeting, group, as]);

  const enter = useCallback((recommendation: string | null) => {
    if (here.current === recommendation) return;
    here.current = recommendation;
    soon.current();
  }, []);
  return { ...answer, enter };
}

async function note(meeting: string, place: { group: string; recommendation?: string }): Promise<Answer | null> {
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/room-places`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(place),
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
