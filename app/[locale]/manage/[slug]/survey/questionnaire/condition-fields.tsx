'use client';

import { useState } from 'react';
import { RadioGroup } from '@/components/form/choice-fields';
import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import type { SimpleCondition } from '@/lib/surveys/model/conditions';

/** A question that stands before and whose answer can be asked for. */
export type AskableQuestion = { code: string; label: string; isNumber: boolean; choices: Choice[] };

type By = 'always' | 'answer' | 'expression';

interface ConditionFieldsProps {
  by: By;
  simple: SimpleCondition | null;
  expression: string;
  questions: readonly AskableQuestion[];
  texts: Record<By, string> & { tests: Choice[] };
}

/** Without JavaScript all fields are there and the first says which of them count; with it only those are shown. */
export function ConditionFields({ by: firstBy, simple, expression, questions, texts }: ConditionFieldsProps) {
  const isEnhanced = useIsEnhanced();
  const [by, setBy] = useState(firstBy);
  const [code, setCode] = useState(simple?.question ?? '');
  const [test, setTest] = useState<string>(simple?.test ?? 'is');
  const asked = questions.find((question) => question.code === code);
  const hasValue = test !== 'answered' && test !== 'not_answered';
  const choices: By[] = questions.length > 0 ? ['always', 'answer', 'expression'] : ['always', 'expression'];
  return (
    <div
      className="conditional"
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
        if (target.name === 'conditionBy') setBy(choices.find((choice) => choice === target.value) ?? 'always');
        if (target.name === 'conditionQuestion') setCode(target.value);
        if (target.name === 'conditionTest') setTest(target.value);
      }}
    >
      <RadioGroup
        name="conditionBy"
        choices={choices.map((choice) => ({ value: choice, label: texts[choice] }))}
        defaultValue={firstBy}
      />
      {questions.length > 0 && (!isEnhanced || by === 'answer') ? (
        <>
          <SelectField
            name="conditionQuestion"
            choices={questions.map((question) => ({ value: question.code, label: question.label }))}
            defaultValue={simple?.question}
            optional={by !== 'answer'}
          />
          <SelectField name="conditionTest" width="m" choices={texts.tests} defaultValue={simple?.test ?? 'is'} />
          {isEnhanced && !hasValue ? null : isEnhanced && asked && asked.choices.length > 0 ? (
            <SelectField
              key={asked.code}
              name="conditionValue"
              choices={asked.choices}
              defaultValue={asked.code === simple?.question ? simple.value : undefined}
            />
          ) : (
            <TextField
              name="conditionValue"
              width="m"
              optional={by !== 'answer'}
              inputMode={asked?.isNumber ? 'decimal' : 'text'}
              defaultValue={simple?.value}
            />
          )}
        </>
      ) : null}
      {!isEnhanced || by === 'expression' ? (
        <TextArea name="condition" rows={2} maxLength={2_000} depends defaultValue={expression} />
      ) : null}
    </div>
  );
}
