import type { ExportedForm } from '@/lib/forms/queries/export';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { answerField, fieldSources, type TransferField } from './fields';
import { headOf } from './heads';
import { fieldsOf, type Purpose } from './purposes';

/** A column that a file can hold, in words: its head, and where it comes from. */
export type FileColumn = { name: TransferField; head: string; source: string };

/** Everything that a file for a purpose can hold, in its order: the purpose's own columns, then the questions of a form. */
export function columnsOf(
  purpose: Purpose,
  form: Pick<ExportedForm, 'title' | 'columns'> | null,
  locale: Locale,
): FileColumn[] {
  const t = translator(locale, 'transfers');
  const source = (field: TransferField) =>
    t(`sources.${field in fieldSources ? fieldSources[field as keyof typeof fieldSources] : 'figures'}`);
  const ofForm = form ? t('sources.form', { form: pick(form.title, locale).text }) : '';
  return [
    ...fieldsOf(purpose).map((name) => ({ name, head: headOf(name, locale), source: source(name) })),
    ...(form?.columns ?? []).map(({ field, label }) => ({
      name: answerField(field),
      head: pick(label, locale).text,
      source: ofForm,
    })),
  ];
}
