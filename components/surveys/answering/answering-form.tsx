'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { Fragment, useEffect, useMemo, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { readEntries, typedOf, type Entries } from '@/components/form/entries';
import { FormContext, useForm, type FormContextValue } from '@/components/form/form-context';
import { FormFrame } from '@/components/form/form-frame';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { openUnsentStore } from '@/components/form/unsent-store';
import { useAutosave, type Post, type Reply } from '@/components/form/use-autosave';
import { useFormAction } from '@/components/form/use-form-action';
import type { FieldError } from '@/lib/core/errors';
import { idle, type FormState } from '@/lib/core/form-state';
import { answerSurveyAction, saveAnswerAction } from '@/lib/surveys/actions';
import { clashOf, Meanwhile, type MeanwhileWords, type Settling, type SurveyClash } from './meanwhile';
import { PageSteps, type PageStep, type StepWords } from './page-steps';
import { SaveState, type SaveWords } from './save-state';
import { useServersAnswers } from './use-servers-answers';

/** One question of the page: its fields and its revision as the server has them. */
export type AskedItem = {
  code: string;
  revision: number;
  isText: boolean;
  head: ReactNode;
  fields: ReactNode;
  foot?: ReactNode;
};

/** Questions that stand together on a page, under their own heading. */
export type AskedSection = { code: string; head: ReactNode; items: readonly AskedItem[] };

export interface AnsweringFormProps {
  ids: Record<'meeting' | 'delegation' | 'version', string>;
  /** The page of the questionnaire that is shown, and all of them where there are several. */
  page: string;
  steps: readonly PageStep[];
  stepWords: StepWords;
  pageHead: ReactNode;
  sections: readonly AskedSection[];
  /** Codes on whose answers it depends what is asked: the page is asked for again once they are saved. */
  deciding: readonly string[];
  words: FormWords;
  meanwhile: MeanwhileWords;
  saving: SaveWords;
  zone: string;
  idempotencyKey: string;
  label: string;
  done: string;
  signInHref: string;
  /** Where what is not acknowledged waits on this device, and the key that only its writer is given. */
  unsent: { name: string; secret: string };
  /** Buttons. */
  children: ReactNode;
}

/**
 * Questions of the survey, answered by one of several who write at the same time. Without JavaScript a plain post; with it
 * each answer is saved by itself, compared with what the server has, and what is not acknowledged outlives the page.
 */
