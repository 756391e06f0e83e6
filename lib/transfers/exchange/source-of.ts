import { answeredBy, fieldSources, type TransferField } from '../model/fields';

/** Where a column comes from, as a code: a source of people's fields, a form, or counted. */
export function sourceOf(field: TransferField) {
  if (answeredBy(field) !== null) return 'form';
  return field in fieldSources ? fieldSources[field as keyof typeof fieldSources] : 'figures';
}
