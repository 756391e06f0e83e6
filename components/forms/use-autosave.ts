import { unstable_rethrow } from 'next/navigation';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { isSameEntries, readEntries, type Entries } from '@/components/form/entries';
import { sendDirectly } from '@/components/form/send-directly';
import { newKey, useAutosave as useSaving, type Post, type Reply } from '@/components/form/use-autosave';
import type { FieldError } from '@/lib/core/errors';
import { idle, type FormAction, type FormState } from '@/lib/core/form-state';
import { inMegabytes, mostAnswerFileBytes } from '@/lib/core/upload-size';
import { saveFileAction } from '@/lib/forms/actions';
import type { AnswerValue } from '@/lib/forms/schema';
import { asControl } from './control-values';
import type { ShownField } from './shown-form';

/** Somebody else's answer where one's own should have gone. */
export type Conflict = { theirs: string; value: AnswerValue; by: string; revision: number };

/** How long until a file without reply is sent again, in milliseconds. */
const tryAgain = 5_000;

const saveAnswer = sendDirectly('registration-answer');

/** Saves each field of a form by itself, and each file at once. */
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
  const [files, setFiles] = useState<ReadonlyMap<string, string>>(new Map());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const saving = useSaving<Conflict>({
    slots: fields.map(({ id, lockVersion }) => ({ id, revision: lockVersion })),
    read: (id, { asMade } = {}) =>
      formRef.current ? readEntries(formRef.current, (name) => entryOf(name, id), { asMade }) : [],
    send: saveField,
    isOn,
  });

  useEffect(() => {
    const { current } = timers;
    return () => current.forEach((timer) => clearTimeout(timer));
  }, []);

  function frame(field: string, revision: number, key: string): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(ids)) data.append(name, value);
    data.append('idempotencyKey', key);
    data.append('field', field);
    data.append('lockVersion', String(revision));
    return data;
  }

  async function saveField({ id, entries, revision, key }: Post): Promise<Reply<Conflict>> {
    const data = frame(id, revision, key);
    for (const [name, value] of entries) data.append(name, value);
    const field = fields.find((one) => one.id === id);
    if (entries.length === 0 && field?.type !== 'multiple') data.append('value', '');
    const answer = await ask(saveAnswer, data);
    if (answer === 'no_reply') return { kind: 'no_reply' };
    if (answer.status !== 'error') return { kind: 'saved', revision: revision + 1, at: new Date() };
    const error = answer.fields?.[`answers.${id}`];
    if (field && error?.code === 'answer_conflict') return meet(field, entries, error);
    return { kind: 'refused', code: answer.code, error };
  }

  /** Keeps a file at once; the control is emptied, because it need not be posted again. */
  async function keepFile(field: ShownField, input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!isOn || !file) return;
    if (file.size > mostAnswerFileBytes) {
      saving.noteProblem(field.id, { code: 'file_too_big', params: { max: inMegabytes(mostAnswerFileBytes) } });
      return saving.setStatus({ kind: 'refused', code: 'invalid' });
    }
    saving.setStatus({ kind: 'saving' });
    const revision = saving.revisions.get(field.id) ?? 0;
    const data = frame(field.id, revision, newKey());
    data.append('file', file);
    const answer = await ask(saveFileAction, data);
    if (answer === 'no_reply') {
      saving.setStatus({ kind: 'no_reply' });
      // The control still holds it. Kept meanwhile without a reply, the server knows the same file again.
      timers.current.add(setTimeout(() => void keepFile(field, input), tryAgain));
      return;
    }
    if (answer.status === 'error') {
      saving.noteProblem(field.id, answer.fields?.[`files.${field.id}`] ?? answer.fields?.file);
      return saving.setStatus({ kind: 'refused', code: answer.code });
    }
    saving.setRevision(field.id, revision + 1);
    saving.noteProblem(field.id);
    setFiles((kept) => new Map(kept).set(field.id, file.name));
    input.value = '';
    saving.setStatus({ kind: 'saved', at: new Date() });
  }

  /** Takes over what a post of the whole page found out. */
  function adopt(state: FormState) {
    const form = formRef.current;
    if (state.status !== 'error' || !form) return;
    for (const field of fields) {
      const error = state.fields?.[`answers.${field.id}`];
      if (error?.code !== 'answer_conflict') continue;
      saving.receive(
        field.id,
        meet(
          field,
          readEntries(form, (name) => entryOf(name, field.id)),
          error,
        ),
      );
    }
  }

  return { ...saving, files, keepFile, adopt };
}

/** The controls of a field as `save-answer` is posted them. */
function entryOf(name: string, field: string): string | null {
  if (name === `answers.${field}`) return 'value';
  return name === `answers.${field}[]` ? 'values[]' : null;
}

/** Somebody else was faster. Where both wrote the same there is nothing to choose. */
function meet(field: ShownField, typed: Entries, { params = {} }: FieldError): Reply<Conflict> {
  const clash: Conflict = {
    theirs: String(params.theirs),
    value: JSON.parse(String(params.value)) as AnswerValue,
    by: String(params.by),
    revision: Number(params.lockVersion),
  };
  const stored = asControl({ ...field, value: clash.value });
  const theirs = (Array.isArray(stored) ? stored : [stored])
    .filter((value) => value !== '')
    .map((value) => [Array.isArray(stored) ? 'values[]' : 'value', value] as const);
  return isSameEntries(typed, theirs)
    ? { kind: 'saved', revision: clash.revision, at: new Date() }
    : { kind: 'clash', clash };
}

async function ask(action: FormAction, data: FormData): Promise<FormState | 'no_reply'> {
  try {
    return await action(idle, data);
  } catch (error) {
    unstable_rethrow(error);
    return 'no_reply';
  }
}
