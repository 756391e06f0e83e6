import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { languageName } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { longestAnswer } from '@/lib/surveys/model/read-answer';
import { InsteadField } from './instead-field';
import type { FieldOf } from './question-fields';

type TextQuestionProps = FieldOf<'TEXT' | 'LONG_TEXT'> & { languages: readonly string[] };

/** A line, or a text with the language it is written in. */
export function TextQuestion({ question, answer, name, field, languages }: TextQuestionProps) {
  const locale = useLocale();
  const t = useTranslations('surveys');
  const { maxLength = longestAnswer[question.type] } = question;
  const language = answer?.language ?? locale;
  const text = { ...field, maxLength, defaultValue: answer?.text ?? undefined };
  return (
    <>
      {question.type === 'TEXT' ? (
        <>
          <TextField {...text} {...(answer?.language ? { lang: answer.language } : {})} />
          <HiddenField name={`${name}.language`} value={language} />
        </>
      ) : (
        <>
          <TextArea {...text} rows={6} />
          <SelectField
            name={`${name}.language`}
            label={t('own.language')}
            optional
            width="m"
            choices={languages.map((each) => ({ value: each, label: languageName(each, locale) }))}
            defaultValue={language}
          />
        </>
      )}
      <InsteadField name={name} answer={answer} />
    </>
  );
}
