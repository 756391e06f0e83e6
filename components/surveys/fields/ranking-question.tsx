import { RankingField } from '@/components/form/ranking-field';
import { useLocale } from '@/lib/i18n/words';
import { placesOfRanking } from '@/lib/surveys/model/definition';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';
import { toChoices } from './to-choices';

/** An order of all choices, or of the first few. */
export function RankingQuestion({ question, answer, name, field, topK }: FieldOf<'RANKING'> & { topK: number }) {
  const locale = useLocale();
  return (
    <>
      <RankingField
        {...field}
        choices={toChoices(question.choices, locale)}
        defaultValue={(answer?.choices ?? []).filter((code) => question.choices.some((choice) => choice.code === code))}
        max={placesOfRanking(question, topK)}
      />
      <InsteadField name={name} answer={answer} />
    </>
  );
}
