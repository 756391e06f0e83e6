'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ActionForm } from '@/components/form/action-form';
import { fill, type FormWords } from '@/components/form/form-words';
import { placeSessionAction } from '@/lib/agenda/actions';
import { hoursOf } from '@/lib/agenda/model/hours';
import { isSamePlace, type Grid, type Place } from '@/lib/agenda/model/place';
import type { Locale } from '@/lib/i18n/routing';
import styles from './rooms.module.css';
import { useRoomDrag } from './use-room-drag';
import { useRoomKeys } from './use-room-keys';

/** A session that can be placed elsewhere. `lockVersion` goes up with every change. */
export type Movable = Place & { id: string; lockVersion: number; title: string };

/** `at` and `saved` name a place: `{title}`, `{day}`, `{time}`, `{room}`. */
export type BoardTexts = Record<
  'form' | 'keys' | 'at' | 'end' | 'left' | 'saved' | 'until' | 'nextDay' | 'noDay' | 'noTime' | 'noRoom',
  string
>;

interface RoomBoardProps {
  sessions: readonly Movable[];
  grid: Grid;
  /** Names of the days of the grid. */
  days: Readonly<Record<number, string>>;
  meeting: string;
  words: FormWords;
  texts: BoardTexts;
  locale: Locale;
  idempotencyKey: string;
  /** Tables whose cells say their day, start and room, and whose cards say their session and have a handle. */
  children: ReactNode;
}

const fields = ['agendaSession', 'lockVersion', 'day', 'start', 'room'] as const;

/**
 * Sessions placed elsewhere in the grid itself: dragged by mouse or pen, or moved by the keys from their handle. An extra beside
 * the form in each card, which a finger uses and which needs no JavaScript; it writes through the same action.
 */
export function RoomBoard({
  sessions,
  grid,
  days,
  meeting,
  words,
  texts,
  locale,
  idempotencyKey,
  children,
}: RoomBoardProps) {
  const form = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  /** The same again is another text, or nobody would hear it. */
  const say = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  /** What was sent where to, until the page shows it there, and then where the focus goes back to. */
  const [sent, setSent] = useState<{ id: string; to: Place } | null>(null);
  const [landed, setLanded] = useState<Movable | null>(null);
  const byId = new Map(sessions.map((session) => [session.id, session]));

  const timeOf = (place: Place) => {
    const hours = hoursOf(place, locale);
    if (!hours?.end) return hours?.start ?? texts.noTime;
    return fill(hours.isNextDay ? texts.nextDay : texts.until, { start: hours.start, end: hours.end }, locale);
  };
  const tell = (template: string, { title }: Movable, place: Place) =>
    fill(
      template,
      {
        title,
        day: place.day === null ? texts.noDay : (days[place.day] ?? String(place.day)),
        time: timeOf(place),
        room: place.room ?? texts.noRoom,
      },
      locale,
    );

  function send(session: Movable, to: Place): boolean {
    const { day, start, room } = to;
    const values = {
      agendaSession: session.id,
      lockVersion: String(session.lockVersion),
      day: String(day ?? ''),
      start: start ?? '',
      room: room ?? '',
    };
    const inputs = fields.map((name) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? null);
    const owner = inputs[0]?.form;
    if (!owner || owner.ariaBusy === 'true') return false;
    fields.forEach((name, index) => {
      const input = inputs[index];
      if (input) input.value = values[name];
    });
    setSent({ id: session.id, to });
    owner.requestSubmit();
    return true;
  }

  const drag = useRoomDrag(byId, send);
  const keys = useRoomKeys(byId, grid, {
    send,
    moved: (session, place) => say(tell(texts.at, session, place)),
    stopped: () => say(texts.end),
    left: (session) => say(fill(texts.left, { title: session.title }, locale)),
  });

  const now = sent && byId.get(sent.id);
  if (now && isSamePlace(now, { ...sent.to, end: now.end })) {
    setSent(null);
    setLanded(now);
    say(tell(texts.saved, now, now));
  }
  useEffect(() => {
    if (!landed) return;
    const cards = [...(root.current?.querySelectorAll<HTMLElement>('[data-session]') ?? [])];
    const card = cards.find(({ dataset }) => dataset.session === landed.id);
    card?.querySelector<HTMLElement>('[data-handle]')?.focus();
  }, [landed]);

  const moving = keys.moving && byId.get(keys.moving.id);
  return (
    <div
      ref={root}
      className={drag.isDragging ? `stack ${styles.dragging}` : 'stack'}
      {...drag.handlers}
      {...keys.handlers}
    >
      <p id="placing-keys" className="soft">
        {texts.keys}
      </p>
      <p role="status" className="vh">
        {said}
      </p>
      <div ref={form}>
        <ActionForm
          action={placeSessionAction}
          idempotencyKey={idempotencyKey}
          words={words}
          meeting={meeting}
          label={texts.form}
          onAnswer={() => {
            keys.leave();
            setSent(null);
          }}
        >
          {fields.map((name) => (
            <input key={name} type="hidden" name={name} defaultValue="" />
          ))}
        </ActionForm>
      </div>
      {children}
      {keys.moving && moving
        ? createPortal(
            <p className={styles.ghost} aria-hidden="true">
              <strong>{timeOf(keys.moving.place)}</strong> {moving.title}
            </p>,
            keys.moving.cell,
          )
        : null}
    </div>
  );
}
