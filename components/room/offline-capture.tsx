'use client';

import { useRef, useState } from 'react';
import { newId } from '@/components/form/new-id';
import { Status } from '@/components/ui/status';
import { openEditQueue, type Edit } from './edit-queue';
import { keepInOrder } from './keep-in-order';
import { sealFor, type Letterbox } from './letterbox';
import { OfflineDraft } from './offline-draft';
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
  /** A point or a draft lies on the device. */
  onKept: () => void;
}

/** Points and new drafts while there is no connection: each goes, sealed, to what else waits on the device, and is sent by the room itself. */
export function OfflineCapture({ box, words, levels, maxLength, isOpen, onTyping, onKept }: OfflineCaptureProps) {
  const [issue, setIssue] = useState(box.issues.includes(box.issue) ? box.issue : (box.issues[0] ?? ''));
  const [said, setSaid] = useState(levels[0]?.value ?? 'NONE');
  const [kept, setKept] = useState<Edit[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  /** What the device has not kept. */
  const [lost, setLost] = useState<'point' | 'draft' | null>(null);
  const [keep] = useState(() =>
    keepInOrder(async () => {
      if (!isOpen()) throw new Error('the letterbox is gone');
      const cipher = { seal: (value: unknown) => sealFor(box.publicKey, value), open: () => Promise.resolve(null) };
      return openEditQueue(box.room, cipher);
    }),
  );
  const writing = useRef(0);
  /** What stands in the two fields. */
  const typed = useRef({ point: '', draft: '' });
  function note(change: Partial<typeof typed.current>) {
    typed.current = { ...typed.current, ...change };
    onTyping(writing.current > 0 || Object.values(typed.current).some((text) => text !== ''));
  }

  function record() {
    const text = field.current?.value.trim() ?? '';
    if (text === '' || !field.current) return;
    field.current.value = '';
    field.current.focus();
    void lay('point', { issue, text, language: box.language, attributedTo: said }).then((isLaid) => {
      if (!field.current) return;
      if (!isLaid) field.current.value = [text, field.current.value].filter(Boolean).join('\n');
      note({ point: field.current.value });
    });
  }

  /** Lays an edit on the device. Answers whether it lies there. */
  async function lay(kind: 'point' | 'draft', fields: Edit['fields']): Promise<boolean> {
    writing.current += 1;
    let isLaid = true;
    try {
      const edit = { clientId: newId(), kind, subject: issue, fields, at: new Date().toISOString(), refusal: null };
      const laid = await keep(edit);
      setKept((earlier) => [...earlier, laid]);
    } catch {
      isLaid = false;
    }
    setLost(isLaid ? null : kind);
    writing.current -= 1;
    note({});
    onKept();
    return isLaid;
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
        alert={<Lost what={lost === 'point' ? say(words, 'notKept') : null} />}
        onType={(text) => note({ point: text })}
        onRecord={record}
      />
      {box.drafting ? (
        <OfflineDraft
          words={words}
          language={box.language}
          themes={box.drafting.themes}
          alert={<Lost what={lost === 'draft' ? say(words, 'draftNotKept') : null} />}
          onType={(text) => note({ draft: text })}
          onDraft={({ text, theme }) =>
            lay('draft', { group: box.drafting?.group, issue, language: box.language, text, theme })
          }
        />
      ) : null}
    </>
  );
}

function Lost({ what }: { what: string | null }) {
  return <div role="alert">{what === null ? null : <Status shape="late">{what}</Status>}</div>;
}
