import { allParts, partsOf, type Expression } from './expression';
import { toNumber } from './values';

/** What is known of a question that an expression asks for. `choices`: codes, where it has any. */
export type AskedFor = {
  kind: 'one' | 'several' | 'number' | 'date' | 'text' | 'nothing';
  choices?: readonly string[];
};

/** What cannot be meant, though it can be read. `name`: the reference, choice or text. */
export type ExpressionFault = {
  at: number;
  code: 'unknown_reference' | 'asks_nothing' | 'unknown_choice' | 'not_a_number' | 'self_missing' | 'unknown_column';
  name: string;
};

/**
 * Checks what an expression asks for: questions that are not there (or not yet: `find` knows only what may be asked for),
 * choices that a question does not have, and texts where only numbers and dates can be compared. `hasSelf`: whether `.` means something.
 * `columns`: those that a choice filter can name, where it is one.
 */
export function checkExpression(
  expression: Expression,
  {
    find,
    hasSelf = false,
    columns,
  }: { find: (code: string) => AskedFor | null; hasSelf?: boolean; columns?: ReadonlySet<string> },
): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  for (const part of allParts(expression)) {
    if (part.kind === 'reference') {
      const asked = find(part.code);
      if (!asked) faults.push({ at: part.at, code: 'unknown_reference', name: part.code });
      else if (asked.kind === 'nothing') faults.push({ at: part.at, code: 'asks_nothing', name: part.code });
    }
    if (part.kind === 'column' && columns?.has(part.name) === false)
      faults.push({ at: part.at, code: 'unknown_column', name: part.name });
    if (part.kind === 'self' && !hasSelf) faults.push({ at: part.at, code: 'self_missing', name: '.' });
    for (const { question, choice } of askedChoices(part)) {
      const choices = find(question)?.choices;
      if (choices && choice !== '' && !choices.includes(choice))
        faults.push({ at: 'at' in part ? part.at : 0, code: 'unknown_choice', name: choice });
    }
    for (const text of countedTexts(part))
      if (Number.isNaN(toNumber(text)))
        faults.push({ at: 'at' in part ? part.at : 0, code: 'not_a_number', name: text });
  }
  return faults;
}

/** Choices by name that an expression compares a question with. */
function askedChoices(part: Expression): { question: string; choice: string }[] {
  const isComparison = part.kind === 'operation' && (part.operator === '=' || part.operator === '!=');
  const isSelected = part.kind === 'call' && part.name === 'selected';
  if (!isComparison && !isSelected) return [];
  const [one, other] = partsOf(part);
  if (one?.kind === 'reference' && other?.kind === 'text') return [{ question: one.code, choice: other.value.trim() }];
  if (isComparison && one?.kind === 'text' && other?.kind === 'reference')
    return [{ question: other.code, choice: one.value.trim() }];
  return [];
}

const counting = new Set(['<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod']);

/** Texts that an operator takes for numbers. */
function countedTexts(part: Expression): string[] {
  if (part.kind !== 'operation' || !counting.has(part.operator)) return [];
  return partsOf(part).flatMap((each) => (each.kind === 'text' ? [each.value] : []));
}
