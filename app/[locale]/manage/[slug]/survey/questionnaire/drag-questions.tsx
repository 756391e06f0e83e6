'use client';

import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import type { FormAction } from '@/lib/core/form-state';

interface DragQuestionsProps {
  action: FormAction;
  meeting: string;
  of: { questionnaire: string; lockVersion: number };
  words: FormWords;
  idempotencyKey: string;
  /** Sentence once a question stands where it was dropped. */
  done: string;
  children: ReactNode;
}

type Drop = { section: string; before: string; mark: HTMLElement; side: 'before' | 'after' };

/** How near to the edge of the window the page begins to move, and by how much each time, in pixels. */
const edge = 72;
const stride = 14;

/**
 * Questions taken by their grip and dropped anywhere in the outline, by mouse, pen or finger. An extra: every step is there as
 * a button too, which is how it is done by the keyboard and without JavaScript.
 */
export function DragQuestions({ action, meeting, of, words, idempotencyKey, done, children }: DragQuestionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const inputs = useRef<HTMLDivElement>(null);
  const dragged = useRef<HTMLElement | null>(null);
  const drop = useRef<Drop | null>(null);

  // The grips show themselves once they can be used.
  useEffect(() => box.current?.classList.add('draggable'), []);

  function take(event: PointerEvent<HTMLDivElement>) {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof Element) || !target.closest('[data-grip]')) return;
    const item = target.closest<HTMLElement>('[data-question]');
    if (!item) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = item;
    item.classList.add('dragged');
  }

  function follow({ clientX, clientY }: PointerEvent<HTMLDivElement>) {
    if (!dragged.current) return;
    if (clientY < edge) window.scrollBy(0, -stride);
    if (clientY > window.innerHeight - edge) window.scrollBy(0, stride);
    mark(dropAt(clientX, clientY));
  }

  function mark(next: Drop | null) {
    drop.current?.mark.removeAttribute('data-drop');
    next?.mark.setAttribute('data-drop', next.side);
    drop.current = next;
  }

  function letGo(isDropped: boolean) {
    const [item, at] = [dragged.current, drop.current];
    dragged.current = null;
    item?.classList.remove('dragged');
    mark(null);
    const question = item?.dataset.question;
    if (!isDropped || !question || !at || at.before === question) return;
    for (const [name, value] of Object.entries({ question, section: at.section, before: at.before })) {
      const input = inputs.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (input) input.value = value;
    }
    inputs.current?.querySelector('form')?.requestSubmit();
  }

  return (
    <div
      ref={box}
      onPointerDown={take}
      onPointerMove={follow}
      onPointerUp={() => letGo(true)}
      onPointerCancel={() => letGo(false)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') letGo(false);
      }}
    >
      {children}
      <div ref={inputs}>
        <ActionForm
          action={action}
          meeting={meeting}
          words={words}
          idempotencyKey={idempotencyKey}
          done={done}
          version={of.lockVersion}
        >
          {Object.entries(of).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          <input type="hidden" name="question" />
          <input type="hidden" name="section" />
          <input type="hidden" name="before" />
        </ActionForm>
      </div>
    </div>
  );
}

/** Where a question would stand if it were let go here; null where there is no section. */
function dropAt(x: number, y: number): Drop | null {
  const under = document.elementFromPoint(x, y);
  const list = under?.closest<HTMLElement>('[data-section]');
  const section = list?.dataset.section;
  if (!list || !section) return null;
  const item = under?.closest<HTMLElement>('[data-question]');
  if (!item) return { section, before: '', mark: list, side: 'after' };
  const { top, height } = item.getBoundingClientRect();
  if (y < top + height / 2) return { section, before: item.dataset.question ?? '', mark: item, side: 'before' };
  const { nextElementSibling: next } = item;
  const before = next instanceof HTMLElement ? (next.dataset.question ?? '') : '';
  return { section, before, mark: item, side: 'after' };
}
