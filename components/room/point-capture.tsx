'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Status } from '@/components/ui/status';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useLeft, useRoom } from './room-context';
import { say } from './words';

export type Sayer = { value: string; label: string };

interface PointCaptureProps {
  issue: string;
  /** Ids, as their devices made them, of the points that the page shows already, or that were corrected or taken back since. */
  landed: readonly string[];
  language: string;
  locale: Locale;
  zone: string;
  maxLength: number;
  sayers: { levels: readonly Sayer[]; parties: readonly Sayer[]; persons: readonly Sayer[] };
  /** The plain form, where there is no JavaScript. */
  children: ReactNode;
}

/** What stood in the plain form when JavaScript came. */
type Begun = { text: string; said: string; hasFocus: boolean };

/**
 * Points as fast as one types: Enter records one and waits for the next. What is typed lies on the device until the server has it;
 * what was typed before JavaScript came is taken along.
 */
export function PointCapture({ children, ...props }: PointCaptureProps) {
  const plain = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const text = plain.current?.querySelector('textarea');
      const said = plain.current?.querySelector('select')?.value;
      setBegun({ text: text?.value ?? '', said: said || 'REGION', hasFocus: document.activeElement === text });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return begun ? <QuickCapture {...props} begun={begun} /> : <div ref={plain}>{children}</div>;
}

function QuickCapture({
  issue,
  landed,
  language,
  locale,
  zone,
  maxLength,
  sayers,
  begun,
}: Omit<PointCaptureProps, 'children'> & { begun: Begun }) {
  const { state, outbox, words } = useRoom();
  const [said, setSaid] = useState(begun.said);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // Another issue was opened, or one records no more: what was half typed is shown above the room.
  const typedIn = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    typedIn.current = field.current;
  }, []);
  useLeft(`point ${issue}`, () => {
    const text = typedIn.current?.value.trim() ?? '';
    return text === '' ? null : { text };
  });
  // Whoever was typing goes on typing.
  useEffect(() => {
    if (begun.hasFocus) field.current?.focus();
  }, [begun]);
  const nameOf = (value: unknown) =>
    Object.values(sayers)
      .flat()
      .find((sayer) => sayer.value === value)?.label ?? '';
  // What the server has just recorded may lie on the device for a moment more.
  const waiting = state.waiting.filter(
    ({ kind, subject, clientId }) => kind === 'point' && subject === issue && !state.recorded.has(clientId),
  );
  const recorded = [...state.recorded.values()]
    .map(({ edit }) => edit)
    .filter(({ kind, subject, clientId }) => kind === 'point' && subject === issue && !landed.includes(clientId));
  const shown = [...recorded, ...waiting.filter(({ clientId }) => !landed.includes(clientId))];

  function record() {
    const typed = field.current?.value.trim() ?? '';
    if (typed === '' || !field.current) return;
    void outbox.add('point', issue, { issue, text: typed, language, attributedTo: said });
    field.current.value = '';
    field.current.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    // While a word is being composed (Chinese, accents on some keyboards) Enter ends the word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    record();
  }
  return (
    <>
      {shown.length > 0 ? (
        <ol className="tl" aria-label={say(words, 'notYetHere')}>
          {shown.map((edit) => (
            <li key={edit.clientId}>
              <b>
                {formatTime(new Date(edit.at), locale, zone)}{' '}
                <span className="soft">{nameOf(edit.fields.attributedTo)}</span>
              </b>
              <span lang={language}>{String(edit.fields.text)}</span>
              <span className="row tiny">
                {state.recorded.has(edit.clientId) ? (
                  <Status shape="done">{say(words, 'saved')}</Status>
                ) : (
                  <Status shape="half">{say(words, 'waitsToBeSent')}</Status>
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      <p role="status" className="vh">
        {shown.length === 0 ? null : say(words, waiting.length > 0 ? 'waitsToBeSent' : 'saved')}
      </p>
      <form
        className="field"
        aria-label={say(words, 'newPoint')}
        onSubmit={(event) => {
          event.preventDefault();
          record();
        }}
      >
        <label htmlFor={`${id}-text`}>{say(words, 'newPoint')}</label>
        <p className="help" id={`${id}-help`}>
          {say(words, 'enter')}
        </p>
        <textarea
          ref={field}
          id={`${id}-text`}
          aria-describedby={`${id}-help`}
          rows={2}
          defaultValue={begun.text}
          maxLength={maxLength}
          lang={language}
          onKeyDown={onKeyDown}
        />
        <div className="row mid">
          <label className="small soft">
            {say(words, 'attributedTo')}{' '}
            <select value={said} onChange={(event) => setSaid(event.target.value)}>
              {sayers.levels.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
              <optgroup label={say(words, 'organisations')}>
                {sayers.parties.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
              <optgroup label={say(words, 'persons')}>
                {sayers.persons.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            </select>
          </label>
          <button className="btn push">{say(words, 'record')}</button>
        </div>
      </form>
    </>
  );
}
