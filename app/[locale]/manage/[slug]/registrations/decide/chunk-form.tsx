'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FormFrame } from '@/components/form/form-frame';
import { fill, type FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { useFormAction } from '@/components/form/use-form-action';
import { decideMatchingAction } from '@/lib/registration/actions';

interface ChunkFormProps {
  meeting: string;
  words: FormWords;
  idempotencyKey: string;
  decision: string;
  query: string;
  /** When the page counted; kept from the first chunk to the last. */
  counted: number;
  /** How many can still be decided on: the page counts anew after each chunk. */
  remaining: number;
  chunk: number;
  texts: Record<'send' | 'chunks' | 'since' | 'progress' | 'done', string>;
  /** Shown where there was nobody to begin with. */
  nobody: ReactNode;
  /** What will happen. */
  children: ReactNode;
}

/**
 * Decides on all that match, chunk by chunk. Where JavaScript is loaded one press goes through to the end and shows how far
 * it is; without it each press is one chunk, and the page says anew how many are left.
 */
export function ChunkForm({ remaining, texts, words, meeting, nobody, children, ...props }: ChunkFormProps) {
  const action = useFormAction(decideMatchingAction, props.idempotencyKey);
  const form = useRef<HTMLFormElement>(null);
  const [total] = useState(remaining);
  const [counted] = useState(props.counted);
  const hasBegun = action.state.status === 'ok';

  // The page has counted anew after a chunk: on with the next one.
  useEffect(() => {
    if (hasBegun && !action.isPending && remaining > 0 && remaining < total) form.current?.requestSubmit();
  }, [hasBegun, action.isPending, remaining, total]);

  if (remaining === 0 && hasBegun)
    return (
      <p className="saved" role="status">
        <span className="st done">{texts.done}</span>
      </p>
    );
  if (remaining === 0) return nobody;
  const done = total - remaining;
  const errors = action.state.status === 'error' ? (action.state.fields ?? {}) : {};
  return (
    <>
      {children}
      {total > props.chunk ? (
        <div className="busy" role="status">
          <span>{fill(texts.progress, { done, total }, words.locale)}</span>
          <progress max={total} value={done} />
          <span className="soft">{texts.chunks}</span>
        </div>
      ) : null}
      <FormFrame
        words={words}
        meeting={meeting}
        label={texts.send}
        action={action}
        errors={errors}
        check={(send) => send()}
        refusals={0}
        formRef={form}
      >
        <HiddenField name="query" value={props.query} />
        <HiddenField name="decision" value={props.decision} />
        <HiddenField name="counted" value={counted} />
        <TextArea name="reason" maxLength={1000} rows={3} optional={props.decision !== 'DECLINED'} />
        <p className="small soft">{texts.since}</p>
        <div className="actions">
          <SubmitButton kind={props.decision === 'DECLINED' ? 'grave' : 'primary'}>{texts.send}</SubmitButton>
        </div>
      </FormFrame>
    </>
  );
}
