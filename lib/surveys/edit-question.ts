import type { z } from 'zod';
import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { freshCode } from '@/lib/core/fresh-code';
import { changeQuestionnaire, type HeldQuestionnaire, type QuestionnaireChanged } from './change-questionnaire';
import { conditionOf, expressionOf } from './condition-of';
import { filterOf } from './filter-of';
import { canBeDefault, plainDefault, readDefaultText, valueAsDefault } from './model/default-text';
import type { DraftQuestion, Questionnaire } from './model/definition';
import { editedItems } from './model/edited-items';
import { choicesOf, findQuestion, replaceQuestion, withHidden } from './model/questionnaire';
import { validThemes, type ThemeChoice } from './queries/themes';
import type { editQuestionSchema } from './schema';

type Input = z.output<typeof editQuestionSchema>;
type Choice = ReturnType<typeof choicesOf>[number];

/** What an edit is made with: the themes of the day, the codes that choices ever had with their themes, the languages shown. */
type With = { themes: readonly ThemeChoice[]; used: ReadonlyMap<string, string>; languages: readonly string[] };

/** Changes what a question says, when it is asked, and whatever its kind lets be set. */
export function editQuestion(ctx: Ctx, input: Input): Promise<QuestionnaireChanged> {
  return changeQuestionnaire(
    ctx,
    input,
    async (held) => {
      const before = findQuestion(held.draft, input.question);
      if (!before) return { ok: false, code: 'not_found' };
      const themes = await validThemes(ctx.tx, ctx.now);
      const used = await choicesEverUsed(ctx, held, before);
      const { languages } = ctx.scope.meeting;
      const question = {
        ...commonOf(held, before, input, languages),
        ...settingsOf(held, before, input, { themes, used, languages }),
      } as DraftQuestion;
      return replaceQuestion(held.draft, question);
    },
    { question: input.question, step: 'edit' },
  );
}

/** What every kind has: words, whether an answer is required, when it is asked, what the answer must fulfil. */
function commonOf({ draft }: HeldQuestionnaire, before: DraftQuestion, input: Input, languages: readonly string[]) {
  const { type, code } = before;
  const help = withHidden(input.help, before.help, languages);
  const label = withHidden(input.label, before.label, languages);
  const condition = conditionOf(draft, code, input);
  const isAsked = type !== 'NOTE' && type !== 'CALCULATED';
  const constraint = isAsked
    ? expressionOf(draft, code, input.constraint, { field: 'constraint', hasSelf: true })
    : null;
  const requiredWhen =
    isAsked && !input.required ? expressionOf(draft, code, input.requiredWhen, { field: 'requiredWhen' }) : null;
  const needed = withHidden(input.needed, 'requiredMessage' in before ? before.requiredMessage : undefined, languages);
  const messageBefore = 'constraint' in before ? before.constraint?.message : undefined;
  const message = withHidden(input.message, messageBefore, languages);
  return {
    type,
    code,
    label,
    required: isAsked && input.required,
    ...(requiredWhen ? { requiredWhen } : {}),
    ...(isAsked && Object.values(needed).some(Boolean) ? { requiredMessage: needed } : {}),
    ...proposalOf(draft, before, input.default),
    ...(Object.values(help).some(Boolean) ? { help } : {}),
    ...(condition ? { condition } : {}),
    ...(constraint
      ? { constraint: { expression: constraint, ...(Object.values(message).some(Boolean) ? { message } : {}) } }
      : {}),
  };
}

/** What a question proposes, as a value or as an expression. Refuses "invalid" where it can be no answer. */
function proposalOf(draft: Questionnaire, question: DraftQuestion, text: string | undefined): { default?: string } {
  const { code, type } = question;
  if (!text || type === 'MATRIX' || type === 'FILE' || type === 'NOTE' || type === 'CALCULATED') return {};
  const read = readDefaultText(text, type);
  if (read.kind === 'expression')
    return { default: plainDefault(expressionOf(draft, code, text, { field: 'default' }) ?? text) };
  if (!canBeDefault(question, read.value)) refuse({ default: { code: 'default_impossible' } });
  return { default: valueAsDefault(read.value, type) };
}

