import { MatrixField } from '@/components/form/matrix-field';
import { useLocale } from '@/lib/i18n/words';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';
import { toChoices } from './to-choices';

/** The same few columns for each row. */
export function MatrixQuestion({ question, answer, name, field }: FieldOf<'MATRIX'>) {
  const locale = useLocale();
  return (
    <>
      <MatrixField
        {...field}
        rows={toChoices(question.rows, locale)}
        columns={toChoices(question.columns, locale)}
        defaultValue={answer?.cells ?? {}}
      />
      <InsteadField name={name} answer={answer} />
    </>
  );
}
