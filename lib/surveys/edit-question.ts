import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { freshCode } from '@/lib/core/fresh-code';
import { changeQuestionnaire, type HeldQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { choicesOf, findQuestion, replaceQuestion, withHidden } from './model/questionnaire';
import { validThemes, type ThemeChoice } from './queries/themes';
import type { DraftQuestion } from './model/definition';
import type { editQuestionSchema } from './schema';

type Input = z.output<typeof editQuestionSchema>;
type Choice = ReturnType<typeof choicesOf>[number];

/** What an edit is made with: the themes of the day, the codes that choices ever had with their themes, the languages shown. */
type With = { themes: readonly ThemeChoice[]; used: ReadonlyMap<string, string>; languages: readonly string[] };

/** Changes the words of a question, whether it is required, its choices, the places of a ranking and the ends of a scale. */
export function editQuestion(ctx: Ctx, input: Input): Promise<QuestionnaireChanged> {
  return changeQuestionnaire(
    ctx,
    input,
    async (held) => {
      const before = findQuestion(held.draft, input.question);
      if (!before) return { ok: false, code: 'not_found' };
      const themes = await validThemes(ctx.tx, ctx.now);
      const used = await choicesEverUsed(ctx, held, before);
      return replaceQuestion(
        held.draft,
        edited(before, input, { themes, used, languages: ctx.scope.meeting.languages }),
      );
    },
    { question: input.question, step: 'edit' },
  );
}

function edited(before: DraftQuestion, input: Input, by: With): DraftQuestion {
  const { help: helpBefore, ...rest } = before;
  const help = withHidden(input.help, helpBefore, by.languages);
  const label = withHidden(input.label, rest.label, by.languages);
  const common = { label, required: input.required, ...(Object.keys(help).length > 0 ? { help } : {}) };
  switch (rest.type) {
    case 'SCALE':
      return { ...rest, ...common, ...endsOf(input) };
    case 'RANKING': {
      const { topK: _topK, ...ranking } = rest;
      const choices = editedChoices(rest, input, by);
      return { ...ranking, ...common, choices, ...(input.topK ? { topK: input.topK } : {}) };
    }
    case 'SINGLE':
    case 'MULTIPLE':
      return { ...rest, ...common, choices: editedChoices(rest, input, by) };
    default:
      return { ...rest, ...common };
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
  { themes, used, languages }: With,
): Choice[] {
  const taken = new Set(used.keys());
  const before = choicesOf(question).map((choice): Choice => {
    // Looked up as own members: a code is text that somebody chose.
    const label = Object.hasOwn(labels, choice.code) ? labels[choice.code] : undefined;
    const { themeCode: themeBefore, ...rest } = choice;
    if (!label) return choice;
    const themeCode = Object.hasOwn(ofChoices, choice.code) ? ofChoices[choice.code] : undefined;
    if (themeCode && themeCode !== themeBefore && !themes.some(({ code }) => code === themeCode))
      throw new Refusal('invalid', { [`themes.${choice.code}`]: { code: 'invalid_choice' } });
    return { ...rest, label: withHidden(label, rest.label, languages), ...(themeCode ? { themeCode } : {}) };
  });
  const more = Object.values(added).flatMap((label): Choice[] => {
    if (Object.keys(label).length === 0) return [];
    const code = freshCode('c', taken);
    taken.add(code);
    return [{ code, label }];
  });
  const choices = [...before, ...more];
  const lacking = everyTheme ? themes.filter(({ code }) => !choices.some(({ themeCode }) => themeCode === code)) : [];
  return [
    ...choices,
    ...lacking.map(({ code, names }) => ({
      // A code that was given for something else, now or in a version, keeps its meaning.
      code:
        choices.some((choice) => choice.code === code) || (used.get(code) ?? code) !== code
          ? freshCode('c', taken)
          : code,
      label: names,
      themeCode: code,
    })),
  ];
}

/** The choices that the question has or had in a version, by code, with the theme that each stands or stood for. */
async function choicesEverUsed(
  { tx }: Ctx,
  { surveyId }: HeldQuestionnaire,
  question: DraftQuestion,
): Promise<Map<string, string>> {
  const published = await tx.choice.findMany({
    where: { question: { surveyId, code: question.code } },
    select: { code: true, themeCode: true },
  });
  return new Map([...choicesOf(question), ...published].map(({ code, themeCode }) => [code, themeCode ?? ''] as const));
}
