import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Place } from '@/lib/agenda/model/place';
import type { Movable } from './room-board';

type Drag = { card: HTMLElement; from: HTMLElement; x: number; y: number };

/** Pixels after which a press is a drag. */
const threshold = 6;

/** Dragging by mouse or pen from one cell to another; a cell that tells no start leaves the session its own. */
export function useRoomDrag(sessions: ReadonlyMap<string, Movable>, send: (session: Movable, to: Place) => void) {
  const pressed = useRef<Drag | null>(null);
  const over = useRef<HTMLElement | null>(null);
  const [isDragging, setIsDragging] = useState(false);

  useEffect(() => {
    if (!isDragging) return;
    const cancel = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [isDragging]);

  function begin(event: PointerEvent<HTMLElement>) {
    // A finger scrolls; it places sessions by the forms.
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    if (event.target.closest('details, a, button:not([data-handle])')) return;
    const card = event.target.closest<HTMLElement>('[data-session]');
    const from = card?.closest<HTMLElement>('td');
    if (!card || !from) return;
    event.preventDefault();
    pressed.current = { card, from, x: event.clientX, y: event.clientY };
  }

  function follow(event: PointerEvent<HTMLElement>) {
    const start = pressed.current;
    if (!start) return;
    if (!isDragging && Math.hypot(event.clientX - start.x, event.clientY - start.y) < threshold) return;
    if (!isDragging) {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.card.dataset.dragged = '';
      setIsDragging(true);
    }
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('td[data-day]') ?? null;
    if (over.current !== found) delete over.current?.dataset.over;
    over.current = found === start.from ? null : found;
    if (over.current) over.current.dataset.over = '';
  }

  function drop() {
    const [start, target] = [pressed.current, over.current];
    leave();
    const session = sessions.get(start?.card.dataset.session ?? '');
    if (!session || !target) return;
    const { day, start: begins, room } = target.dataset;
    send(session, {
      day: day ? Number(day) : null,
      start: begins ?? session.start,
      end: session.end,
      room: room || null,
    });
  }

  function leave() {
    delete pressed.current?.card.dataset.dragged;
    delete over.current?.dataset.over;
    pressed.current = null;
    over.current = null;
    setIsDragging(false);
  }

  return {
    isDragging,
    handlers: { onPointerDown: begin, onPointerMove: follow, onPointerUp: drop, onPointerCancel: leave },
  };
}
