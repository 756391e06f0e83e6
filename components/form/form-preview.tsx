'use client';

import { useId, type ReactNode } from 'react';
import { FormContext } from './form-context';
import type { FormWords } from './form-words';

interface FormPreviewProps {
  words: FormWords;
  label: string;
  className?: string;
  children: ReactNode;
}

/** Fields as they will be asked, to be tried and looked at: there is no form around them, so nothing can be sent. */
export function FormPreview({ words, label, className, children }: FormPreviewProps) {
  const id = useId().replace(/[^A-Za-z0-9]/g, '');
  const context = {
    id,
    words,
    isPending: false,
    saves: 0,
    pressed: null,
    errorOf: () => undefined,
    typed: () => undefined,
  };
  return (
    <div role="group" aria-label={label} className={className}>
      <FormContext value={context}>{children}</FormContext>
    </div>
  );
}
