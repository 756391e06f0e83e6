import { Refusal, type FieldError } from '@/lib/core/errors';
import { askedFor, expressionError, writeSimple } from './model/conditions';
import type { Questionnaire } from './model/definition';
import { askedBefore } from './model/parts';
import { findQuestion } from './model/questionnaire';
import type { Test } from './model/tests';

/** How a form says when a part is asked. */
type PostedCondition = {
  conditionBy: 'always' | 'answer' | 'expression';
  conditionQuestion?: string | undefined;
  conditionTest: Test;
  conditionValue?: string | undefined;
  condition?: string | undefined;
};

/** The expression that a form asks for at a part; null where the part is always asked. Refuses "invalid" at the field that is wrong. */
export function conditionOf(draft: Questionnaire, part: string, posted: PostedCondition): string | null {
  if (posted.conditionBy === 'always') return null;
  if (posted.conditionBy === 'expression') {
    if (!posted.condition) refuse('condition', { code: 'required' });
    return expressionOf(draft, part, posted.condition, { field: 'condition' });
  }
  const { conditionQuestion, conditionTest: test, conditionValue = '' } = posted;
  if (!conditionQuestion) refuse('conditionQuestion', { code: 'required' });
  const question = askedBefore(draft, part).includes(conditionQuestion) && findQuestion(draft, conditionQuestion);
  if (!question) refuse('conditionQuestion', { code: 'invalid_choice' });
  const asked = askedFor(question);
  const hasValue = test !== 'answered' && test !== 'not_answered';
  if (hasValue && !conditionValue) refuse('conditionValue', { code: 'required' });
  if (hasValue && asked.kind === 'number' && !/^-?\d{1,12}(\.\d{1,6})?$/.test(conditionValue))
    refuse('conditionValue', { code: 'not_a_number' });
  const text = writeSimple({ question: conditionQuestion, test, value: conditionValue }, asked.kind);
  return expressionOf(draft, part, text, { field: 'conditionValue' });
}

/** An expression that holds at a part of the questionnaire; null where none is given. Refuses "invalid" with what is wrong and where. */
export function expressionOf(
  draft: Questionnaire,
  part: string,
  text: string | undefined,
  { field, hasSelf = false }: { field: string; hasSelf?: boolean },
): string | null {
  if (!text) return null;
  const error = expressionError(draft, part, text, { hasSelf });
  if (error) refuse(field, error);
  return text;
}

function refuse(field: string, error: FieldError): never {
  throw new Refusal('invalid', { [field]: error });
}
