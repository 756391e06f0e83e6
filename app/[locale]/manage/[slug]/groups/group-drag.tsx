'use client';

import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { placePartyAction } from '@/lib/breakouts/actions';
import { outOfGroup } from '@/lib/breakouts/schema';
import styles from './groups.module.css';

export interface DragGroup {
  id: string;
  name: string;
  persons: number;
}

export interface DragMember {
  id: string;
  name: string;
  persons: number;
  /** Groups it sits in. */
  groups: readonly string[];
  /** Said after it was moved, and on the button that takes it back. */
  undo: string;
}

interface GroupDragProps {
  groups: readonly DragGroup[];
  members: readonly DragMember[];
  meeting: string;
  words: FormWords;
  labels: { lead: string; title: string; persons: string; none: string; moved: string };
  idempotencyKey: string;
}

/** From one group (OUT: from none) to another, or out of it. */
type Move = { party: string; from: string; to: string };
type Drag = { party: string; from: string; over: string | null; x: number; y: number };

/** Until a move is answered none begins: the form would not send it, and the answer is to the first. */
const isSending = (form: HTMLFormElement | null) => form?.ariaBusy === 'true';

/** Pixels after which a press is a drag. */
const threshold = 6;

/**
 * The groups side by side with their organisations, each to be dragged into another by mouse or pen: the sizes as they would
 * be stand there meanwhile. An extra beside the forms, which a keyboard and a finger use; it writes through the same action.
 */
export function GroupDrag({ groups, members, meeting, words, labels, idempotencyKey }: GroupDragProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [last, setLast] = useState<Move | null>(null);
  const pressed = useRef<Drag | null>(null);
  const sent = useRef<Move | null>(null);
  const [partyField, fromField, toField] = [
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
  ];
  const memberOf = (id: string) => members.find((member) => member.id === id);

  useEffect(() => {
    if (!drag) return;
    const cancel = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      pressed.current = null;
      setDrag(null);
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [drag]);

  /** Where it may be dropped: in a group it does not sit in, or out of the one it comes from. */
  function targetAt({ clientX, clientY }: PointerEvent, { party, from }: Drag): string | null {
    const found = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-drop]')?.dataset.drop;
    if (found === undefined || found === from) return null;
    return memberOf(party)?.groups.includes(found) ? null : found;
  }

  function begin(event: PointerEvent<HTMLElement>, party: string, from: string) {
    // A finger scrolls; it moves organisations by the forms.
    if (event.button !== 0 || event.pointerType === 'touch') return;
    if (isSending(event.currentTarget.closest('form'))) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = { party, from, over: null, x: event.clientX, y: event.clientY };
  }

  function follow(event: PointerEvent<HTMLElement>) {
    const start = pressed.current;
    if (!start) return;
    const { clientX: x, clientY: y } = event;
    if (!drag && Math.hypot(x - start.x, y - start.y) < threshold) return;
    setDrag({ ...start, x, y, over: targetAt(event, start) });
  }

  function drop(event: PointerEvent<HTMLElement>) {
    const start = pressed.current;
    leave();
    if (!start || Math.hypot(event.clientX - start.x, event.clientY - start.y) < threshold) return;
    const over = targetAt(event, start);
    if (over !== null) send({ party: start.party, from: start.from, to: over });
  }

  function leave() {
    pressed.current = null;
    setDrag(null);
  }

  function send(move: Move) {
    const [party, from, to] = [partyField.current, fromField.current, toField.current];
    if (!party || !from || !to || isSending(party.form)) return;
    sent.current = move;
    party.value = move.party;
    from.value = move.from === outOfGroup ? '' : move.from;
    to.value = move.to;
    party.form?.requestSubmit();
  }

  /** Null for a group that the drop would leave as it is. */
  function personsAfter(group: DragGroup): number | null {
    if (!drag?.over || ![drag.over, drag.from].includes(group.id)) return null;
    const moved = memberOf(drag.party)?.persons ?? 0;
    return group.persons + (drag.over === group.id ? moved : -moved);
  }

  const undoable = last && memberOf(last.party);
  const columns = [
    ...groups.map((group) => ({
      ...group,
      after: personsAfter(group),
      seated: members.filter((member) => member.groups.includes(group.id)),
    })),
    {
      id: outOfGroup,
      name: labels.none,
      persons: null,
      after: null,
      seated: members.filter((member) => member.groups.length === 0),
    },
  ];
  return (
    <ActionForm
      action={placePartyAction}
      idempotencyKey={idempotencyKey}
      words={words}
      meeting={meeting}
      label={labels.title}
      done={labels.moved}
      onAnswer={({ status }) => {
        if (status === 'ok') setLast(sent.current);
      }}
    >
      <p className="soft">{labels.lead}</p>
      <input type="hidden" name="party" ref={partyField} />
      <input type="hidden" name="from" ref={fromField} />
      <input type="hidden" name="to" ref={toField} />
      <div className={styles.columns}>
        {columns.map(({ id, name, persons, after, seated }) => (
          <div
            key={id}
            role="group"
            data-drop={id}
            aria-label={name}
            className={drag?.over === id ? styles.over : undefined}
          >
            <h4>{name}</h4>
            {persons === null ? null : (
              <p className="small soft">{`${labels.persons} ${persons}${after === null ? '' : ` → ${after}`}`}</p>
            )}
            <ul>
              {seated.map((member) => (
                <li
                  key={member.id}
                  className={drag?.party === member.id && drag.from === id ? styles.lifted : undefined}
                  onPointerDown={(event) => begin(event, member.id, id)}
                  onPointerMove={follow}
                  onPointerUp={drop}
                  onPointerCancel={leave}
                >
                  {member.name} <span className="soft">{member.persons}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {drag ? (
        <div className={styles.dragged} style={{ translate: `${drag.x}px ${drag.y}px` }} aria-hidden="true">
          {memberOf(drag.party)?.name}
        </div>
      ) : null}
      {last && undoable ? (
        <div className="actions">
          <button
            type="button"
            className="btn"
            onClick={() => send({ party: last.party, from: last.to, to: last.from })}
          >
            {undoable.undo}
          </button>
        </div>
      ) : null}
    </ActionForm>
  );
}
