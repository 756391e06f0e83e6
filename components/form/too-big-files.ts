import type { FieldErrors } from '@/lib/core/errors';
import { inMegabytes } from '@/lib/core/upload-size';

/**
 * Files chosen in a form that are larger than their field takes, by field. Asked before sending: on a slow link eight
 * megabytes are minutes, and a post above the server's limit is cut off without a word of ours.
 */
export function tooBigFiles(form: HTMLFormElement): FieldErrors {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"][data-max-bytes]')];
  return Object.fromEntries(
    inputs
      .filter((input) => !input.matches(':disabled'))
      .filter((input) => [...(input.files ?? [])].some(({ size }) => size > Number(input.dataset.maxBytes)))
      .map((input) => [
        input.name,
        { code: 'file_too_big', params: { max: inMegabytes(Number(input.dataset.maxBytes)) } },
      ]),
  );
}
