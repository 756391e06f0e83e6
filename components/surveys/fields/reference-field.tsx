import { CheckboxGroup } from '@/components/form/choice-fields';
import { SelectField } from '@/components/form/select-field';
import { useLocale } from '@/lib/i18n/words';
import type { ReferenceOption, ReferenceType } from '@/lib/surveys/queries/references';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';
import { toChoices } from './to-choices';

type ReferenceFieldProps = FieldOf<ReferenceType> & { options: readonly ReferenceOption[] };

/** Countries, organisations, themes or objectives: one from a list, or several. Names stand in the order of the reader's alphabet. */
export function ReferenceField({ question, answer, name, field, options }: ReferenceFieldProps) {
  const locale = useLocale();
  const isNamed = question.type === 'COUNTRY' || question.type === 'ORGANISATION';
  const { compare } = new Intl.Collator(locale);
  const written = toChoices(options, locale);
  const choices = isNamed ? written.toSorted((one, other) => compare(one.label, other.label)) : written;
  return (
    <>
      {question.multiple ? (
        <div className={isNamed ? 'long-list' : undefined}>
          <CheckboxGroup {...field} choices={choices} defaultValue={answer?.codes ?? []} />
        </div>
      ) : (
        <SelectField {...field} choices={choices} defaultValue={answer?.codes?.[0]} />
      )}
      <InsteadField name={name} answer={answer} />
    </>
  );
}
