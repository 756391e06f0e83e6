'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Status } from '@/components/ui/status';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { PointForm, Sayers, type Sayer } from './point-form';
import { useLeft, useRoom } from './room-context';
import { say } from './words';

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
      <PointForm
        words={words}
        language={language}
        maxLength={maxLength}
        field={field}
        text={begun.text}
        said={said}
        onSaid={setSaid}
        levels={sayers.levels}
        names={
          <>
            <optgroup label={say(words, 'organisations')}>
              <Sayers of={sayers.parties} />
            </optgroup>
            <optgroup label={say(words, 'persons')}>
              <Sayers of={sayers.persons} />
            </optgroup>
          </>
        }
        onRecord={record}
      />
    </>
  );
}
