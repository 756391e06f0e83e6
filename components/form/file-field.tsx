'use client';

import { FieldFrame } from './field-parts';
import { useField, type FieldTexts } from './form-context';

interface FileFieldProps extends FieldTexts {
  /** Offered types, such as ".pdf,.docx"; the server looks at the content. */
  accept?: string;
}

/** A file. Its help says the types and the largest size, because a browser cannot fill a file in again. */
export function FileField({ name, label, help, optional, accept }: FileFieldProps) {
  const field = useField({ name, label, help, optional });
  return (
    <FieldFrame
      id={field.id}
      label={field.label}
      optional={optional ?? false}
      help={field.help}
      error={field.error}
      words={field.form.words}
    >
      <input {...field.attributes} type="file" accept={accept} />
    </FieldFrame>
  );
}
