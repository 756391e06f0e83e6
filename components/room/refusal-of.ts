import type { FormState, FormValues } from '@/lib/core/form-state';
import type { Outcome } from './send-edit';

/** What a form is told of an edit that the server will never take: it keeps what was typed, and says what is wrong in which field. */
export function refusalOf({ code, fields }: Extract<Outcome, { kind: 'refused' }>, values: FormValues): FormState {
  return { status: 'error', code, values, ...(fields ? { fields } : {}) };
}
