'use client';

import { createContext, useContext, type ReactNode } from 'react';

import type { FieldError } from '@/lib/core/errors';

import { errorSentence, helpOf, labelOf, word, type FormWords } from './form-words';

type Listener = (event: { target: unknown; type?: unknown }) => unknown;
/** What the validating form hooks into a native control, whichever element it is. */
export type NativeBinding = { onChange: Listener; onBlur: Listener; ref: (element: unknown) => void };

/** What a form tells its fields. */
export interface FormContextValue {
  /** Prefix of all ids, so that two forms on a page never share one. */
  id: string;
  words: FormWords;
  isPending: boolean;
  /** How often this form has been answered "ok" on this page. */
  saves: number;
  /** Value of the pressed button while it is being sent. */
  pressed: string | null;
  errorOf: (name: string) => FieldError | undefined;
  /** What was typed before a post without JavaScript was refused. */
  typed: (name: string) => string | string[] | undefined;
  /** Whether a field still offers a choice, given what stands in the other fields; every choice where this is left out. */
  offers?: ((name: string, value: string) => boolean) | undefined;
  /** Present where the form also validates in the browser. */
  register?: ((name: string) => NativeBinding) | undefined;
}

export const FormContext = createContext<FormContextValue | null>(null);

export function useForm(): FormContextValue {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands outside of a form: put it into ActionForm or ValidatedForm.');
  return form;
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/\[\]$/, '').replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** Text of a field: given by the page, or found in the words under `<name>.label` and `<name>.help`. */
export interface FieldTexts {
  name: string;
  /** More than a string where a part of it is in another language than the page. */
  label?: ReactNode;
  help?: ReactNode;
  /** Marked in words; without it the field is required. */
  optional?: boolean;
}

/** Everything a single control needs: ids, texts, its error and the attributes that tie them together. */
export function useField({ name, label, help, optional = false }: FieldTexts) {
  const form = useForm();
  const path = name.replace(/\[\]$/, '');
  const id = fieldId(form.id, name);
  const error = form.errorOf(path);
  const helpText = help ?? helpOf(form.words, path);
  const shownLabel = label ?? labelOf(form.words, path) ?? path;
  const said = error && word(form.words, 'form.error', { message: errorSentence(form.words, path, error) });
  const describedBy = [helpText && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return {
    form,
    id,
    label: shownLabel,
    help: helpText,
    error: said,
    /** What the frame around the control or controls shows: `<FieldFrame {...field.frame}>`. */
    frame: { id, label: shownLabel, optional, help: helpText, error: said, words: form.words },
    typed: form.typed(name),
    /** Those of a field's choices that it offers as the form stands. */
    offered: <Choice extends { value: string }>(choices: readonly Choice[]) =>
      form.offers ? choices.filter(({ value }) => form.offers?.(path, value)) : choices,
    attributes: {
      id,
      name,
      required: !optional,
      'aria-describedby': describedBy,
      'aria-invalid': error ? (true as const) : undefined,
      ...form.register?.(name),
    },
  };
}

/** First of several values, for controls that hold one. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
