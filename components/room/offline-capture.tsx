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
  /** The most letters of each. */
  longest: { point: number; draft: number };
  /** Whether the letterbox still lies on the device: whoever signs out in another tab takes it away. */
  isOpen: () => boolean;
  /** Something is typed and not kept yet, or no longer. */
  onTyping: (isTyping: boolean) => void;
  /** A point or a draft lies on the device. */
  onKept: () => void;
}

/** Points and new drafts while there is no connection: each goes, sealed, to what else waits on the device, and is sent by the room itself. */
export function OfflineCapture({ box, words, levels, longest, isOpen, onTyping, onKept }: OfflineCaptureProps) {
  const { drafting } = box;
  const [issue, setIssue] = useState(box.issues.includes(box.issue) ? box.issue : (box.issues[0] ?? ''));
  const [said, setSaid] = useState(levels[0]?.value ?? 'NONE');
  const [kept, setKept] = useState<Edit[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  /** Of what kinds the last one was not kept by the device. */
  const [lost, setLost] = useState({ point: false, draft: false });
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

  /** Lays what stands in a field on the device, and empties the field at once; where it is not kept, it stands there again. */
  async function lay(kind: 'point' | 'draft', from: HTMLTextAreaElement | null, fields: Edit['fields']) {
    const text = from?.value.trim() ?? '';
    if (text === '' || !from) return;
    from.value = '';
    from.focus();
    writing.current += 1;
    const isLaid = await keep({
      clientId: newId(),
      kind,
      subject: issue,
      fields: { ...fields, issue, text, language: box.language },
      at: new Date().toISOString(),
      refusal: null,
    }).then(
      (edit) => {
        setKept((earlier) => [...earlier, edit]);
        return true;
      },
      () => false,
    );
    if (!isLaid) from.value = [text, from.value].filter(Boolean).join('\n');
    setLost((now) => ({ ...now, [kind]: !isLaid }));
    writing.current -= 1;
    note({ [kind]: from.value });
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
      {box.issues.length > 1 ? (
        <label className="small soft">
          {say(words, 'offlineIssue')}{' '}
          <select value={issue} onChange={(event) => setIssue(event.target.value)}>
            <Sayers of={box.issues.map((value, index) => ({ value, label: String(index + 1) }))} />
          </select>
        </label>
      ) : null}
      <PointForm
        words={words}
        language={box.language}
        maxLength={longest.point}
        field={field}
        said={said}
        onSaid={setSaid}
        levels={levels}
        alert={<Lost what={lost.point ? say(words, 'notKept') : null} />}
        onType={(text) => note({ point: text })}
        onRecord={() => void lay('point', field.current, { attributedTo: said })}
      />
      {drafting ? (
        <OfflineDraft
          words={words}
          language={box.language}
          maxLength={longest.draft}
          themes={drafting.themes}
          alert={<Lost what={lost.draft ? say(words, 'draftNotKept') : null} />}
          onType={(text) => note({ draft: text })}
          onDraft={(from, theme) => void lay('draft', from, { group: drafting.group, theme })}
        />
      ) : null}
    </>
  );
}

function Lost({ what }: { what: string | null }) {
  return <div role="alert">{what === null ? null : <Status shape="late">{what}</Status>}</div>;
}
