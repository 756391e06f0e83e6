'use client';

import { useEffect, useRef, useState } from 'react';

interface DecideBarProps {
  /** With `{n}` for how many are ticked. */
  selected: string;
  selectAll: string;
  scope: string;
  ticked: string;
  allMatching: string;
  help: string;
  confirm: string;
  waitlist: string;
  decline: string;
}

const boxesOf = (form: HTMLFormElement | null | undefined) => [
  ...(form?.querySelectorAll<HTMLInputElement>('input[name="r"]') ?? []),
];

const tickedIn = (form: HTMLFormElement | null | undefined) => boxesOf(form).filter(({ checked }) => checked).length;

/** Leads to the page that says what a decision would do. Where JavaScript is loaded it counts the ticks. */
export function DecideBar(words: DecideBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number | null>(null);
  const formOf = () => bar.current?.closest('form');

  useEffect(() => {
    const form = bar.current?.closest('form');
    const recount = () => setCount(tickedIn(form));
    form?.addEventListener('change', recount);
    return () => form?.removeEventListener('change', recount);
  }, []);

  function tickAll() {
    for (const box of boxesOf(formOf())) box.checked = true;
    setCount(tickedIn(formOf()));
  }

  return (
    <div className="bulk" ref={bar}>
      <span aria-live="polite">{count === null ? null : <b>{words.selected.replace('{n}', String(count))}</b>}</span>
      <button type="button" className="lnk" onClick={tickAll}>
        {words.selectAll}
      </button>
      <label>
        <span className="soft">{words.scope}</span>{' '}
        <select name="of" defaultValue="ticked">
          <option value="ticked">{words.ticked}</option>
          <option value="all">{words.allMatching}</option>
        </select>
      </label>
      <span className="push row mid">
        <button className="btn pri" name="decision" value="CONFIRMED">
          {words.confirm}
        </button>
        <button className="btn" name="decision" value="WAITLISTED">
          {words.waitlist}
        </button>
        <button className="btn grave" name="decision" value="DECLINED">
          {words.decline}
        </button>
      </span>
      <span className="tiny soft" style={{ flexBasis: '100%' }}>
        {words.help}
      </span>
    </div>
  );
}
