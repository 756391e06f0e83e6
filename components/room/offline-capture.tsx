'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { newId } from '@/components/form/new-id';
import { Status } from '@/components/ui/status';
import { openEditQueue, type Edit } from './edit-queue';
import { keepInOrder } from './keep-in-order';
import { sealFor, type Letterbox } from './letterbox';
import { say, type RoomWords } from './words';

interface OfflineCaptureProps {
  box: Letterbox;
  words: RoomWords;
  /** Who a point is attributed to, without naming anybody. */
  levels: readonly { value: string; label: string }[];
  maxLength: number;
  /** Whether the letterbox still lies on the device: whoever signs out in another tab takes it away. */
  isOpen: () => boolean;
  /** Something is typed and not kept yet, or no longer. */
  onTyping: (isTyping: boolean) => void;
  /** A point lies on the device. */
  onKept: () => void;
}

/** Points while there is no connection: each goes, sealed, to what else waits on the device, and is sent by the room itself. */
export function OfflineCapture({ box, words, levels, maxLength, isOpen, onTyping, onKept }: OfflineCaptureProps) {
  const [issue, setIssue] = useState(box.issues.includes(box.issue) ? box.issue : (box.issues[0] ?? ''));
  const [said, setSaid] = useState(levels[0]?.value ?? 'NONE');
  const [kept, setKept] = useState<Edit[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isLost, setIsLost] = useState(false);
  const [keep] = useState(() =>
    keepInOrder(async () => {
      if (!isOpen()) throw new Error('the letterbox is gone');
      const cipher = { seal: (value: unknown) => sealFor(box.publicKey, value), open: () => Promise.resolve(null) };
      return openEditQueue(box.room, cipher);
    }),
  );
  const writing = useRef(0);
  const id = useId();

  function record() {
    const text = field.current?.value.trim() ?? '';
    if (text === '' || !field.current) return;
    const fields = { issue, text, language: box.language, attributedTo: said };
    const edit: Edit = {
      clientId: newId(),
      kind: 'point',
      subject: issue,
      fields,
      at: new Date().toISOString(),
      refusal: null,
    };
    field.current.value = '';
    field.current.focus();
    void lay(edit, text);
  }
  async function lay(edit: Edit, text: string) {
    writing.current += 1;
    try {
      const laid = await keep(edit);
      setKept((earlier) => [...earlier, laid]);
      setIsLost(false);
    } catch {
      setIsLost(true);
      if (field.current) field.current.value = [text, field.current.value].filter(Boolean).join('\n');
    }
    writing.current -= 1;
    onTyping(writing.current > 0 || (field.current?.value ?? '') !== '');
    onKept();
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
        <div role="alert">{isLost ? <Status shape="late">{say(words, 'notKept')}</Status> : null}</div>
        <textarea
          ref={field}
          id={`${id}-text`}
          aria-describedby={`${id}-help`}
          rows={2}
          maxLength={maxLength}
          lang={box.language}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onChange={({ target }) => onTyping(writing.current > 0 || target.value !== '')}
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
