'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { ActionForm, type ActionFormProps } from '@/components/form/action-form';
import { useLeft } from './room-context';

/** A form that changes a point which somebody else may change first: then what was typed in it is shown above the room. */
export function CorrectionForm({
  point,
  text,
  children,
  ...form
}: Omit<ActionFormProps, 'onAnswer'> & { point: string; text: string; children: ReactNode }) {
  const wrapper = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isSaved = useRef(false);
  useEffect(() => {
    field.current = wrapper.current?.querySelector('textarea') ?? null;
  }, []);
  useLeft(`correction ${point}`, () => {
    const typed = field.current?.value ?? text;
    return isSaved.current || typed.trim() === text.trim() ? null : { text: typed };
  });
  return (
    <div ref={wrapper}>
      <ActionForm
        {...form}
        onAnswer={({ status }) => {
          isSaved.current = status === 'ok';
        }}
      >
        {children}
      </ActionForm>
    </div>
  );
}
