'use client';

import { Fragment, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import type { Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AttributeFields, type Attributes, type Taxonomies } from '@/components/recommendations/attribute-fields';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import { formDataToObject, type FormAction, type FormState } from '@/lib/core/form-state';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import {
  beginEditor,
  draftOf,
  follow,
  goOn,
  heardOf,
  hasUnsent,
  isBehind,
  refuse,
  restore,
  send,
  type,
  type Draft,
} from './editor-state';
import { NoteFields, type NoteValues } from './note-fields';
import { refusalOf } from './refusal-of';
import { useLeft, useRoom } from './room-context';
import { TypedFields } from './typed-fields';
import { soonAnswered } from './soon-answered';
import { say } from './words';

interface DraftEditorProps {
  /** Word that opens the editor. */
  opener: string;
  /** Whether the text may still be revised; if not, what is being typed stays, and is kept beside it. */
  isOpen: boolean;
  recommendation: string;
  /** What takes the form where there is no JavaScript, with the id its save is given. */
  action: FormAction;
  plainId: string;
  /** The head as the server knows it now. */
  head: { id: string; number: number; text: string; language: string };
  values: Attributes & NoteValues;
  taxonomies: Taxonomies;
  supports: readonly Choice[];
  formWords: FormWords;
  idempotencyKey: string;
  locale: Locale;
  zone: string;
}

/**
 * Editing a draft that others may edit too, with or without a connection. Each save names the revision it was made from and goes
 * through the device's queue; a text that has moved on stays as it is, and this one is kept beside it.
 */
export function DraftEditor(props: DraftEditorProps) {
  const { recommendation, head, values } = props;
  const { state, outbox, words, places, meeting } = useRoom();
  const isEnhanced = useIsEnhanced();
  const page = { id: head.id, number: head.number, values };
  const heard = heardOf(state, recommendation);
  const [known, setEditor] = useState(() => beginEditor(page));
  const editor = follow(state.isReady ? restore(known, heard.waiting) : known, page, heard);
  if (editor !== known) setEditor(editor);
  const wrapper = useRef<HTMLDivElement>(null);
  const noteFocus = useKeptFocus(wrapper, editor.round);
  const writers = places.writers.filter((writer) => writer.recommendation === recommendation);
  const { answer, kept } = editor;

  // What was typed before JavaScript came.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const form = wrapper.current?.querySelector('form');
      if (form) setEditor((now) => type(now, typedIn(form, now.shown)));
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  async function save(_state: FormState, data: FormData): Promise<FormState> {
    const post = formDataToObject(data);
    const { meeting: _meeting, idempotencyKey: _key, ...typed } = post.object;
    const { base, seen, sent } = editor;
    // A form that goes on from no earlier save says so, whatever else this device has sent of the draft.
    if (!sent) outbox.beginAnew('save', recommendation);
    const { clientId, outcome } = await outbox.add('save', recommendation, { ...typed, recommendation, base, seen });
    setEditor((now) => send(now, clientId, editor.typed));
    places.enter(null);
    const soon = await soonAnswered(outcome);
    if (soon?.kind === 'refused') {
      setEditor(refuse);
      await outbox.dismiss(clientId);
      return refusalOf(soon, post.values);
    }
    return { status: 'ok', message: say(words, 'draft_waits') };
  }

  useLeft(`draft ${recommendation}`, () => (hasUnsent(editor) ? editor.typed : null));
  if (!props.isOpen && !hasUnsent(editor)) return null;
  return (
    <details>
      <summary>{props.opener}</summary>
      <div
        ref={wrapper}
        onFocus={({ target }) => {
          noteFocus(target);
          places.enter(recommendation);
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          noteFocus(null);
          if (!currentTarget.contains(relatedTarget)) places.enter(null);
        }}
        onInput={({ target }) => {
          const form = target instanceof Element ? target.closest('form') : null;
          if (form) setEditor((now) => type(now, typedIn(form, now.shown)));
        }}
      >
        <div role="status">
          {writers.length > 0 ? (
            <p className="small">
              {say(words, writers.length === 1 ? 'writing' : 'writingMany', {
                names: writers.map(({ name }) => name ?? say(words, 'somebody')).join(', '),
              })}
            </p>
          ) : null}
        </div>
        {props.isOpen ? null : <p className="note ask">{say(words, 'textClosed')}</p>}
        {isBehind(editor, page, heard) ? (
          <div className="note ask" role="alert">
            <h3>{say(words, 'behind')}</h3>
            <p>{say(words, 'behindText')}</p>
            <p className="serif" lang={head.language}>
              {head.text}
            </p>
            <button type="button" className="btn" onClick={() => setEditor((now) => goOn(now, page))}>
              {say(words, 'goOn')}
            </button>
          </div>
        ) : null}
        {kept ? (
          <div className="note">
            <h3>{say(words, 'keptWords')}</h3>
            <TypedFields fields={kept} themes={props.taxonomies.themes} words={words} />
          </div>
        ) : null}
        <ActionForm
          action={isEnhanced ? save : props.action}
          idempotencyKey={props.idempotencyKey}
          meeting={meeting}
          words={props.formWords}
          label={say(words, 'editDraft')}
          {...(answer
            ? {
                done: say(words, `draft_${answer.as}`, {
                  time: formatTime(new Date(answer.at), props.locale, props.zone),
                }),
              }
            : {})}
        >
          {isEnhanced ? null : <PlainFields {...props} />}
          <Fragment key={editor.round}>
            <AttributeFields taxonomies={props.taxonomies} values={editor.shown} language={head.language} />
            <NoteFields supports={props.supports} values={editor.shown} />
          </Fragment>
          <div className="actions">
            <SubmitButton>{say(words, 'saveDraft', { number: head.number + 1 })}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  );
}

/** What a save names where the device keeps no queue: the text and the note it was made from, and an id of its own. */
function PlainFields({ recommendation, head, plainId, values }: DraftEditorProps) {
  const { practice, support, dissent } = values;
  return (
    <>
      <HiddenField name="recommendation" value={recommendation} />
      <HiddenField name="base" value={head.id} />
      <HiddenField name="clientId" value={plainId} />
      {Object.entries({ practice, support, dissent }).map(([name, seen]) =>
        seen ? <HiddenField key={name} name={`seen.${name}`} value={seen} /> : null,
      )}
    </>
  );
}

/** What the controls hold; what they do not offer (a theme that is no longer in use) stays as it was. */
function typedIn(form: HTMLFormElement, { theme, objectives }: Draft): Draft {
  const typed = draftOf(formDataToObject(new FormData(form)).object);
  const offers = (name: string, value: string) =>
    [...form.elements].some(
      (control) =>
        (control instanceof HTMLInputElement && control.name === name && control.value === value) ||
        (control instanceof HTMLSelectElement &&
          control.name === name &&
          [...control.options].some((option) => option.value === value)),
    );
  const kept = objectives.filter((number) => !offers('objectives[]', String(number)));
  return {
    ...typed,
    theme: typed.theme === '' && !offers('theme', theme) ? theme : typed.theme,
    objectives: [...typed.objectives, ...kept].toSorted((one, other) => one - other),
  };
}

/** Whoever is in a control is in the same one once the controls were made anew. Answers how to say where one is. */
function useKeptFocus(wrapper: RefObject<HTMLElement | null>, round: number) {
  const focused = useRef(-1);
  useLayoutEffect(() => {
    const control = wrapper.current?.querySelector('form')?.elements[focused.current];
    if (control instanceof HTMLElement && control !== document.activeElement) control.focus({ preventScroll: true });
  }, [wrapper, round]);
  return (target: Element | null) => {
    const form = target?.closest('form');
    focused.current = form && target ? [...form.elements].indexOf(target) : -1;
  };
}
