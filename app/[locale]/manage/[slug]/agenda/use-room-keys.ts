import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { isSamePlace, stepped, type Grid, type Place, type PlaceStep } from '@/lib/agenda/model/place';
import type { Movable } from './room-board';

/** A session on its way: where it would come to stand, and the cell that shows it. */
type Moving = { id: string; place: Place; cell: HTMLElement };

type Told = {
  /** False where it was not sent, because another is on its way. */
  send: (session: Movable, to: Place) => boolean;
  moved: (session: Movable, to: Place) => void;
  stopped: () => void;
  left: (session: Movable) => void;
};

const quarter = 15;
const fine = 5;

/** What a key does with the session whose handle has the focus; null where it does nothing. */
function stepOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): PlaceStep | null {
  if (ctrlKey || altKey || metaKey) return null;
  const minutes = shiftKey ? fine : quarter;
  if (key === 'ArrowUp') return { minutes: -minutes };
  if (key === 'ArrowDown') return { minutes };
  if (key === 'ArrowLeft') return { rooms: -1 };
  if (key === 'ArrowRight') return { rooms: 1 };
  if (key === 'PageUp') return { days: -1 };
  if (key === 'PageDown') return { days: 1 };
  return null;
}

/** The cell of a place: in its column, the last row that begins no later. */
function cellOf(board: HTMLElement, { day, start, room }: Place): HTMLElement | null {
  const column = [...board.querySelectorAll<HTMLElement>('td[data-day]')].filter(
    ({ dataset }) => dataset.day === String(day ?? '') && dataset.room === (room ?? ''),
  );
  return (
    column.findLast(({ dataset }) => Boolean(start && dataset.start && dataset.start <= start)) ?? column[0] ?? null
  );
}

/** Moving by the keys from a session's handle; nothing is sent before Enter, and Escape or leaving the handle takes it back. */
export function useRoomKeys(sessions: ReadonlyMap<string, Movable>, grid: Grid, told: Told) {
  const [moving, setMoving] = useState<(Moving & { version: number; isSent: boolean }) | null>(null);
  // Saved, or changed by somebody else: the page shows where it stands.
  if (moving && sessions.get(moving.id)?.lockVersion !== moving.version) setMoving(null);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null;
    const session = sessions.get(handle?.closest<HTMLElement>('[data-session]')?.dataset.session ?? '');
    if (!session || moving?.isSent) return;
    const step = stepOf(event);
    const place = moving?.place ?? session;
    if (step) {
      event.preventDefault();
      const to = stepped(place, step, grid);
      const cell = to && cellOf(event.currentTarget, to);
      if (!to || !cell) return told.stopped();
      const { day, start, end, room } = to;
      setMoving({
        id: session.id,
        place: { day, start, end, room },
        cell,
        version: session.lockVersion,
        isSent: false,
      });
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      told.moved(session, to);
    } else if (moving && event.key === 'Enter') {
      event.preventDefault();
      if (isSamePlace(moving.place, session)) return leave(session);
      if (told.send(session, moving.place)) setMoving({ ...moving, isSent: true });
    } else if (moving && event.key === 'Escape') {
      event.preventDefault();
      leave(session);
    }
  }

  function leave(session: Movable) {
    setMoving(null);
    told.left(session);
  }

  function onBlur(event: FocusEvent<HTMLElement>) {
    const session = moving && !moving.isSent ? sessions.get(moving.id) : undefined;
    if (session && event.target instanceof Element && event.target.closest('[data-handle]')) leave(session);
  }

  return { moving, leave: () => setMoving(null), handlers: { onKeyDown, onBlur } };
}
