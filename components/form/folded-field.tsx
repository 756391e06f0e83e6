'use client';

import type { ReactNode } from 'react';
import { single, useForm } from './form-context';

interface FoldedFieldProps {
  /** The field inside; open where something is said or wrong there. */
  name: string;
  title: string;
  isOpen: boolean;
  children: ReactNode;
}

/** A field that few need, folded under its own name. Works without JavaScript. */
export function FoldedField({ name, title, isOpen, children }: FoldedFieldProps) {
  const form = useForm();
  const hasMore = form.errorOf(name) !== undefined || Boolean(single(form.typed(name)));
  return (
    <details className="folded" open={isOpen || hasMore}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
