'use client';

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Status } from '@/components/ui/status';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useRoom } from './room-context';
import { say } from './words';

export type Sayer = { value: string; label: string };

interface PointCaptureProps {
  issue: string;
  /** Ids, as their devices made them, of the points that the page shows already. */
  landed: readonly string[];
  language: string;
  locale: Locale;
  zone: string;
  maxLength: number;
  sayers: { levels: readonly Sayer[]; parties: readonly Sayer[]; persons: readonly Sayer[] };
  /** The plain form, where there is no JavaScript. */
  children: ReactNode;
}

/** Points as fast as one types: Enter records one and waits for the next. What is typed lies on the device until the server has it. */
export function PointCapture({ children, ...props }: PointCaptureProps) {
  return useIsEnhanced() ? <QuickCapture {...props} /> : children;
}

function QuickCapture({
  issue,
  landed,
  language,
  locale,
  zone,
  maxLength,
  sayers,
}: Omit<PointCaptureProps, 'children'>) {
  const { state, outbox, words } = useRoom();
  const [said, setSaid] = useState('REGION');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const nameOf = (value: unknown) =>
    Object.values(sayers)
      .flat()
      .find((sayer) => sayer.value === value)?.label ?? '';
  const waiting = state.waiting.filter(({ kind, subject }) => kind === 'point' && subject === issue);
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