export function AnsweringForm(props: AnsweringFormProps) {
  const { ids, page, sections, deciding, words, meanwhile, saving: saveWords, zone, idempotencyKey, unsent } = props;
  const items = useMemo(() => sections.flatMap((section) => section.items), [sections]);
  const bound = useFormAction(answerSurveyAction, idempotencyKey);
  const formRef = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [restored, setRestored] = useState<ReadonlyMap<string, Entries>>(new Map());
  const [store] = useState(() => (typeof window === 'undefined' ? undefined : openUnsentStore(unsent)));
  const autosave = useAutosave<SurveyClash>({
    slots: items.map(({ code, revision }) => ({ id: code, revision })),
    read: (code, { asMade } = {}) =>
      formRef.current ? readEntries(formRef.current, (name) => within(code, name), { asMade }) : [],
    send,
    isOn: true,
    store,
    onRestored: (entries) => setRestored(entries),
  });
  const epochs = useServersAnswers(items, autosave, formRef);

  // Whoever comes from another page of the questionnaire begins at the top of this one, with the focus too.
  useEffect(() => {
    if (window.location.hash === '#page') document.getElementById('page')?.focus();
  }, []);

  async function send({ id, entries, revision, key }: Post): Promise<Reply<SurveyClash>> {
    const data = new FormData();
    for (const [name, value] of Object.entries(ids)) data.append(name, value);
    data.append('idempotencyKey', key);
    data.append('question', id);
    data.append('revision', String(revision));
    for (const [name, value] of entries) data.append(`answer.${name}`, value);
    const answer = await ask(data);
    if (answer === 'no_reply') return { kind: 'no_reply' };
    if (answer.status === 'ok') {
      if (deciding.includes(id)) router.refresh();
      return { kind: 'saved', revision: Number(answer.told?.revision), at: new Date(String(answer.told?.at)) };
    }
    if (answer.status !== 'error') return { kind: 'no_reply' };
    const clash = clashOf(answer.fields?.[`answers.${id}`]);
    return clash ? { kind: 'clash', clash } : { kind: 'refused', code: answer.code, error: errorIn(answer, id) };
  }

  /** Somebody has done something at a question: its controls may stand differently now, also those without an event of their own. */
  function follow({ target }: SyntheticEvent, atOnce: boolean) {
    const code = target instanceof Element ? target.closest('[data-question]')?.getAttribute('data-question') : null;
    if (code) requestAnimationFrame(() => autosave.changed(code, { atOnce }));
  }

  function settle(code: string, choice: Settling) {
    const form = formRef.current;
    const clash = autosave.clashes.get(code);
    if (!form || !clash) return;
    if (choice === 'theirs') {
      autosave.letGo(code);
      router.refresh();
    } else {
      const area = form.elements.namedItem(`answers.${code}.text`);
      const isJoined = choice === 'join' && (area instanceof HTMLTextAreaElement || area instanceof HTMLInputElement);
      if (isJoined) area.value = `${area.value.trim()}\n\n${clash.theirs}`;
      autosave.settle(code, 'mine');
    }
    form.querySelector<HTMLElement>(`[data-question="${code}"] :is(textarea, input, select)`)?.focus();
  }

  /** Takes over what a post of the whole page found out. */
  function adopt(answer: FormState) {
    if (answer.status !== 'error') return;
    for (const { code } of items) {
      const clash = clashOf(answer.fields?.[`answers.${code}`]);
      if (clash) autosave.receive(code, { kind: 'clash', clash });
    }
  }

  const errors = bound.state.status === 'error' ? (bound.state.fields ?? {}) : {};
  return (
    <FormFrame
      words={words}
      meeting={ids.meeting}
      action={bound}
      errors={errors}
      check={(post) => void autosave.settled().then(post)}
      refusals={0}
      formRef={formRef}
      onAnswer={(answer) => {
        if (answer.status !== 'no_reply') adopt(answer);
      }}
      done={props.done}
      label={props.label}
      className="stack-l"
    >
      <HiddenField name="delegation" value={ids.delegation} />
      <HiddenField name="version" value={ids.version} />
      <HiddenField name="page" value={page} />
      {/* What Enter presses: the first button of a form, whichever that is. */}
      <button type="submit" name="intent" value="save" className="vh" tabIndex={-1} aria-hidden="true" />
      <PageSteps steps={props.steps} current={page} words={props.stepWords} locale={words.locale} />
      <Found problems={autosave.problems} restored={restored}>
        {/* Buttons of an order change what is posted without an event of a field. */}
        <div
          className="answers"
          onInput={(event) => follow(event, !isTyped(event.target))}
          onClick={(event) => follow(event, true)}
          onBlur={(event) => follow(event, true)}
        >
          {props.pageHead}
          {sections.map((section) => (
            <div className="stack-l" key={section.code}>
              {section.head}
              {section.items.map(({ code, isText, head, fields, foot }) => (
                <section className="sec" key={code} id={`question-${code}`} data-question={code}>
                  {head}
                  <Fragment key={`${epochs.get(code) ?? 0} ${restored.has(code)}`}>{fields}</Fragment>
                  <Meanwhile
                    question={code}
                    revision={autosave.revisions.get(code) ?? 0}
                    zone={zone}
                    words={meanwhile}
                    clash={autosave.clashes.get(code)}
                    canJoin={isText}
                    onSettle={(choice) => settle(code, choice)}
                  />
                  {foot}
                </section>
              ))}
            </div>
          ))}
        </div>
      </Found>
      <SaveState
        status={autosave.status}
        isRestored={restored.size > 0}
        words={saveWords}
        form={words}
        zone={zone}
        signInHref={props.signInHref}
      />
      {props.children}
    </FormFrame>
  );
}

/** A control's name within an answer: `answers.stage.choice` is `choice` of `stage`. Files are kept by themselves. */
function within(code: string, name: string): string | null {
  const prefix = `answers.${code}.`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}

const isTyped = (target: EventTarget) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'date'].includes(target.type));

/** What is wrong with an answer that could not be read, at the field it is about. */
function errorIn(answer: FormState & { status: 'error' }, code: string): FieldError | undefined {
  const [found] = Object.entries(answer.fields ?? {}).filter(([name]) => within(code, name) !== null);
  return found && { ...found[1], params: { ...found[1].params, at: found[0] } };
}

type FoundProps = {
  problems: ReadonlyMap<string, FieldError>;
  restored: ReadonlyMap<string, Entries>;
  children: ReactNode;
};

/** Fields are told what saving has found out about them, and what was put back from an earlier visit. */
function Found({ problems, restored, children }: FoundProps) {
  const form = useForm();
  const context: FormContextValue = {
    ...form,
    errorOf: (name) => [...problems.values()].find(({ params }) => params?.at === name) ?? form.errorOf(name),
    typed: (name) => {
      for (const [code, entries] of restored) {
        const entry = within(code, name);
        if (entry !== null) return typedOf(entries, entry) ?? '';
      }
      return form.typed(name);
    },
  };
  return <FormContext value={context}>{children}</FormContext>;
}

async function ask(data: FormData): Promise<FormState | 'no_reply'> {
  try {
    return await saveAnswerAction(idle, data);
  } catch (error) {
    unstable_rethrow(error);
    return 'no_reply';
  }
}
