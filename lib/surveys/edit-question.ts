import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import {
  changeQuestionnaire,
  newCode,
  type HeldQuestionnaire,
  type QuestionnaireChanged,
} from './change-questionnaire';
import { choicesOf, findQuestion, replaceQuestion } from './model/questionnaire';
import type { DraftQuestion, editQuestionSchema } from './schema';

type Input = z.output<typeof editQuestionSchema>;
type Choice = ReturnType<typeof choicesOf>[number];
type Theme = { code: string; names: Record<string, string> };

/** Changes the words of a question, whether it is required, its choices, the places of a ranking and the ends of a scale. */
export function editQuestion(ctx: Ctx, input: Input): Promise<QuestionnaireChanged> {
  return changeQuestionnaire(
    ctx,
    input,
    async (held) => {
      const before = findQuestion(held.draft, input.question);
      if (!before) return { ok: false, code: 'not_found' };
      const themes = await ctx.tx.theme.findMany({ orderBy: { position: 'asc' }, select: { code: true, names: true } });
      const taken = await choiceCodesEverUsed(ctx, held, before);
      return replaceQuestion(held.draft, edited(before, input, themes as Theme[], taken));
    },
    { question: input.question, step: 'edit' },
  );
}

function edited(before: DraftQuestion, input: Input, themes: readonly Theme[], taken: Set<string>): DraftQuestion {
  const { label, help, required } = input;
  const { help: _before, ...rest } = before;
  const common = { label, required, ...(Object.keys(help).length > 0 ? { help } : {}) };
  switch (rest.type) {
    case 'LONG_TEXT':
      return { ...rest, ...common };
    case 'SCALE':
      return { ...rest, ...common, ...endsOf(input) };
    case 'RANKING': {
      const { topK: _topK, ...ranking } = rest;
      const choices = editedChoices(rest, input, themes, taken);
      return { ...ranking, ...common, choices, ...(input.topK ? { topK: input.topK } : {}) };
    }
    default:
      return { ...rest, ...common, choices: editedChoices(rest, input, themes, taken) };
  }
}

function endsOf({ minValue, maxValue }: Input): { minValue: number; maxValue: number } {
  if (minValue === undefined) throw new Refusal('invalid', { minValue: { code: 'required' } });
  if (maxValue === undefined) throw new Refusal('invalid', { maxValue: { code: 'required' } });
  if (maxValue <= minValue) throw new Refusal('invalid', { maxValue: { code: 'scale_ends' } });
  return { minValue, maxValue };
}

/** The choices keep their codes, whatever they are called now: answers are codes. */
function editedChoices(
  question: DraftQuestion,
  { choices: labels, themes: ofChoices, added, everyTheme }: Input,
  themes: readonly Theme[],
  taken: Set<string>,
): Choice[] {
  const before = choicesOf(question).map((choice): Choice => {
    // Looked up as own members: a code is text that somebody chose.
    const label = Object.hasOwn(labels, choice.code) ? labels[choice.code] : undefined;
    const { themeCode: _before, ...rest } = choice;
    if (!label) return choice;
    const themeCode = Object.hasOwn(ofChoices, choice.code) ? ofChoices[choice.code] : undefined;
    if (themeCode && !themes.some(({ code }) => code === themeCode))
      throw new Refusal('invalid', { [`themes.${choice.code}`]: { code: 'invalid_choice' } });
    return { ...rest, label, ...(themeCode ? { themeCode } : {}) };
  });
  const more = Object.values(added).flatMap((label): Choice[] => {
    if (Object.keys(label).length === 0) return [];
    const code = newCode('c', taken);
    taken.add(code);
    return [{ code, label }];
  });
  const choices = [...before, ...more];
  const lacking = everyTheme ? themes.filter(({ code }) => !choices.some(({ themeCode }) => themeCode === code)) : [];
  return [
    ...choices,
    ...lacking.map(({ code, names }) => ({
      // A choice that was called so for another reason keeps its code to itself.
      code: choices.some((choice) => choice.code === code) ? newCode('c', taken) : code,
      label: names,
      themeCode: code,
    })),
  ];
}

/** Codes that choices of the question have or had in a version: none of them may come to mean something else. */
async function choiceCodesEverUsed(
  { tx }: Ctx,
  { surveyId }: HeldQuestionnaire,
  question: DraftQuestion,
): Promise<Set<string>> {
  const published = await tx.choice.findMany({
    where: { question: { surveyId, code: question.code } },
    select: { code: true },
  });
  return new Set([...published, ...choicesOf(question)].map(({ code }) => code));
}
