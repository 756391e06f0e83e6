'use client';

import { useRef, useState } from 'react';
import { newId } from '@/components/form/new-id';
import { Status } from '@/components/ui/status';
import { openEditQueue, type Edit } from './edit-queue';
import { keepInOrder } from './keep-in-order';
import { sealFor, type Letterbox } from './letterbox';
import { PointForm, Sayers, type Sayer } from './point-form';
import { say, type RoomWords } from './words';

interface OfflineCaptureProps {
  box: Letterbox;
  words: RoomWords;
  /** Who a point is attributed to, without naming anybody. */
  levels: readonly Sayer[];
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
      <PointForm
        words={words}
        language={box.language}
        maxLength={maxLength}
        field={field}
        said={said}
        onSaid={setSaid}
        levels={levels}
        before={
          box.issues.length > 1 ? (
            <label className="small soft">
              {say(words, 'offlineIssue')}{' '}
              <select value={issue} onChange={(event) => setIssue(event.target.value)}>
                <Sayers of={box.issues.map((value, index) => ({ value, label: String(index + 1) }))} />
              </select>
            </label>
          ) : null
        }
        alert={<div role="alert">{isLost ? <Status shape="late">{say(words, 'notKept')}</Status> : null}</div>}
        onType={(text) => onTyping(writing.current > 0 || text !== '')}
        onRecord={record}
      />
    </>
  );
}
