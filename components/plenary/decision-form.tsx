'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { fill, type FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import type { Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import type { FormAction } from '@/lib/core/form-state';

interface DecisionFormProps {
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  recommendation: string;
  /** The revision on the screen as the server knows it now, with the hash of its texts in all languages. */
  revision: { id: string; number: number; hash: string };
  outcomes: readonly Choice[];
  /** With the fields of a vote: only where the meeting has votes. */
  hasVotes: boolean;
  labels: {
    title: string;
    lead: string;
    newer: string;
    take: string;
    submit: string;
    done: string;
    symbol: string;
    vote: { title: string; lead: string };
    /** What the note is called, by decision; `any` before one is chosen. */
    notes: Record<string, string> & { any: string };
  };
}

/**
 * Decides on the revision the Chair began with. When a newer one comes, the page shows it, and the form stays with the old
 * one until the Chair takes the new text: nobody adopts a sentence by a press of a button that was meant for another.
 */
export function DecisionForm({
  action,
  idempotencyKey,
  words,
  meeting,
  recommendation,
  revision,
  outcomes,
  hasVotes,
  labels,
}: DecisionFormProps) {
  const [seen, setSeen] = useState(revision);
  // Which note is asked for follows the decision; without JavaScript the field is named for all of them.
  const [outcome, setOutcome] = useState('');
  // A first translation makes no revision, and is part of what is decided.
  const isNewer = seen.id !== revision.id || seen.hash !== revision.hash;
  const facts = { symbol: labels.symbol, number: seen.number, hash: seen.hash.slice(0, 12) };
  return (
    <div className="stack">
      <h3>{labels.title}</h3>
      <p className="small soft">{fill(labels.lead, facts, words.locale)}</p>
      {isNewer ? (
        <div className="note ask" role="alert">
          <p>{fill(labels.newer, facts, words.locale)}</p>
          <button type="button" className="btn" onClick={() => setSeen(revision)}>
            {labels.take}
          </button>
        </div>
      ) : (
        <ActionForm
          action={action}
          idempotencyKey={idempotencyKey}
          words={words}
          meeting={meeting}
          label={labels.title}
          done={labels.done}
        >
          <HiddenField name="recommendation" value={recommendation} />
          <HiddenField name="revision" value={seen.id} />
          <HiddenField name="texts" value={seen.hash} />
          <div onChange={({ target }) => target instanceof HTMLInputElement && setOutcome(target.value)}>
            <RadioGroup name="outcome" choices={outcomes} />
          </div>
          <TextArea
            name="note"
            rows={2}
            maxLength={600}
            label={labels.notes[outcome] ?? labels.notes.any}
            {...(outcome === 'ADOPTED' ? { optional: true, help: '' } : outcome ? { help: '' } : { depends: true })}
          />
          {hasVotes ? (
            <fieldset>
              <legend>{labels.vote.title}</legend>
              <p className="help">{labels.vote.lead}</p>
              {(['inFavour', 'against', 'abstaining'] as const).map((kind) => (
                <TextField key={kind} name={`vote.${kind}`} width="s" inputMode="numeric" optional />
              ))}
            </fieldset>
          ) : null}
          <div className="actions">
            <SubmitButton big>{labels.submit}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  );
}
