'use client';

import { useRouter } from 'next/navigation';
import {
  Fragment,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { readEntries, typedOf, type Entries } from '@/components/form/entries';
import { FormContext, useForm, type FormContextValue } from '@/components/form/form-context';
import { FormFrame } from '@/components/form/form-frame';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { sendDirectly } from '@/components/form/send-directly';
import { SubmitButton } from '@/components/form/submit-button';
import { openUnsentStore } from '@/components/form/unsent-store';
import { useAutosave, type Post, type Reply } from '@/components/form/use-autosave';
import { useFormAction } from '@/components/form/use-form-action';
import type { FieldError } from '@/lib/core/errors';
import { idle, type FormState } from '@/lib/core/form-state';
import { answerSurveyAction } from '@/lib/surveys/actions';
import type { Live } from '@/lib/surveys/model/live';
import { AskedNow, type AskedWords } from './asked-now';
import { clashOf, Meanwhile, type MeanwhileWords, type Settling, type SurveyClash } from './meanwhile';
import { PageSteps, type PageStep, type StepWords } from './page-steps';
import { LivePipe } from './piped-text';
import { PlacesHere, type PlaceWords } from './places-here';
import { SaveState, type SaveWords } from './save-state';
import { SurveyProgress } from './survey-progress';
import { useLive } from './use-live';
import { usePlaces } from './use-places';
import { useServersAnswers } from './use-servers-answers';

/** One question of the page: its fields and its revision as the server has them. */
export type AskedItem = {
  code: string;
  revision: number;
  isText: boolean;
  /** The question's own field, at which it is said that an answer breaks its constraint. */
  field: string;
  /** A file is kept, which its control cannot show. */
  hasFile: boolean;
  /** How it is called where questions are listed: "Question 4"; nothing for a note. */
  name?: string | undefined;
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
  /** Also what is not asked with the answers that are stored: it may come while the page is filled in. */
  sections: readonly AskedSection[];
  /** Codes of the pages, sections and questions that are asked now. */
  asked: readonly string[];
  /** What the page needs to follow its own conditions; null where it has none. */
  live: Live | null;
  /** Codes on whose answers it depends what is asked: a page that cannot follow itself is asked for again once they are saved. */
  deciding: readonly string[];
  /** Codes on whose answers it depends which fields the server makes: the page is asked for again in any case. */
  remaking: readonly string[];
  askedWords: AskedWords;
  buttons: Record<'back' | 'save' | 'next' | 'review', string>;
  progressWords: string;
  placeWords: PlaceWords;
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
  /** What stands under the buttons. */
  children: ReactNode;
}

/**
 * Questions of the survey, answered by one of several who write at the same time. Without JavaScript a plain post; with it
 * each answer is saved by itself, compared with what the server has, and what is not acknowledged outlives the page.
 */
export function AnsweringForm(props: AnsweringFormProps) {
  const { ids, page, sections, steps, live, words, meanwhile, saving: saveWords, zone, idempotencyKey, unsent } = props;
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

  const entriesOf = (code: string) =>
    formRef.current ? readEntries(formRef.current, (name) => within(code, name)) : [];
  const { shown, again } = useLive(
    live,
    () =>
      new Map(
        items
          .filter(({ code }) => questionIn(formRef.current, code))
          .map(({ code, field }) => [code, [...entriesOf(code), ...chosenFile(formRef.current, field)]]),
      ),
  );
  const { places, enter } = usePlaces(ids);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [doneHere, setDoneHere] = useState<number | null>(null);
  const asked = useMemo(() => shown?.codes ?? new Set(props.asked), [shown, props.asked]);
  // Once asked, a question keeps its controls with what was typed in them, so that it comes back as it went.
  const [madeOnce, setMadeOnce] = useState<ReadonlySet<string>>(new Set(props.asked));
  if ([...asked].some((code) => !madeOnce.has(code))) setMadeOnce(new Set([...madeOnce, ...asked]));
  const namesAsked = useMemo(
    () => new Map(items.flatMap(({ code, name }) => (name && asked.has(code) ? [[code, name] as const] : []))),
    [items, asked],
  );
  const brokenAt = (name: string) =>
    items.some(({ code, field }) => field === name && left.has(code) && shown?.unmet.has(code) === true);

  // Controls that have just been made hold what is stored: nothing was typed there.
  const made = useRef(madeOnce);
  useLayoutEffect(() => {
    for (const { code, revision } of items)
      if (madeOnce.has(code) && !made.current.has(code) && !autosave.isTouched(code)) autosave.adopt(code, revision);
    made.current = madeOnce;
  });

  // Whoever comes from another page of the questionnaire begins at the top of this one, with the focus too.
  useEffect(() => {
    if (window.location.hash === '#page') document.getElementById('page')?.focus();
  }, []);

  /** The pages as they are to be seen now, with how far each is answered. */
  const stepsNow = steps.flatMap((step) => {
    const followed = shown?.pages.find(({ code }) => code === step.code);
    if (shown) return followed ? [{ ...step, ...followed }] : [];
    if (!asked.has(step.code)) return [];
    return [step.code === page && doneHere !== null ? { ...step, done: doneHere } : step];
  });
  const place = stepsNow.findIndex(({ code }) => code === page);

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
      if (props.remaking.includes(id) || (!shown && props.deciding.includes(id))) router.refresh();
      return { kind: 'saved', revision: Number(answer.told?.revision), at: new Date(String(answer.told?.at)) };
    }
    if (answer.status !== 'error') return { kind: 'no_reply' };
    const clash = clashOf(answer.fields?.[`answers.${id}`]);
    return clash ? { kind: 'clash', clash } : { kind: 'refused', code: answer.code, error: errorIn(answer, id) };
  }

  /** Somebody has done something at a question: its controls may stand differently now, also those without an event of their own. */
  function follow({ target }: SyntheticEvent, atOnce: boolean) {
    const code = target instanceof Element ? target.closest('[data-question]')?.getAttribute('data-question') : null;
    if (!code) return;
    requestAnimationFrame(() => {
      autosave.changed(code, { atOnce });
      if (atOnce) setLeft((before) => (before.has(code) ? before : new Set([...before, code])));
      if (!again()) setDoneHere(items.filter((item) => item.name && isAnswered(item, entriesOf(item.code))).length);
    });
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
      <SurveyProgress steps={stepsNow} words={props.progressWords} locale={words.locale} />
      <PageSteps steps={stepsNow} current={page} words={props.stepWords} locale={words.locale} />
      {live ? <AskedNow names={namesAsked} words={props.askedWords} locale={words.locale} /> : null}
      <LivePipe value={shown?.pipe ?? null}>
        <Found problems={autosave.problems} restored={restored} brokenAt={brokenAt}>
          {/* Buttons of an order change what is posted without an event of a field. */}
          <div
            className="answers"
            onFocus={({ target }) => enter(target.closest('[data-question]')?.getAttribute('data-question') ?? null)}
            onInput={(event) => follow(event, !isTyped(event.target))}
            onClick={(event) => follow(event, true)}
            onBlur={(event) => follow(event, true)}
          >
            {props.pageHead}
            {sections.map((section) => (
              <div className="stack-l" key={section.code} hidden={!section.items.some(({ code }) => asked.has(code))}>
                {section.head}
                {section.items
                  .filter(({ code }) => madeOnce.has(code))
                  .map(({ code, isText, head, fields, foot }) => (
                    <section
                      className="sec"
                      key={code}
                      id={`question-${code}`}
                      data-question={code}
                      hidden={!asked.has(code)}
                    >
                      {head}
                      <PlacesHere names={places.get(code)} words={props.placeWords} locale={words.locale} />
                      {/* What is not asked is not posted, and stays on the server as it is. */}
                      <fieldset className="whole" disabled={!asked.has(code)}>
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
                      </fieldset>
                      {foot}
                    </section>
                  ))}
              </div>
            ))}
          </div>
        </Found>
      </LivePipe>
      <SaveState
        status={autosave.status}
        isRestored={restored.size > 0}
        words={saveWords}
        form={words}
        zone={zone}
        signInHref={props.signInHref}
      />
      <div className="actions">
        {place > 0 ? (
          <SubmitButton kind="plain" big name="intent" value="back">
            {props.buttons.back}
          </SubmitButton>
        ) : null}
        <SubmitButton kind="plain" big name="intent" value="save">
          {props.buttons.save}
        </SubmitButton>
        <SubmitButton big name="intent" value={place < stepsNow.length - 1 ? 'next' : 'review'}>
          {place < stepsNow.length - 1 ? props.buttons.next : props.buttons.review}
        </SubmitButton>
      </div>
      {props.children}
    </FormFrame>
  );
}

