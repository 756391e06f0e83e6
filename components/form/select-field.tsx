'use client';

import type { ReactNode } from 'react';

import { FieldFrame } from './field-parts';
import { single, useField, type FieldTexts } from './form-context';
import { word } from './form-words';

export interface Choice {
  value: string;
  label: string;
  /** More than a string where a part of it is in another language than the page. */
  help?: ReactNode;
  /** Language of the label where it is not the page's. */
  lang?: string;
}

interface SelectFieldProps extends FieldTexts {
  choices: readonly Choice[];
  defaultValue?: string | undefined;
  width?: 's' | 'm';
  /** Word for "no answer"; without it "Choose". */
  none?: string;
}

/** One of many. Up to about six, a radio group shows them all and is better. */
export function SelectField({ name, label, help, optional, choices, defaultValue, width, none }: SelectFieldProps) {
  const field = useField({ name, label, help, optional });
  return (
    <FieldFrame {...field.frame}>
      <select
        {...field.attributes}
        className={width && `w-${width}`}
        defaultValue={single(field.typed) ?? defaultValue ?? ''}
      >
        <option value="">{none ?? word(field.form.words, 'form.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
