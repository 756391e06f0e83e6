import { RadioGroup } from '@/components/form/choice-fields';
import { FoldedField } from '@/components/form/folded-field';
import type { Choice } from '@/components/form/select-field';
import { useTranslations } from '@/lib/i18n/words';
import { nonAnswerKinds } from '@/lib/surveys/model/definition';
import type { SurveyAnswer } from '@/lib/surveys/schema';

/** The reason for no answer that is stored, if one is. */
export const reasonOf = (answer: SurveyAnswer | undefined): string | undefined =>
  answer && answer.kind !== 'VALUE' ? answer.kind : undefined;

/** "No consensus" and its like, as choices. */
export function useReasons(): Choice[] {
  const t = useTranslations('surveys');
  return nonAnswerKinds.map((kind) => ({ value: kind, label: t(`reasons.${kind}`) }));
}

/** What may be said instead of an answer, under a field that has no room for it. */
export function InsteadField({ name, answer }: { name: string; answer: SurveyAnswer | undefined }) {
  const t = useTranslations('surveys');
  const reasons = useReasons();
  return (
    <FoldedField name={`${name}.instead`} title={t('own.instead')} isOpen={reasonOf(answer) !== undefined}>
      <RadioGroup
        name={`${name}.instead`}
        label={t('own.instead')}
        optional
        choices={[{ value: '', label: t('own.answerCounts') }, ...reasons]}
        defaultValue={reasonOf(answer) ?? ''}
      />
    </FoldedField>
  );
}
