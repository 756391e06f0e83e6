'use client';

import { useForm } from '@/components/form/form-context';

interface TheirsProps {
  /** The text as it is stored now. */
  text: string;
  language: string;
  label: string;
}

/** What somebody else wrote in the meantime, beside what was typed: shown where the server refused because of it. */
export function Theirs({ text, language, label }: TheirsProps) {
  const { errorOf } = useForm();
  if (errorOf('text')?.code !== 'changed_meanwhile') return null;
  return (
    <div className="note late">
      <p className="small">{label}</p>
      <p className="note-text" lang={language}>
        {text || '–'}
      </p>
    </div>
  );
}