/** What one kind alone has. Refuses "invalid" at the field where two of them do not fit together. */
function settingsOf(held: HeldQuestionnaire, before: DraftQuestion, input: Input, by: With): object {
  const { least, most, firstDay, lastDay, minLength, maxLength, minChoices, maxChoices, topK } = input;
  switch (before.type) {
    case 'SINGLE':
      return { ...offeredBy(held, before, input, by), ...flag('other', input.other) };
    case 'MULTIPLE':
      inOrder(minChoices, maxChoices, 'maxChoices');
      return {
        ...offeredBy(held, before, input, by),
        ...flag('other', input.other),
        ...given({ minChoices, maxChoices }),
      };
    case 'RANKING':
      return { ...offeredBy(held, before, { ...input, other: false }, by), ...given({ topK }) };
    case 'SCALE':
      return endsOf(input);
    case 'MATRIX':
      return linesOf(before, input, by);
    case 'NUMBER':
      inOrder(least, most, 'most');
      return { decimals: input.decimals ?? 0, ...given({ min: least, max: most }) };
    case 'DATE':
      inOrder(firstDay, lastDay, 'lastDay');
      return given({ min: firstDay, max: lastDay });
    case 'TEXT':
    case 'LONG_TEXT':
      inOrder(minLength, maxLength, 'maxLength');
      return given({ minLength, maxLength });
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return flag('multiple', input.multiple);
    case 'CALCULATED': {
      const calculation = expressionOf(held.draft, before.code, input.calculation, { field: 'calculation' });
      if (!calculation) refuse({ calculation: { code: 'required' } });
      return { calculation };
    }
    case 'FILE':
    case 'NOTE':
      return {};
  }
}

function refuse(fields: FieldErrors): never {
  throw new Refusal('invalid', fields);
}

const flag = (name: string, isOn: boolean) => (isOn ? { [name]: true } : {});
const given = (values: Record<string, number | string | undefined>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function inOrder(least: number | string | undefined, most: number | string | undefined, field: string) {
  if (least !== undefined && most !== undefined && least > most) refuse({ [field]: { code: 'below_least' } });
}

function endsOf({ minValue, maxValue }: Input): { minValue: number; maxValue: number } {
  if (minValue === undefined) refuse({ minValue: { code: 'required' } });
  if (maxValue === undefined) refuse({ maxValue: { code: 'required' } });
  if (maxValue <= minValue || maxValue - minValue > 10) refuse({ maxValue: { code: 'scale_ends' } });
  return { minValue, maxValue };
}

/** Rows and columns of a matrix. */
function linesOf(before: Extract<DraftQuestion, { type: 'MATRIX' }>, input: Input, { used, languages }: With) {
  const by = { taken: new Set(used.keys()), languages };
  const rows = { labels: input.rows, added: input.addedRows };
  const columns = { labels: input.columns, added: input.addedColumns };
  return {
    rows: editedItems(before.rows, rows, { ...by, prefix: 'r' }),
    columns: editedItems(before.columns, columns, { ...by, prefix: 'k' }),
  };
}

const offeredBy = ({ draft }: HeldQuestionnaire, question: DraftQuestion, input: Input, by: With) =>
  filterOf(draft, question, input, editedChoices(question, input, by));

function editedChoices(
  question: DraftQuestion,
  { choices: labels, themes: ofChoices, added, everyTheme }: Input,
  { themes, used, languages }: With,
): Choice[] {
  const by = { taken: new Set(used.keys()), prefix: 'c', languages };
  const choices = editedItems(choicesOf(question), { labels, added }, by).map((choice): Choice => {
    if (!Object.hasOwn(labels, choice.code)) return choice;
    const { themeCode: themeBefore, ...rest } = choice as Choice;
    const themeCode = Object.hasOwn(ofChoices, choice.code) ? ofChoices[choice.code] : undefined;
    if (themeCode && themeCode !== themeBefore && !themes.some(({ code }) => code === themeCode))
      refuse({ [`themes.${choice.code}`]: { code: 'invalid_choice' } });
    return { ...rest, ...(themeCode ? { themeCode } : {}) };
  });
  const lacking = everyTheme ? themes.filter(({ code }) => !choices.some(({ themeCode }) => themeCode === code)) : [];
  const taken = new Set([...used.keys(), ...choices.map(({ code }) => code)]);
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
