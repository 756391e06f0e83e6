'use client';

import { useRef, useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { single, useForm } from '@/components/form/form-context';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { Sent } from '@/components/form/use-form-action';
import type { FormAction } from '@/lib/core/form-state';
import { AttributeFields, type Attributes, type Taxonomies } from './attribute-fields';
import { TwoWordings, type ConflictLabels } from './two-wordings';

interface RevisionFormProps {
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  recommendation: string;
  /** The head as the server knows it now. */
  head: { id: string; number: number; text: string; language: string };
  /** Source texts of the latest revisions, by id: what two edits are compared with. */
  wordings: Readonly<Record<string, string>>;
  /** Does the server join edits of different words by itself? So in a draft only. */
  joins: boolean;
  values: Attributes;
  taxonomies: Taxonomies;
  labels: { save: string; saved: string; conflict: ConflictLabels };
}

/**
 * Editing a text that others may edit too. The base stays the revision the writing began from, also while the page
 * follows the server live, and moves when this form has saved; `chosen` is the newer one that the reader has seen and goes
 * on beside, so that what others filed anew meanwhile stays as they left it. Where the server joined two edits, the fields take up what now stands. Without JavaScript every page is a new
 * beginning; a refused post comes back with both wordings above the fields.
 */
export function RevisionForm(props: RevisionFormProps) {
  const { action, idempotencyKey, words, meeting, recommendation, head, wordings, joins, values, taxonomies, labels } =
    props;
  const [base, setBase] = useState({ id: head.id, number: head.number });
  const [chosen, setChosen] = useState({ id: '', number: 0 });
  const [typed, setTyped] = useState<string | null>(null);
  const [joined, setJoined] = useState<string | null>(null);
  const [filledFrom, setFilledFrom] = useState('');
  const fields = useRef<HTMLDivElement>(null);
  // What was joined is in the page a moment after the answer: then the fields begin anew from it.
  if (joined !== null && joined === head.id && filledFrom !== joined) {
    setFilledFrom(joined);
    setTyped(null);
  }

  function onAnswer(answer: Sent) {
    if (answer.status !== 'ok' || !answer.told) return;
    const { revision, number, isJoined } = answer.told;
    setBase({ id: String(revision), number: Number(number) });
    if (isJoined) setJoined(String(revision));
  }

  function take(text: string) {
    const field = fields.current?.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
    if (field) field.value = text;
    field?.focus();
    goOn();
  }

  function goOn() {
    setTyped(null);
    setChosen({ id: head.id, number: head.number });
  }

  const isBehind = head.number > Math.max(base.number, chosen.number);
  return (
    <ActionForm
      action={action}
      idempotencyKey={idempotencyKey}
      words={words}
      meeting={meeting}
      done={labels.saved}
      onAnswer={onAnswer}
    >
      <TwoWordings
        began={isBehind ? base.id : null}
        head={head}
        wordings={wordings}
        typed={typed}
        joins={joins}
        labels={labels.conflict}
        {...(isBehind ? { onTake: take, onGo: goOn } : {})}
      />
      <HiddenField name="recommendation" value={recommendation} />
      <Bases base={base.id} chosen={chosen.id} head={head.id} />
      <div
        ref={fields}
        className="stack"
        onInput={({ target }) => {
          if (target instanceof HTMLTextAreaElement && target.name === 'text') setTyped(target.value);
        }}
      >
        <AttributeFields key={filledFrom} taxonomies={taxonomies} values={values} language={head.language} />
      </div>
      <div className="actions">
        <SubmitButton kind="plain">{labels.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Without JavaScript a refused post still began where it began, and has now been shown the head. */
function Bases({ base, chosen, head }: { base: string; chosen: string; head: string }) {
  const posted = single(useForm().typed('base'));
  const isShown = posted !== undefined && posted !== head;
  return (
    <>
      <HiddenField name="base" value={posted ?? base} />
      <HiddenField name="chosen" value={isShown ? head : chosen} />
    </>
  );
}
