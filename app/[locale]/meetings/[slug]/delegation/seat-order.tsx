'use client';

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { fill, word, type FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { moveTo } from '@/components/form/ranking';
import { SubmitButton } from '@/components/form/submit-button';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import { chooseHeadAction, moveSeatAction, orderSeatsAction } from '@/lib/representation/actions';
import { isSameOrder } from '@/lib/representation/model';
import styles from './delegation.module.css';

export type OrderedSeat = { id: string; name: string; registration: string | null; isHead: boolean };

interface SeatOrderProps {
  delegation: string;
  meeting: string;
  words: FormWords;
  keys: { order: string; of: Record<string, { move: string; head: string }> };
  texts: Record<
    'list' | 'head' | 'makeHead' | 'makeHeadOf' | 'headChosen' | 'handle' | 'steps' | 'save' | 'saved' | 'unsaved',
    string
  >;
  /** In the order that is saved. */
  seats: readonly OrderedSeat[];
}

/**
 * The order of a delegation. Without a script each button is a step that the server makes. With one, buttons, arrow keys on
 * the handle and dragging change the order on the page, a live region says where somebody is now, and one button saves it.
 */
export function SeatOrder({ delegation, meeting, words, keys, texts, seats }: SeatOrderProps) {
  const isEnhanced = useIsEnhanced();
  const saved = seats.map(({ id }) => id);
  const [base, setBase] = useState(saved);
  const [order, setOrder] = useState(saved);
  const [moved, setMoved] = useState<{ id: string; said: string } | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // Somebody else's change, or one's own once saved, replaces what the page had begun with.
  if (!isSameOrder(base, saved)) {
    setBase(saved);
    setOrder(saved);
  }
  const byId = new Map(seats.map((seat) => [seat.id, seat]));
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  /** The head comes first and does not move: nobody is put before them. */
  const first = seats.some(({ isHead }) => isHead) ? 2 : 1;

  function place(id: string, position: number) {
    const to = Math.min(Math.max(position, first), order.length);
    if (order.indexOf(id) + 1 === to) return;
    setOrder(moveTo(order, id, to));
    const name = byId.get(id)?.name ?? '';
    setMoved({ id, said: word(words, 'form.rankMoved', { name, n: to, total: order.length }) });
  }

  /** Where somebody stands who is let go at this height: after all others whose middle lies above it. */
  function positionAt(id: string, y: number): number {
    const rows = [...(list.current?.children ?? [])].filter((_, index) => order[index] !== id);
    const above = rows.map((row) => row.getBoundingClientRect()).filter(({ top, height }) => top + height / 2 < y);
    return above.length + 1;
  }

  /** The list holds the pointer and not the handle, which moves in the page with its row and would lose it. */
  function take(id: string, { button, pointerId }: PointerEvent) {
    if (button !== 0) return;
    list.current?.setPointerCapture(pointerId);
    setHeld(id);
  }

  const heads = (seat: OrderedSeat) =>
    seat.registration && !seat.isHead ? (
      <ActionForm
        action={chooseHeadAction}
        idempotencyKey={keys.of[seat.id]?.head ?? ''}
        words={words}
        meeting={meeting}
        done={texts.headChosen}
      >
        <HiddenField name="registration" value={seat.registration} />
        <SubmitButton kind="plain" label={fill(texts.makeHeadOf, { name: seat.name }, words.locale)}>
          {texts.makeHead}
        </SubmitButton>
      </ActionForm>
    ) : null;

  return (
    <>
      <ol
        className={`rank ${styles.order}`}
        aria-label={texts.list}
        ref={list}
        onPointerMove={({ clientY }) => {
          if (held) place(held, positionAt(held, clientY));
        }}
        onPointerUp={() => setHeld(null)}
        onPointerCancel={() => setHeld(null)}
      >
        {shown.map((seat, index) => {
          const handle = fill(texts.handle, { name: seat.name }, words.locale);
          return (
            <li key={seat.id} className={moved?.id === seat.id ? 'moved' : undefined}>
              <span className="rk" aria-hidden="true">
                {index + 1}
              </span>
              <span className="nm">
                <bdi>{seat.name}</bdi>
                {seat.isHead ? <span className={styles.under}>{texts.head}</span> : null}
              </span>
              <span className={`ct ${styles.controls}`}>
                {seat.isHead ? null : isEnhanced ? (
                  <>
                    <Handle
                      label={handle}
                      step={(by) => place(seat.id, index + 1 + by)}
                      isHeld={held === seat.id}
                      take={(event) => take(seat.id, event)}
                    />
                    <Step
                      verb={word(words, 'form.rankUp')}
                      label={word(words, 'form.rankUpOf', { name: seat.name })}
                      atEnd={index + 1 <= first}
                      move={() => place(seat.id, index)}
                    />
                    <Step
                      verb={word(words, 'form.rankDown')}
                      label={word(words, 'form.rankDownOf', { name: seat.name })}
                      atEnd={index + 1 === shown.length}
                      move={() => place(seat.id, index + 2)}
                    />
                  </>
                ) : (
                  <ActionForm
                    action={moveSeatAction}
                    idempotencyKey={keys.of[seat.id]?.move ?? ''}
                    words={words}
                    meeting={meeting}
                    label={fill(texts.steps, { name: seat.name }, words.locale)}
                    className={styles.steps ?? ''}
                  >
                    <HiddenField name="seat" value={seat.id} />
                    <SubmitButton
                      kind="plain"
                      name="direction"
                      value="UP"
                      label={word(words, 'form.rankUpOf', { name: seat.name })}
                    >
                      {word(words, 'form.rankUp')}
                    </SubmitButton>
                    <SubmitButton
                      kind="plain"
                      name="direction"
                      value="DOWN"
                      label={word(words, 'form.rankDownOf', { name: seat.name })}
                    >
                      {word(words, 'form.rankDown')}
                    </SubmitButton>
                  </ActionForm>
                )}
                {heads(seat)}
              </span>
            </li>
          );
        })}
      </ol>
      <p role="status" className="vh">
        {moved?.said}
      </p>
      {isEnhanced && shown.length > 1 ? (
        <ActionForm
          action={orderSeatsAction}
          idempotencyKey={keys.order}
          words={words}
          meeting={meeting}
          done={texts.saved}
          className={`${styles.save} ${isSameOrder(order, base) ? '' : styles.unsaved}`}
        >
          <HiddenField name="delegation" value={delegation} />
          {order.map((id) => (
            <HiddenField key={id} name="order[]" value={id} />
          ))}
          {base.map((id) => (
            <HiddenField key={id} name="seen[]" value={id} />
          ))}
          {isSameOrder(order, base) ? null : (
            <p className="row mid">
              <SubmitButton kind="plain">{texts.save}</SubmitButton>
              <span className="small">{texts.unsaved}</span>
            </p>
          )}
        </ActionForm>
      ) : null}
    </>
  );
}

interface HandleProps {
  label: string;
  step: (by: 1 | -1) => void;
  isHeld: boolean;
  take: (event: PointerEvent) => void;
}

/** The handle of a row: it is dragged by mouse, pen or finger, and moved by the arrow keys. */
function Handle({ label, step, isHeld, take }: HandleProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? -1 : 1);
  }
  return (
    <button
      type="button"
      className={`btn ${styles.handle}`}
      aria-label={label}
      data-held={isHeld || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={take}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}

/** At an end the button stays focusable, so that the focus is never thrown away. */
function Step({ verb, label, atEnd, move }: { verb: string; label: string; atEnd: boolean; move: () => void }) {
  return (
    <button
      type="button"
      className="btn"
      aria-label={label}
      aria-disabled={atEnd || undefined}
      onClick={() => {
        if (!atEnd) move();
      }}
    >
      {verb}
    </button>
  );
}
