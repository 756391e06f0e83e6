import { RadioGroup } from '@/components/form/choice-fields';
import { useTranslations } from '@/lib/i18n/words';
import { scalePoints } from '@/lib/surveys/model/definition';
import { reasonOf, useReasons } from './instead-field';
import type { FieldOf } from './question-fields';

/** A point of a scale, whose ends are said in words. */
export function ScaleField({ question, answer, field }: FieldOf<'SCALE'>) {
  const t = useTranslations('surveys');
  const reasons = useReasons();
  const { minValue, maxValue } = question;
  const points = scalePoints(question).map((point) => ({
    value: String(point),
    label:
      point === minValue
        ? t('own.scaleLow', { point })
        : point === maxValue
          ? t('own.scaleHigh', { point })
          : String(point),
  }));
  return (
    <RadioGroup
      {...field}
      choices={[...points, ...reasons]}
      defaultValue={reasonOf(answer) ?? answer?.number?.toString()}
    />
  );
}
