'use client';

import type { ReactNode } from 'react';

import { useForm } from './form-context';

interface SubmitButtonProps {
  /** A verb with its object: "Confirm 4". */
  children: ReactNode;
  /** One per screen. */
  kind?: 'primary' | 'plain' | 'grave' | 'link';
  big?: boolean;
  /** Says which of several buttons was pressed. */
  name?: string;
  value?: string;
  /** Name for screen readers where the visible verb stands in a row: "Confirm Ms. SARR". */
  label?: string;
}

const kinds = { primary: 'btn pri', plain: 'btn', grave: 'btn grave', link: 'lnk' };

/** While the form is being sent the pressed button keeps its width and its verb, and pressing again does nothing. */
export function SubmitButton({ children, kind = 'primary', big = false, name, value, label }: SubmitButtonProps) {
  const { isPending, pressed } = useForm();
  const isBusy = isPending && pressed === (value ?? '');
  return (
    <button
      type="submit"
      className={big ? `${kinds[kind]} big` : kinds[kind]}
      name={name}
      value={value}
      aria-label={label}
      aria-busy={isBusy || undefined}
      aria-disabled={(isPending && !isBusy) || undefined}
    >
      {children}
    </button>
  );
}
