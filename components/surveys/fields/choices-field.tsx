import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { TextField } from '@/components/form/text-field';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { offeredChoices } from '@/lib/surveys/model/definition';
import { InsteadField, reasonOf, useReasons } from './instead-field';
import type { FieldOf } from './question-fields';
import { toChoices } from './to-choices';

/** One choice, or several, with room for another answer where one is taken. */
export function ChoicesField({ question, answer, name, field }: FieldOf<'SINGLE' | 'MULTIPLE'>) {
  const locale = useLocale();
  const reasons = useReasons();
  const choices = toChoices(offeredChoices(question), locale);
  const other = question.other ? <OtherField name={name} answer={answer} /> : null;
  if (question.type === 'SINGLE')
    return (
      <>
        <RadioGroup
          {...field}
          choices={[...choices, ...reasons]}
          defaultValue={reasonOf(answer) ?? answer?.choices[0]}
        />
        {other}
      </>
    );
  return (
    <>
      <CheckboxGroup {...field} choices={choices} defaultValue={answer?.choices ?? []} />
      {other}
      <InsteadField name={name} answer={answer} />
    </>
  );
}

/** What "other" means. The text keeps the language it was first written in. */
function OtherField({ name, answer }: Pick<FieldOf<'SINGLE'>, 'name' | 'answer'>) {
  const locale = useLocale();
  const t = useTranslations('surveys');
  return (
    <>
      <HiddenField name={`${name}.language`} value={answer?.language ?? locale} />
      <TextField
        name={`${name}.other`}
        label={t('own.otherText')}
        optional
        maxLength={300}
        {...(answer?.language ? { lang: answer.language } : {})}
        defaultValue={answer?.other}
      />
    </>
  );
}
