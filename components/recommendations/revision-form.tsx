'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { FormAction } from '@/lib/core/form-state';
import { AttributeFields, type Attributes, type Taxonomies } from './attribute-fields';

interface RevisionFormProps {
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  recommendation: string;
  /** The head as the server knows it now. `isOwn`: the reader saved it. */
  head: { id: string; text: string; language: string; isOwn: boolean };
  values: Attributes;
  taxonomies: Taxonomies;
  labels: {
    save: string;
    saved: string;
    conflict: string;
    conflictText: string;
    theirs: string;
    mine: string;
    go: string;
  };
}

/**
 * Editing a text that others may edit too. The base stays the revision the writing began from, also while the page
 * follows the server live: it moves when the reader has saved, or has seen the newer text and says to go on from it.
 * Without JavaScript every page is a new beginning; a refused post comes back with the newer text above the form.
 */
export function RevisionForm({
  action,
  idempotencyKey,
  words,
  meeting,
  recommendation,
  head,
  values,
  taxonomies,
  labels,
}: RevisionFormProps) {
  const [base, setBase] = useState(head.id);
  const isBehind = head.id !== base && !head.isOwn;
  if (head.id !== base && head.isOwn) setBase(head.id);

  return (
    <>
      {isBehind ? (
        <div className="note ask" role="alert">
          <h3>{labels.conflict}</h3>
          <p>{labels.conflictText}</p>
          <p className="small soft">{labels.theirs}</p>
          <p className="serif" lang={head.language}>
            {head.text}
          </p>
          <p className="small soft">{labels.mine}</p>
          <button type="button" className="btn" onClick={() => setBase(head.id)}>
            {labels.go}
          </button>
        </div>
      ) : null}
      <ActionForm action={action} idempotencyKey={idempotencyKey} words={words} meeting={meeting} done={labels.saved}>
        <HiddenField name="recommendation" value={recommendation} />
        <HiddenField name="base" value={base} />
        <AttributeFields taxonomies={taxonomies} values={values} language={head.language} />
        <div className="actions">
          <SubmitButton kind="plain">{labels.save}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
