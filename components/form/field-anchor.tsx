'use client';

import { fieldId, useForm } from './form-context';

/** Where the summary of errors leads to, in a form that shows an answer without its controls. */
export function FieldAnchor({ name }: { name: string }) {
  const form = useForm();
  return <span id={fieldId(form.id, name)} tabIndex={-1} />;
}
