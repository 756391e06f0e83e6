'use client';

import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { placeSessionAction } from '@/lib/agenda/actions';
import styles from './rooms.module.css';

interface RoomDragProps {
  /** How often each session was saved, by its id. */
  versions: Readonly<Record<string, number>>;
  meeting: string;
  words: FormWords;
  label: string;
  idempotencyKey: string;
  /** Tables whose cells say their day, start and room, and whose cards say their session. */
  children: ReactNode;
}

type Drag = { card: HTMLElement; from: HTMLElement; x: number; y: number };
const fields = ['agendaSession', 'lockVersion', 'day', 'start', 'room'] as const;

/** Pixels after which a press is a drag. */
const threshold = 6;

/**
 * Sessions dragged by mouse or pen from one cell to another. An extra beside the form in each card, which a keyboard and a finger
 * use; it writes through the same action.
 */
export function RoomDrag({ versions, meeting, words, label, idempotencyKey, children }: RoomDragProps) {
  const pressed = useRef<Drag | null>(null);
  const over = useRef<HTMLElement | null>(null);
  const form = useRef<HTMLDivElement>(null);
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
    if (event.target.closest('details, a, button')) return;
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
    if (!start || !target) return;
    const id = start.card.dataset.session ?? '';
    const { day = '', start: begins = '', room = '' } = target.dataset;
    const values = { agendaSession: id, lockVersion: String(versions[id] ?? 0), day, start: begins, room };
    const inputs = fields.map((name) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? null);
    const owner = inputs[0]?.form;
    if (!owner || owner.ariaBusy === 'true') return;
    fields.forEach((name, index) => {
      const input = inputs[index];
      if (input) input.value = values[name];
    });
    owner.requestSubmit();
  }

  function leave() {
    delete pressed.current?.card.dataset.dragged;
    delete over.current?.dataset.over;
    pressed.current = null;
    over.current = null;
    setIsDragging(false);
  }

  return (
    <div
      className={isDragging ? `stack ${styles.dragging}` : 'stack'}
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={drop}
      onPointerCancel={leave}
    >
      <div ref={form}>
        <ActionForm
          action={placeSessionAction}
          idempotencyKey={idempotencyKey}
          words={words}
          meeting={meeting}
          label={label}
        >
          {fields.map((name) => (
            <input key={name} type="hidden" name={name} defaultValue="" />
          ))}
        </ActionForm>
      </div>
      {children}
    </div>
  );
}
