'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '@/components/form/form-words';
import { fieldId, useForm } from '@/components/form/form-context';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';

interface BulkBarProps {
  roomLeft: string;
  /** With `{n}` for how many are ticked. */
  selected: string;
  selectAll: string;
  confirm: string;
  confirmSome: string;
  waitlist: string;
  decline: string;
  writes: string;
}

const boxesOf = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<HTMLInputElement>('input[name="registrations[]"]') ?? []),
];

/** The decision on the ticked rows. Where JavaScript is loaded it counts them and names the number on the button. */
export function BulkBar({
  roomLeft,
  selected,
  selectAll,
  confirm,
  confirmSome,
  waitlist,
  decline,
  writes,
}: BulkBarProps) {
  const form = useForm();
  const bar = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const recount = () => setCount(boxesOf(bar.current?.closest('form') ?? null).filter(({ checked }) => checked).length);

  useEffect(() => {
    const element = bar.current?.closest('form');
    if (!element) return;
    const later = () => requestAnimationFrame(recount);
    element.addEventListener('change', recount);
    element.addEventListener('reset', later);
    return () => {
      element.removeEventListener('change', recount);
      element.removeEventListener('reset', later);
    };
  }, []);

  function tickAll() {
    for (const box of boxesOf(bar.current?.closest('form') ?? null)) box.checked = true;
    recount();
  }

  const words = form.words.locale;
  return (
    <div className="bulk" ref={bar} id={fieldId(form.id, 'registrations')} tabIndex={-1}>
      <span aria-live="polite">
        <b>{fill(selected, { n: count }, words)}</b>
      </span>
      <button type="button" className="lnk" onClick={tickAll}>
        {selectAll}
      </button>
      <TextField name="reason" optional maxLength={1000} width="m" />
      <span className="push row mid">
        <SubmitButton name="decision" value="CONFIRMED">
          {count > 0 ? fill(confirmSome, { n: count }, words) : confirm}
        </SubmitButton>
        <SubmitButton kind="plain" name="decision" value="WAITLISTED">
          {waitlist}
        </SubmitButton>
        <SubmitButton kind="grave" name="decision" value="DECLINED">
          {decline}
        </SubmitButton>
      </span>
      <span className="tiny soft" style={{ flexBasis: '100%' }}>
        {writes} {roomLeft}
      </span>
    </div>
  );
}
