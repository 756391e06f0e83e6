'use client';

import type { ReactNode } from 'react';
import { GroupFrame } from '@/components/form/field-parts';
import { useField } from '@/components/form/form-context';

/** The columns under one question, where what concerns them together (none holds the e-mail) is said. */
export function ColumnGroup({ children }: { children: ReactNode }) {
  const { id, label, error, form } = useField({ name: 'columns' });
  return (
    <GroupFrame id={id} label={label} error={error} words={form.words}>
      {children}
    </GroupFrame>
  );
}
