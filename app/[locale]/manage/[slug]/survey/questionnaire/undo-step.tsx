'use client';

import { useEffect, useRef } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { FormAction } from '@/lib/core/form-state';

interface UndoStepProps {
  action: FormAction;
  meeting: string;
  of: { questionnaire: string; lockVersion: number };
  /** Steps that can be taken back. */
  steps: number;
  words: FormWords;
  idempotencyKey: string;
  texts: Record<'undo' | 'undone', string>;
}

/** Takes a step back as long as there is one; the last one leaves its sentence, and takes the focus from the button that goes. */
export function UndoStep({ action, meeting, of, steps, words, idempotencyKey, texts }: UndoStepProps) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(steps);

  useEffect(() => {
    if (steps === 0 && before.current > 0 && document.activeElement === document.body) box.current?.focus();
    before.current = steps;
  }, [steps]);

  return (
    <div ref={box} tabIndex={-1}>
      <ActionForm
        action={action}
        idempotencyKey={idempotencyKey}
        words={words}
        meeting={meeting}
        done={texts.undone}
        version={of.lockVersion}
        {...(steps > 0 ? { label: texts.undo } : {})}
      >
        <HiddenField name="questionnaire" value={of.questionnaire} />
        <HiddenField name="lockVersion" value={of.lockVersion} />
        {steps > 0 ? <SubmitButton kind="plain">{texts.undo}</SubmitButton> : null}
      </ActionForm>
    </div>
  );
}
