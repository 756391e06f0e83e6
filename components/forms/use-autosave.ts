import { unstable_rethrow } from 'next/navigation';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FieldError } from '@/lib/core/errors';
import { idle, type FormState } from '@/lib/core/form-state';
import { inMegabytes, mostAnswerFileBytes } from '@/lib/core/upload-size';
import { saveAnswerAction, saveFileAction } from '@/lib/forms/actions';
import type { AnswerValue } from '@/lib/forms/schema';
import { asControl, isSameTyped, readControl } from './control-values';
import type { ShownField } from './shown-form';

/** Somebody else's answer where one's own should have gone. */
export type Conflict = { theirs: string; value: AnswerValue; by: string; lockVersion: number };

/** What is known of saving: only what the server said counts as saved. */
export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'no_reply' }
  | { kind: 'refused'; code: string };

type Sending = { field: ShownField; typed: string | string[]; data: FormData };

/** How long somebody may pause while typing before it is saved, and until a save without reply is tried again. */
const pause = 1_200;
const tryAgain = 5_000;

/**
 * Saves each field by itself while the form is filled in: one after the other, each with the version of the answer it was
 * made from. A save without a reply is sent again under the same key, so that it cannot count twice.
 */
export function useAutosave({
  ids,
  fields,
  formRef,
  isOn,
}: {
  ids: Record<'meeting' | 'registration' | 'form' | 'formVersion', string>;
  fields: readonly ShownField[];
  formRef: RefObject<HTMLFormElement | null>;
  isOn: boolean;
}) {
  const [locks, setLocks] = useState(() => new Map(fields.map(({ id, lockVersion }) => [id, lockVersion])));
  const [status, setStatus] = useState<SaveStatus>({ kind: 'idle' });
  const [problems, setProblems] = useState<ReadonlyMap<string, FieldError>>(new Map());
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, Conflict>>(new Map());
  const [files, setFiles] = useState<ReadonlyMap<string, string>>(new Map());
  // What the server has acknowledged, what waits, and what is under way: read by timers, so no state.
  const work = useRef({
    known: new Map(fields.map((field) => [field.id, asControl(field)])),
    locks: new Map(fields.map(({ id, lockVersion }) => [id, lockVersion])),
    waiting: new Set<string>(),
    timers: new Map<string, ReturnType<typeof setTimeout>>(),
    unanswered: null as Sending | null,
    isBusy: false,
    underWay: Promise.resolve(),
  });

  useEffect(() => {
    const { timers } = work.current;
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, []);

  function setLock(id: string, lockVersion: number) {
    work.current.locks.set(id, lockVersion);
    setLocks(new Map(work.current.locks));
  }

  function note<T>(
    set: (change: (map: ReadonlyMap<string, T>) => ReadonlyMap<string, T>) => void,
    id: string,
    value?: T,
  ) {
    set((map) => {
      if (value === undefined && !map.has(id)) return map;
      const next = new Map(map);
      if (value === undefined) next.delete(id);
      else next.set(id, value);
      return next;
    });
  }

  function frame(field: ShownField): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(ids)) data.append(name, value);
    data.append('idempotencyKey', newKey());
    data.append('field', field.id);
    data.append('lockVersion', String(work.current.locks.get(field.id) ?? 0));
    return data;
  }

  function next(): Sending | null {
    const { waiting, unanswered, known } = work.current;
    if (unanswered) return unanswered;
    const form = formRef.current;
    for (const id of waiting) {
      waiting.delete(id);
      const field = fields.find((one) => one.id === id);
      if (!form || !field) continue;
      const typed = readControl(form, field);
      if (isSameTyped(typed, known.get(id) ?? '')) continue;
      const data = frame(field);
      if (Array.isArray(typed)) for (const value of typed) data.append('values[]', value);
      else data.append('value', typed);
      return { field, typed, data };
    }
    return null;
  }

  function run() {
    if (!work.current.isBusy) work.current.underWay = sendAll();
  }

  /** Before the whole page is posted: what waits goes with it, what is under way is waited for. */
  async function settled(): Promise<void> {
    const { timers, waiting, underWay } = work.current;
    timers.forEach((timer) => clearTimeout(timer));
    waiting.clear();
    await underWay;
    // The versions are in the page's hidden fields once it is drawn again.
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  async function sendAll(): Promise<void> {
    work.current.isBusy = true;
    try {
      for (let sending = next(); sending; sending = next()) {
        setStatus({ kind: 'saving' });
        const answer = await ask(saveAnswerAction, sending.data);
        work.current.unanswered = answer === 'no_reply' ? sending : null;
        if (answer === 'no_reply') {
          setStatus({ kind: 'no_reply' });
          work.current.timers.set(' again', setTimeout(run, tryAgain));
          return;
        }
        take(sending, answer);
      }
    } finally {
      work.current.isBusy = false;
    }
  }

  function take({ field, typed }: Sending, answer: FormState) {
    const { id } = field;
    if (answer.status !== 'error') {
      setLock(id, (work.current.locks.get(id) ?? 0) + 1);
      work.current.known.set(id, typed);
      note(setProblems, id);
      note(setConflicts, id);
      setStatus({ kind: 'saved', at: new Date() });
      return;
    }
    const error = answer.fields?.[`answers.${id}`];
    if (error?.code === 'answer_conflict') return meet(field, typed, error);
    if (error) note(setProblems, id, error);
    setStatus({ kind: 'refused', code: answer.code });
  }

  /** Somebody else was faster. Where both wrote the same there is nothing to choose. */
  function meet(field: ShownField, typed: string | string[], { params = {} }: FieldError) {
    const conflict: Conflict = {
      theirs: String(params.theirs),
      value: JSON.parse(String(params.value)) as AnswerValue,
      by: String(params.by),
      lockVersion: Number(params.lockVersion),
    };
    if (isSameTyped(typed, asControl({ ...field, value: conflict.value }))) {
      setLock(field.id, conflict.lockVersion);
      work.current.known.set(field.id, typed);
      setStatus({ kind: 'saved', at: new Date() });
      return;
    }
    note(setConflicts, field.id, conflict);
    setStatus({ kind: 'refused', code: 'conflict' });
  }

  /** A field has changed: saved after a pause, or at once where it was chosen or left. */
  function changed(id: string, { atOnce }: { atOnce: boolean }) {
    if (!isOn || conflicts.has(id)) return;
    const { timers, waiting } = work.current;
    clearTimeout(timers.get(id));
    const due = () => {
      waiting.add(id);
      run();
    };
    if (atOnce) due();
    else timers.set(id, setTimeout(due, pause));
  }

  /** Keeps one's own answer over somebody else's, knowingly; or takes theirs, which the caller has put into the control. */
  function settle(id: string, choice: 'mine' | 'theirs') {
    const conflict = conflicts.get(id);
    const field = fields.find((one) => one.id === id);
    if (!conflict || !field) return;
    setLock(id, conflict.lockVersion);
    note(setConflicts, id);
    work.current.known.set(id, asControl({ ...field, value: conflict.value }));
    setStatus({ kind: 'idle' });
    if (choice === 'theirs') return;
    work.current.waiting.add(id);
    run();
  }

  /** Keeps a file at once; the control is emptied, because it need not be posted again. */
  async function keepFile(field: ShownField, input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!isOn || !file) return;
    if (file.size > mostAnswerFileBytes) {
      note(setProblems, field.id, { code: 'file_too_big', params: { max: inMegabytes(mostAnswerFileBytes) } });
      return setStatus({ kind: 'refused', code: 'invalid' });
    }
    setStatus({ kind: 'saving' });
    const data = frame(field);
    data.append('file', file);
    const answer = await ask(saveFileAction, data);
    if (answer === 'no_reply') {
      setStatus({ kind: 'no_reply' });
      // The control still holds it. Kept meanwhile without a reply, the server knows the same file again.
      work.current.timers.set(
        ` again ${field.id}`,
        setTimeout(() => void keepFile(field, input), tryAgain),
      );
      return;
    }
    if (answer.status === 'error') {
      const error = answer.fields?.[`files.${field.id}`] ?? answer.fields?.file;
      if (error) note(setProblems, field.id, error);
      return setStatus({ kind: 'refused', code: answer.code });
    }
    setLock(field.id, (work.current.locks.get(field.id) ?? 0) + 1);
    note(setProblems, field.id);
    note(setFiles, field.id, file.name);
    input.value = '';
    setStatus({ kind: 'saved', at: new Date() });
  }

  /** Takes over what a post of the whole page found out. */
  function adopt(state: FormState) {
    if (state.status !== 'error') return;
    for (const field of fields) {
      const error = state.fields?.[`answers.${field.id}`];
      const form = formRef.current;
      if (error?.code === 'answer_conflict' && form) meet(field, readControl(form, field), error);
    }
  }

  return { locks, status, problems, conflicts, files, changed, settle, settled, keepFile, adopt };
}

async function ask(action: typeof saveAnswerAction, data: FormData): Promise<FormState | 'no_reply'> {
  try {
    return await action(idle, data);
  } catch (error) {
    unstable_rethrow(error);
    return 'no_reply';
  }
}

/** `crypto.randomUUID` exists on secure origins only; a local network address is none. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
