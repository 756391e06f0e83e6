'use client';

import type { ComponentProps } from 'react';

import { FieldFrame } from './field-parts';
import { single, useField, type FieldTexts } from './form-context';
import { textMadeWith } from './text-made-with';
import { useKeptCaret } from './use-kept-caret';

interface TextAreaProps extends FieldTexts, Pick<ComponentProps<'textarea'>, 'rows' | 'maxLength' | 'lang' | 'dir'> {
  defaultValue?: string | undefined;
  /** Serif: the text typed here is or may be adopted. */
  adoptable?: boolean;
  /** Optional to the browser and not marked so: whether it is needed hangs on another field, which the help says. */
  depends?: boolean;
}

/** Several lines of text. */
export function TextArea({ name, label, help, optional, defaultValue, adoptable, depends, ...native }: TextAreaProps) {
  const field = useField({ name, label, help, optional: optional ?? false });
  useKeptCaret(field.id);
  return (
    <FieldFrame {...field.frame}>
      <textarea
        rows={4}
        {...native}
        {...field.attributes}
        required={!(optional ?? depends)}
        className={adoptable ? 'serif' : undefined}
        defaultValue={textMadeWith(single(field.typed) ?? defaultValue)}
      />
    </FieldFrame>
  );
}
