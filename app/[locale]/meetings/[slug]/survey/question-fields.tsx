import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { RankingField } from '@/components/form/ranking-field';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { nonAnswerKinds, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { fieldOfType, placesOfRanking, scalePoints, type SurveyAnswer } from '@/lib/surveys/schema';

interface QuestionFieldsProps {
  question: SurveyQuestion;
  answer: SurveyAnswer | undefined;
  /** Places of a ranking that names no number of its own. */
  topK: number;
  /** Languages of the meeting, in which a text may be written. */
  languages: readonly string[];
}

/** The fields of one question, whichever its type: the answer, and what may be said instead of one. */
export function QuestionFields({ question, answer, topK, languages }: QuestionFieldsProps) {
  const locale = useLocale();
  const t = useTranslations('surveys');
  const name = `answers.${question.code}`;
  const field = {
    name: `${name}.${fieldOfType[question.type]}`,
    label: pick(question.label, locale).text,
    optional: !question.required,
    ...(question.help ? { help: pick(question.help, locale).text } : {}),
  };
  const reasons: Choice[] = nonAnswerKinds.map((kind) => ({ value: kind, label: t(`reasons.${kind}`) }));
  const reason = answer && answer.kind !== 'VALUE' ? answer.kind : undefined;
  const instead = (
    <RadioGroup
      name={`${name}.instead`}
      label={t('own.instead')}
      optional
      choices={[{ value: '', label: t('own.answerCounts') }, ...reasons]}
      defaultValue={reason ?? ''}
    />
  );

  switch (question.type) {
    case 'SINGLE':
      return (
        <RadioGroup
          {...field}
          choices={[...toChoices(question.choices, locale), ...reasons]}
          defaultValue={reason ?? answer?.choices[0]}
        />
      );
    case 'SCALE': {
      const points = scalePoints(question).map((point) => ({
        value: String(point),
        label: pointLabel(point, question, t),
      }));
      return (
        <RadioGroup {...field} choices={[...points, ...reasons]} defaultValue={reason ?? answer?.number?.toString()} />
      );
    }
    case 'MULTIPLE':
      return (
        <>
          <CheckboxGroup
            {...field}
            choices={toChoices(question.choices, locale)}
            defaultValue={answer?.choices ?? []}
          />
          {instead}
        </>
      );
    case 'RANKING':
      return (
        <>
          <RankingField
            {...field}
            choices={toChoices(question.choices, locale)}
            defaultValue={answer?.choices ?? []}
            max={placesOfRanking(question, topK)}
          />
          {instead}
        </>
      );
    case 'LONG_TEXT':
      return (
        <>
          <TextArea {...field} rows={6} maxLength={4_000} defaultValue={answer?.text ?? undefined} />
          <SelectField
            name={`${name}.language`}
            label={t('own.language')}
            optional
            width="m"
            choices={languages.map((language) => ({ value: language, label: languageName(language, locale) }))}
            defaultValue={answer?.language ?? locale}
          />
          {instead}
        </>
      );
    default:
      return null;
  }
}

function toChoices(choices: readonly { code: string; label: LocalizedText }[], locale: string): Choice[] {
  return choices.map(({ code, label }) => {
    const { text, lang, isFallback } = pick(label, locale);
    return { value: code, label: text, ...(isFallback ? { lang } : {}) };
  });
}

function pointLabel(
  point: number,
  { minValue, maxValue }: { minValue: number; maxValue: number },
  t: ReturnType<typeof useTranslations<'surveys'>>,
): string {
  if (point === minValue) return t('own.scaleLow', { point });
  return point === maxValue ? t('own.scaleHigh', { point }) : String(point);
}
