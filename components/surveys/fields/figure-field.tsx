import { DateField, TextField } from '@/components/form/text-field';
import { useLocale } from '@/lib/i18n/words';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';

/** A number as people write it, or a day. */
export function FigureField({ question, answer, name, field }: FieldOf<'NUMBER' | 'DATE'>) {
  const locale = useLocale();
  return (
    <>
      {question.type === 'NUMBER' ? (
        <TextField
          {...field}
          width="m"
          inputMode={question.decimals > 0 || (question.min ?? 0) < 0 ? 'decimal' : 'numeric'}
          maxLength={40}
          defaultValue={
            answer?.number === null || answer?.number === undefined ? undefined : figure(answer.number, locale)
          }
        />
      ) : (
        <DateField
          {...field}
          width="m"
          min={question.min}
          max={question.max}
          defaultValue={answer?.text ?? undefined}
        />
      )}
      <InsteadField name={name} answer={answer} />
    </>
  );
}

/** Without groups of thousands, and so that it is read back as the same number. */
export function figure(number: number, locale: string): string {
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 10 }).format(number);
}
