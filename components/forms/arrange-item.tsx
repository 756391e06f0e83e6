'use client';

import { useEffect, useRef } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { FormState } from '@/lib/core/form-state';

interface ArrangeItemProps {
  /** The mutation that takes the step, and what it is about. */
  action: (state: FormState, data: FormData) => Promise<FormState>;
  meeting: string;
  of: Readonly<Record<string, string | number>> & { lockVersion: number };
  /** Where it stands now; a change of it means that it was moved. */
  place: string;
  words: FormWords;
  idempotencyKey: string;
  texts: Record<'up' | 'down' | 'remove' | 'upOf' | 'downOf' | 'removeOf' | 'moved', string>;
}

/** One step at a time, by buttons that keep the focus while the line moves under them. */
export function ArrangeItem({ action, meeting, of, place, words, idempotencyKey, texts }: ArrangeItemProps) {
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<string | null>(null);

  // The browser takes the focus from a line that is put elsewhere in the page.
  useEffect(() => {
    const step = pressed.current;
    pressed.current = null;
    if (step) box.current?.querySelector<HTMLButtonElement>(`button[value="${step}"]`)?.focus();
  }, [place]);

  return (
    <div
      ref={box}
      onClick={({ target }) => {
        if (target instanceof HTMLButtonElement) pressed.current = target.value;
      }}
    >
      <ActionForm
        action={action}
        idempotencyKey={idempotencyKey}
        words={words}
        meeting={meeting}
        done={texts.moved}
        version={of.lockVersion}
        className="arrange"
      >
        {Object.entries(of).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <SubmitButton kind="link" name="step" value="up" label={texts.upOf}>
          {texts.up}
        </SubmitButton>
        <SubmitButton kind="link" name="step" value="down" label={texts.downOf}>
          {texts.down}
        </SubmitButton>
        <SubmitButton kind="link" name="step" value="remove" label={texts.removeOf}>
          {texts.remove}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
