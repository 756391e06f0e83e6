import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { askedFor, readSimple } from '@/lib/surveys/model/conditions';
import { otherCode, type DraftQuestion } from '@/lib/surveys/model/definition';
import { askedBefore } from '@/lib/surveys/model/parts';
import { findQuestion } from '@/lib/surveys/model/questionnaire';
import { tests } from '@/lib/surveys/model/tests';
import { ConditionFields, type AskableQuestion } from './condition-fields';
import type { Writing } from './page';

interface ConditionProps {
  writing: Writing;
  /** Code of the question, page or section. */
  part: string;
  condition: string | undefined;
}

/** When a part is asked: always, by one answer before it, or by an expression; with the codes that can be asked for. */
export async function Condition({ writing: { questionnaire, locale }, part, condition }: ConditionProps) {
  const t = await getTranslations('questionnaire');
  const { draft } = questionnaire;
  const before = askedBefore(draft, part)
    .map((code) => findQuestion(draft, code))
    .filter((question) => question !== null);
  const questions = before.filter(({ type }) => type !== 'NOTE').map(askable);
  const simple = condition ? readSimple(condition) : null;
  const isSimple = simple !== null && questions.some(({ code }) => code === simple.question);

  function askable(question: DraftQuestion, index: number): AskableQuestion {
    const others = 'other' in question && question.other ? [{ value: otherCode, label: t('other') }] : [];
    const choices = choicesOf(question);
    return {
      code: question.code,
      label: `${index + 1}. ${pick(question.label, locale).text}`,
      isNumber: askedFor(question).kind === 'number',
      choices: [...choices, ...others],
    };
  }

  /** Of a matrix each cell can be asked for. */
  function choicesOf(question: DraftQuestion) {
    const nameOf = (label: LocalizedText) => pick(label, locale).text;
    if (question.type === 'MATRIX')
      return question.rows.flatMap((row) =>
        question.columns.map((column) => ({
          value: `${row.code}:${column.code}`,
          label: `${nameOf(row.label)} – ${nameOf(column.label)}`,
        })),
      );
    return 'choices' in question
      ? question.choices.map(({ code, label }) => ({ value: code, label: nameOf(label) }))
      : [];
  }

  return (
    <>
      <ConditionFields
        by={condition ? (isSimple ? 'answer' : 'expression') : 'always'}
        simple={isSimple ? simple : null}
        expression={condition ?? ''}
        questions={questions}
        texts={{
          always: t('condition.always'),
          answer: t('condition.answer'),
          expression: t('condition.expression'),
          tests: tests.map((test) => ({ value: test, label: t(`condition.test.${test}`) })),
        }}
      />
      {questions.length > 0 ? (
        <details>
          <summary className="small">{t('condition.codes')}</summary>
          <p className="small soft">{t('condition.piping', { example: `\${${questions[0]?.code ?? ''}}` })}</p>
          <dl className="small">
            {questions.map(({ code, label, choices }) => (
              <div key={code}>
                <dt>
                  <code>{`\${${code}}`}</code>
                </dt>
                <dd>
                  {label}
                  {choices.length > 0 ? (
                    <span className="soft">
                      {' '}
                      {choices.map((choice) => `${choice.value} = ${choice.label}`).join('; ')}
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}
