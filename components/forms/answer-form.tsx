'use client';

import { useRef, useState, type ChangeEvent, type FocusEvent, type ReactNode } from 'react';
import { FormContext, useForm } from '@/components/form/form-context';
import { FormFrame } from '@/components/form/form-frame';
import { fill, type FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { SaveStatus } from '@/components/form/use-autosave';
import { useFormAction } from '@/components/form/use-form-action';
import type { FieldError, FieldErrors } from '@/lib/core/errors';
import { answerPageAction } from '@/lib/forms/actions';
import { isAnswered, shownParts } from '@/lib/forms/model/conditions';
import type { AnswerValue } from '@/lib/forms/schema';
import { formatTime } from '@/lib/i18n/dates';
import { isLocale } from '@/lib/i18n/routing';
import { AnswerField, type FieldWords } from './answer-field';
import { asAnswer, fillControl, readControl } from './control-values';
import type { ShownField, ShownPage } from './shown-form';
import { ShownWords } from './shown-words';
import { useAutosave, type Conflict } from './use-autosave';

type Texts = FieldWords &
  Record<
    | 'save'
    | 'next'
    | 'submit'
    | 'submitAnyway'
    | 'saving'
    | 'savedAt'
    | 'noReply'
    | 'opened'
    | 'conflict'
    | 'yours'
    | 'theirs'
    | 'keepMine'
    | 'takeTheirs'
    | 'fileSaved',
    string
  >;

export interface AnswerFormProps {
  ids: Record<'meeting' | 'registration' | 'form' | 'formVersion', string>;
  /** The page that is filled in; all of them for a preview. */
  pages: readonly ShownPage[];
  /** Answers that count on the pages before. */
  before: Record<string, AnswerValue>;
  words: FormWords;
  texts: Texts;
  zone: string;
  idempotencyKey: string;
  /** Found by the server when the page was last posted: what is still missing. */
  missing: FieldErrors;
  isLast: boolean;
  /** The secretariat may hand in with answers missing. */
  canSkip: boolean;
  /** Looked at by who builds it: nothing is sent. */
  isPreview?: boolean;
}

/**
 * One page of a form. Without JavaScript a plain post per page; with it each answer is saved by itself, and what the
 * conditions open or close follows while one answers. What is not asked stands in the page, hidden and not posted.
 */
export function AnswerForm(props: AnswerFormProps) {
  const { ids, pages, before, words, texts, zone, idempotencyKey, missing, isLast, canSkip, isPreview = false } = props;
  const bound = useFormAction(answerPageAction, idempotencyKey);
  const formRef = useRef<HTMLFormElement>(null);
  const fields = pages.flatMap((page) => page.sections.flatMap((section) => section.fields));
  const autosave = useAutosave({ ids, fields, formRef, isOn: !isPreview });
  const [values, setValues] = useState(() =>
    startValues(fields, bound.posted.status === 'error' ? bound.posted.values : {}),
  );
  const shownFor = (answers: ReadonlyMap<string, AnswerValue>) =>
    shownParts(pages, answers, new Map(Object.entries(before))).ids;
  const shown = shownFor(values);
  const [opened, setOpened] = useState(false);
  const refused = bound.state.status === 'error' ? (bound.state.fields ?? {}) : null;

  function follow(target: EventTarget, atOnce: boolean) {
    const form = formRef.current;
    const field = fields.find(({ id }) => id === nameOf(target));
    if (!form || !field) return;
    if (field.type === 'file') {
      if (atOnce && target instanceof HTMLInputElement && target.type === 'file') void autosave.keepFile(field, target);
      return;
    }
    const next = new Map(fields.map((one) => [one.id, asAnswer(one, readControl(form, one))]));
    if ([...shownFor(next)].some((id) => !shown.has(id))) setOpened(true);
    setValues(next);
    autosave.changed(field.id, { atOnce });
  }

  /** A choice is saved at once; a text after a pause, or when it is left. */
  const onChange = ({ target }: ChangeEvent<HTMLDivElement>) => follow(target, !isTyped(target));
  const onBlur = ({ target }: FocusEvent<HTMLDivElement>) => {
    if (isTyped(target)) follow(target, true);
  };

  function take(field: ShownField, conflict: Conflict, choice: 'mine' | 'theirs') {
    const form = formRef.current;
    if (choice === 'theirs' && form) fillControl(form, field, conflict.value);
    autosave.settle(field.id, choice);
    document.getElementsByName(`answers.${field.id}`)[0]?.focus();
  }

  const content = (
    <FieldProblems problems={autosave.problems}>
      <div className="answers" onChange={onChange} onBlur={onBlur}>
        {pages.map((page) => (
          <div key={page.id} className="stack-l" hidden={!shown.has(page.id)}>
            {pages.length > 1 && page.title ? (
              <h2>
                <ShownWords text={page.title} />
              </h2>
            ) : null}
            {page.intro ? (
              <p>
                <ShownWords text={page.intro} />
              </p>
            ) : null}
            {page.sections.map((section) => (
              <section key={section.id} className="sec" hidden={!shown.has(section.id)}>
                {section.title ? (
                  <h2>
                    <ShownWords text={section.title} />
                  </h2>
                ) : null}
                {section.intro ? (
                  <p className="soft">
                    <ShownWords text={section.intro} />
                  </p>
                ) : null}
                {section.fields.map((field) => (
                  <fieldset
                    key={field.id}
                    className="asked"
                    hidden={!shown.has(field.id)}
                    disabled={!shown.has(field.id)}
                  >
                    <HiddenField name={`locks.${field.id}`} value={autosave.revisions.get(field.id) ?? 0} />
                    <AnswerField field={field} words={texts} />
                    <Kept name={autosave.files.get(field.id)} text={texts.fileSaved} />
                    <Clash field={field} conflict={autosave.clashes.get(field.id)} texts={texts} onSettle={take} />
                  </fieldset>
                ))}
              </section>
            ))}
          </div>
        ))}
      </div>
    </FieldProblems>
  );

  return (
    <FormFrame
      words={words}
      meeting={ids.meeting}
      action={isPreview ? { ...bound, send: () => undefined } : bound}
      errors={refused ?? missing}
      check={(send) => {
        if (!isPreview) void autosave.settled().then(send);
      }}
      refusals={Object.keys(missing).length > 0 ? 1 : 0}
      formRef={formRef}
      onAnswer={(answer) => {
        if (answer.status !== 'no_reply') autosave.adopt(answer);
      }}
      className="stack-l"
    >
      <HiddenField name="registration" value={ids.registration} />
      <HiddenField name="form" value={ids.form} />
      <HiddenField name="formVersion" value={ids.formVersion} />
      <HiddenField name="page" value={pages[0]?.id ?? ''} />
      {content}
      <div role="status" className="vh">
        {opened ? texts.opened : null}
      </div>
      {isPreview ? null : (
        <>
          <div className="actions">
            <SubmitButton big name="intent" value={isLast ? 'submit' : 'next'}>
              {isLast ? texts.submit : texts.next}
            </SubmitButton>
            <SubmitButton big kind="plain" name="intent" value="save">
              {texts.save}
            </SubmitButton>
            {isLast && canSkip ? (
              <SubmitButton kind="link" name="intent" value="submit_anyway">
                {texts.submitAnyway}
              </SubmitButton>
            ) : null}
          </div>
          <Saved status={autosave.status} texts={texts} words={words} zone={zone} />
        </>
      )}
    </FormFrame>
  );
}

/** What saving each field has found out stands at the field; the summary above the form is for the whole page. */
function FieldProblems({ problems, children }: { problems: ReadonlyMap<string, FieldError>; children: ReactNode }) {
  const form = useForm();
  const errorOf = (name: string) => problems.get(name.replace(/^(answers|files)\./, '')) ?? form.errorOf(name);
  return <FormContext value={{ ...form, errorOf }}>{children}</FormContext>;
}

/** A file that was kept while the page is open. */
function Kept({ name, text }: { name: string | undefined; text: string }) {
  if (!name) return null;
  return (
    <p className="saved" role="status">
      <span className="st done">
        {text} <bdi>{name}</bdi>
      </span>
    </p>
  );
}

type ClashProps = {
  field: ShownField;
  conflict: Conflict | undefined;
  texts: Texts;
  onSettle: (field: ShownField, conflict: Conflict, choice: 'mine' | 'theirs') => void;
};

/** Both texts, one above the other, never blended; and the choice between them. */
function Clash({ field, conflict, texts, onSettle }: ClashProps) {
  if (!conflict) return null;
  return (
    <div className="note ask" role="alert">
      <h3>{texts.conflict.replace('{by}', conflict.by)}</h3>
      <p>
        <b>{texts.theirs}</b> {conflict.theirs}
      </p>
      <p>{texts.yours}</p>
      <p className="row">
        <button type="button" className="btn" onClick={() => onSettle(field, conflict, 'mine')}>
          {texts.keepMine}
        </button>
        <button type="button" className="btn" onClick={() => onSettle(field, conflict, 'theirs')}>
          {texts.takeTheirs}
        </button>
      </p>
    </div>
  );
}

type SavedProps = { status: SaveStatus; texts: Texts; words: FormWords; zone: string };

/** Says "saved" only when the server has said so, with the time. */
function Saved({ status, texts, words, zone }: SavedProps) {
  const locale = isLocale(words.locale) ? words.locale : 'en';
  return (
    <div role="status" className="saved">
      {status.kind === 'saving' ? <span className="st half">{texts.saving}</span> : null}
      {status.kind === 'saved' ? (
        <span className="st done">{fill(texts.savedAt, { time: formatTime(status.at, locale, zone) }, locale)}</span>
      ) : null}
      {status.kind === 'no_reply' || status.kind === 'offline' ? (
        <span className="st late">{texts.noReply}</span>
      ) : null}
      {status.kind === 'refused' ? <span className="st late">{words[`errors.${status.code}.title`]}</span> : null}
    </div>
  );
}

/** Answers as the page begins with them: what was typed into a post that was refused, or what is stored. */
function startValues(
  fields: readonly ShownField[],
  typed: Record<string, string | string[]>,
): Map<string, AnswerValue> {
  return new Map(
    fields.map((field) => {
      const name = field.type === 'multiple' ? `answers.${field.id}[]` : `answers.${field.id}`;
      const before = typed[name];
      if (before === undefined) return [field.id, isAnswered(field.value) ? field.value : null];
      return [field.id, asAnswer(field, before)];
    }),
  );
}

/** The field that a control belongs to. */
function nameOf(target: EventTarget): string {
  const name = target instanceof Element ? (target.getAttribute('name') ?? '') : '';
  return name.replace(/^(answers|files)\./, '').replace(/\[\]$/, '');
}

function isTyped(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'tel', 'date'].includes(target.type);
}
