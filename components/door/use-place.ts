import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Direction } from '@/lib/door/schema';
import type { Place } from './door-store';

/** A place to check in, as the device remembers it: words of the programme, nothing of people. */
export type PlaceChoice = { value: string; label: string; lang?: string };

type Remembered = Place & { sessions: PlaceChoice[]; zone: string };

const listeners = new Set<() => void>();
const inMemory = new Map<string, string>();

const keyOf = (meeting: string) => `parley-door:${meeting}`;

function readText(meeting: string): string {
  try {
    return localStorage.getItem(keyOf(meeting)) ?? inMemory.get(meeting) ?? '';
  } catch {
    return inMemory.get(meeting) ?? '';
  }
}

function writeText(meeting: string, text: string): void {
  inMemory.set(meeting, text);
  try {
    localStorage.setItem(keyOf(meeting), text);
  } catch {
    // A browser without a store remembers until the page is left.
  }
  for (const listener of listeners) listener();
}

function parse(text: string): Partial<Remembered> {
  try {
    return (JSON.parse(text || '{}') ?? {}) as Partial<Remembered>;
  } catch {
    return {};
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Where this device stands: its session, its direction, what it is called, and the meeting's zone. Remembered by the browser, so
 * that a door that is loaded anew without a connection is still the same door. What the address says goes before.
 */
export function usePlace(
  meeting: string,
  asked: { session?: string | undefined; direction?: Direction | undefined },
  { sessions: offered, zone }: { sessions: readonly PlaceChoice[] | null; zone: string | null },
) {
  const text = useSyncExternalStore(
    subscribe,
    () => readText(meeting),
    () => '',
  );
  const kept = useMemo(() => parse(text), [text]);
  const sessions = offered ?? kept.sessions ?? [];
  const session = (text === '' ? asked.session : kept.session) ?? null;
  const place: Place = {
    session: sessions.some(({ value }) => value === session) ? session : null,
    direction: (text === '' ? asked.direction : kept.direction) ?? 'IN',
    device: kept.device ?? '',
  };
  const change = useCallback(
    (to: Partial<Remembered>) => writeText(meeting, JSON.stringify({ ...parse(readText(meeting)), ...to })),
    [meeting],
  );
  /** Makes the device's name where it has none, and remembers the places for a time without a connection. */
  const settle = useCallback(() => {
    const { device } = parse(readText(meeting));
    const name = `door-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36).slice(-4)}`;
    change({
      device: device || name,
      ...(offered ? { sessions: [...offered] } : {}),
      ...(zone ? { zone } : {}),
      ...(asked.session ? { session: asked.session } : {}),
      ...(asked.direction ? { direction: asked.direction } : {}),
    });
  }, [meeting, change, offered, zone, asked.session, asked.direction]);
  return { place, sessions, zone: zone ?? kept.zone ?? null, change, settle };
}
