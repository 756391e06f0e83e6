'use client';

import { mostUploadBytes } from '@/lib/core/upload-size';

import { FieldFrame } from './field-parts';
import { useField, type FieldTexts } from './form-context';

interface FileFieldProps extends FieldTexts {
  /** Offered types, such as ".pdf,.docx"; the server looks at the content. */
  accept?: string;
  /** Largest size; a larger one is refused before it is sent. */
  maxBytes?: number;
}

/** A file. Its help says the types and the largest size, because a browser cannot fill a file in again. */
export function FileField({ name, label, help, optional, accept, maxBytes = mostUploadBytes }: FileFieldProps) {
  const field = useField({ name, label, help, optional });
  return (
    <FieldFrame {...field.frame}>
      <input {...field.attributes} type="file" accept={accept} data-max-bytes={maxBytes} />
    </FieldFrame>
  );
}
