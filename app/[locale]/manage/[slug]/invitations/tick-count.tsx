'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { fill } from '@/components/form/form-words';
import { fieldId, useForm } from '@/components/form/form-context';

interface TickCountProps {
  /** Name of the boxes, ending in "[]". */
  name: string;
  /** With `{n}` for how many are ticked. */
  selected: string;
  selectAll: string;
  children: (count: number) => ReactNode;
}

/** How many rows are ticked, and all of them by one press. Without JavaScript it counts nothing and the form works all the same. */
export function TickCount({ name, selected, selectAll, children }: TickCountProps) {
  const form = useForm();
  const bar = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);

  useEffect(() => {
    const element = bar.current?.closest('form');
    if (!element) return;
    const recount = () => setCount(boxesOf(element, name).filter(({ checked }) => checked).length);
    const later = () => requestAnimationFrame(recount);
    element.addEventListener('change', recount);
    element.addEventListener('reset', later);
    later();
    return () => {
      element.removeEventListener('change', recount);
      element.removeEventListener('reset', later);
    };
  }, [name]);

  function tickAll() {
    const boxes = boxesOf(bar.current?.closest('form') ?? null, name);
    for (const box of boxes) box.checked = true;
    setCount(boxes.length);
  }

  return (
    <div className="bulk" ref={bar} id={fieldId(form.id, name.replace('[]', ''))} tabIndex={-1}>
      <span aria-live="polite">
        <b>{fill(selected, { n: count }, form.words.locale)}</b>
      </span>
      <button type="button" className="lnk" onClick={tickAll}>
        {selectAll}
      </button>
      {children(count)}
    </div>
  );
}

const boxesOf = (form: HTMLFormElement | null, name: string) => [
  ...(form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? []),
];