/** A control's name within an answer: `answers.stage.choice` is `choice` of `stage`. Files are kept by themselves. */
function within(code: string, name: string): string | null {
  const prefix = `answers.${code}.`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}

const questionIn = (form: HTMLFormElement | null, code: string) =>
  form?.querySelector(`[data-question="${code}"]`) ?? null;

/** The name of a file that is chosen in a field and not sent yet. */
function chosenFile(form: HTMLFormElement | null, field: string): Entries {
  const control = form?.elements.namedItem(field);
  const [file] = control instanceof HTMLInputElement ? (control.files ?? []) : [];
  return file ? [['chosen', file.name]] : [];
}

/** Whether something stands in the controls of a question; the language of a text that is not there says nothing. */
const isAnswered = ({ hasFile }: AskedItem, entries: Entries) =>
  entries.some(([name]) => name !== 'language' && name !== 'remove') ||
  (hasFile && entries.every(([name]) => name !== 'remove'));

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
  /** Whether the answer at a field breaks its constraint, as it stands there. */
  brokenAt: (name: string) => boolean;
  children: ReactNode;
};

/** Fields are told what saving has found out about them, and what was put back from an earlier visit. */
function Found({ problems, restored, brokenAt, children }: FoundProps) {
  const form = useForm();
  const context: FormContextValue = {
    ...form,
    errorOf: (name) =>
      [...problems.values()].find(({ params }) => params?.at === name) ??
      (brokenAt(name) ? { code: 'constraint' } : undefined) ??
      form.errorOf(name),
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

const save = sendDirectly('survey-answer');

const ask = (data: FormData): Promise<FormState | 'no_reply'> => save(idle, data).catch(() => 'no_reply' as const);
