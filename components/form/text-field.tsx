'use client';

import type { ComponentProps } from 'react';

import { FieldFrame } from './field-parts';
import { single, useField, type FieldTexts } from './form-context';

type Native = Pick<
  ComponentProps<'input'>,
  'autoComplete' | 'inputMode' | 'maxLength' | 'lang' | 'dir' | 'spellCheck' | 'min' | 'max'
>;

interface TextFieldProps extends FieldTexts, Native {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'date' | 'time' | 'datetime-local';
  defaultValue?: string | undefined;
  /** `s` for years and codes, `m` for names, full width otherwise: the width says how much is expected. */
  width?: 's' | 'm' | 'code';
}

const widths = { s: 'w-s', m: 'w-m', code: 'code' };

/** One line of text. */
export function TextField({
  name,
  label,
  help,
  optional,
  type = 'text',
  defaultValue,
  width,
  ...native
}: TextFieldProps) {
  const field = useField({ name, label, help, optional });
  return (
    <FieldFrame {...field.frame}>
      <input
        {...native}
        {...field.attributes}
        type={type}
        className={width && widths[width]}
        defaultValue={single(field.typed) ?? defaultValue}
      />
    </FieldFrame>
  );
}

/** A calendar day; the browser shows it in the reader's way and sends `YYYY-MM-DD`. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField width="s" {...props} type="date" />;
}
