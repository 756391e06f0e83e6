import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds from entering a place until it is said. */
const settleFor = 600;
/** Milliseconds that a beat waits for its answer. */
const patience = 10_000;

type PlaceOptions<A> = {
  meeting: string;
  /** The last part of the address that is told, and what it is told of: the page, and the name of the field for the place on it. */
  address: 'room-places' | 'survey-places';
  page: Readonly<Record<string, string>>;
  field: string;
  /** Milliseconds from one sign of life to the next; null where nobody is told. */
  every: number | null;
  /** Whether nobody else can ever be there, so that nothing more needs to be said. */
  isAlone?: (answer: A) => boolean;
};

/**
 * Says where on a page one is and learns where others are: while the page is looked at. Whatever goes wrong is silent: a place is
 * advice, and nothing that is typed depends on it. `enter`: one has come to a place, or left all.
 */
export function usePlace<A>({ meeting, address, page, field, every, isAlone }: PlaceOptions<A>) {
  const [answer, setAnswer] = useState<A | null>(null);
  const here = useRef<string | null>(null);
  const soon = useRef<() => void>(() => undefined);
  const of = JSON.stringify(page);

  useEffect(() => {
    if (every === null) return;
    const pause = every;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const after = (wait: number) => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(() => void beat(), wait);
    };
    async function beat() {
      if (document.visibilityState === 'hidden') return;
      after(pause);
      const place = here.current === null ? {} : { [field]: here.current };
      const found = await tell<A>(`/api/meetings/${encodeURIComponent(meeting)}/${address}`, {
        ...(JSON.parse(of) as object),
        ...place,
      });
      if (found === null || isOver) return;
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      if (isAlone?.(found)) end();
    }
    const begin = () => document.visibilityState === 'visible' && after(settleFor);
    function end() {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
    }
    soon.current = () => after(settleFor);
    document.addEventListener('visibilitychange', begin);
    begin();
    return end;
  }, [meeting, address, of, field, every, isAlone]);

  const enter = useCallback((place: string | null) => {
    if (here.current === place) return;
    here.current = place;
    if (place !== null) soon.current();
  }, []);
  return { answer, enter };
}

async function tell<A>(address: string, place: object): Promise<A | null> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(place),
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    return response.ok ? ((await response.json()) as A) : null;
  } catch {
    return null;
  }
}
