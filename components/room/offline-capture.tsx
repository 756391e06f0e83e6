'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { newId } from '@/components/form/new-id';
import { Status } from '@/components/ui/status';
import { openEditQueue, type Edit } from './edit-queue';
import { sealFor, type Letterbox } from './letterbox';
import { say, type RoomWords } from './words';

interface OfflineCaptureProps {
  box: Letterbox;
  words: RoomWords;
  /** Who a point is attributed to, without naming anybody. */
  levels: readonly { value: string; label: string }[];
  maxLength: number;
  /** Something is being typed, or no longer. */
  onTyping: (isTyping: boolean) => void;
  /** A point lies on the device. */
  onKept: () => void;
}

/** Points while there is no connection: each goes, sealed, to what else waits on the device, and is sent by the room itself. */
export function OfflineCapture({ box, words, levels, maxLength, onTyping, onKept }: OfflineCaptureProps) {
  const [issue, setIssue] = useState(box.issues.includes(box.issue) ? box.issue : (box.issues[0] ?? ''));
  const [said, setSaid] = useState(levels[0]?.value ?? 'NONE');
  const [kept, setKept] = useState<Edit[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  // One after the other: their order is the order in which they lie there.
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const id = useId();

  function record() {
    const typed = field.current?.value.trim() ?? '';
    if (typed === '' || !field.current) return;
    const before = kept.findLast((edit) => edit.subject === issue);
    const edit: Edit = {
      clientId: newId(),
      kind: 'point',
      subject: issue,
      fields: {
        issue,
        text: typed,
        language: box.language,
        attributedTo: said,
        ...(before ? { after: before.clientId } : {}),
      },
      at: new Date().toISOString(),
      refusal: null,
    };
    setKept((earlier) => [...earlier, edit]);
    field.current.value = '';
    field.current.focus();
    writing.current = writing.current.then(async () => {
      const cipher = { seal: (value: unknown) => sealFor(box.publicKey, value), open: () => Promise.resolve(null) };
      const queue = await openEditQueue(box.room, cipher);
      await queue.put(edit);
      onTyping((field.current?.value ?? '') !== '');
      onKept();
    });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    record();
  }
  return (
    <>
      {kept.length > 0 ? (
        <ol className="tl" aria-label={say(words, 'notYetHere')}>
          {kept.map((edit) => (
            <li key={edit.clientId}>
              <span lang={box.language}>{String(edit.fields.text)}</span>
              <span className="row tiny">
                <Status shape="half">{say(words, 'waitsToBeSent')}</Status>
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
        {box.issues.length > 1 ? (
          <label className="small soft">
            {say(words, 'offlineIssue')}{' '}
            <select value={issue} onChange={(event) => setIssue(event.target.value)}>
              {box.issues.map((value, index) => (
                <option key={value} value={value}>
                  {index + 1}
                </option>
              ))}
            </select>
          </label>
        ) : null}
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
          lang={box.language}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onChange={({ target }) => onTyping(target.value !== '')}
        />
        <div className="row mid">
          <label className="small soft">
            {say(words, 'attributedTo')}{' '}
            <select value={said} onChange={(event) => setSaid(event.target.value)}>
              {levels.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button className="btn push">{say(words, 'record')}</button>
        </div>
      </form>
    </>
  );
}
