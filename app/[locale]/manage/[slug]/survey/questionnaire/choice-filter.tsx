import { SelectField } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { columnsOf } from '@/lib/surveys/model/conditions';
import type { DraftQuestion } from '@/lib/surveys/model/definition';
import { askedBefore } from '@/lib/surveys/model/parts';
import { choicesOf, findQuestion } from '@/lib/surveys/model/questionnaire';
import { goesWith, isFilterable, readSimpleFilter } from '@/lib/surveys/model/simple-filter';
import type { Writing } from './page';

interface ChoiceFilterProps {
  writing: Writing;
  question: DraftQuestion;
}

/**
 * Which choices are offered: all, those that go with an earlier answer, or those that an expression takes. With which answer
 * each choice goes is said once the earlier question is saved; it works the same without JavaScript.
 */
export async function ChoiceFilter({ writing: { questionnaire, locale }, question }: ChoiceFilterProps) {
  if (!('choices' in question) || question.choices.length === 0) return null;
  const t = await getTranslations('questionnaire');
  const { draft } = questionnaire;
  const earlier = askedBefore(draft, question.code)
    .map((code) => findQuestion(draft, code))
    .filter((each) => each !== null)
    .filter(isFilterable);
  const { choiceFilter } = question;
  if (earlier.length === 0 && choiceFilter === undefined) return null;
  const by = choiceFilter === undefined ? null : readSimpleFilter(choiceFilter, earlier);
  const isWritten = choiceFilter !== undefined && by === null;
  const said = (label: DraftQuestion['label']) => pick(label, locale).text;
  return (
    <details className="add" open={choiceFilter !== undefined}>
      <summary>{t('filter.title')}</summary>
      <SelectField
        name="filterBy"
        optional
        none={t('filter.none')}
        choices={[
          ...earlier.map(({ code, label }) => ({ value: code, label: said(label) })),
          ...(isWritten ? [{ value: '=', label: t('filter.expression') }] : []),
        ]}
        defaultValue={by?.code ?? (isWritten ? '=' : '')}
      />
      {isWritten ? (
        <>
          <TextArea name="choiceFilter" rows={2} maxLength={2_000} optional defaultValue={choiceFilter} />
          <p className="small soft">{t('filter.columns', { list: [...columnsOf(question)].join(', ') })}</p>
        </>
      ) : null}
      {by
        ? question.choices.map(({ code, label, values }) => (
            <SelectField
              key={code}
              name={`goesWith.${code}`}
              label={t('filter.with', { name: said(label) })}
              optional
              none={t('filter.always')}
              choices={choicesOf(by).map((choice) => ({ value: choice.code, label: said(choice.label) }))}
              defaultValue={values?.[goesWith] ?? ''}
            />
          ))
        : null}
      {by || isWritten ? null : <p className="small soft">{t('filter.after')}</p>}
    </details>
  );
}
