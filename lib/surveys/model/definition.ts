import { z } from 'zod';

/** Names that an object has by itself are no codes: whoever looks one up must not find them. */
const ownNames = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** A stable name inside a questionnaire: never shown, never reused for another meaning. Names of XLSForm fit, but for dots. */
export const code = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/, 'invalid_format')
  .refine((value) => !ownNames.has(value), 'invalid_format');

/** `{ en, fr, es }`; any language may be missing, but not all. */
export const words = (max: number) =>
  z
    .record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().max(max).nullable())
    .refine((value) => Object.values(value).some(Boolean), 'required');

/** What every question accepts instead of an answer. */
export const nonAnswerKinds = ['NO_CONSENSUS', 'DONT_KNOW', 'PREFER_NOT_TO_SAY'] as const;
export type NonAnswerKind = (typeof nonAnswerKinds)[number];

/** An expression of XLSForm's dialect over the answers before it: `${stage} = 'done' and selected(${means}, 'data')`. */
export const expressionText = z.string().trim().min(1).max(2_000);

/** The code under which "other, specify" is chosen; its words are the answer's `other`. */
export const otherCode = 'other';

/** Names that a sheet of choices or an expression has for something else: no column of a choice can be called so. */
const otherColumns = [
  ...['list', 'list_name', 'name', 'value', 'label', 'caption', 'text', 'image', 'audio', 'video', 'parley_theme'],
  ...['and', 'or', 'div', 'mod'],
];

/** What is said of a choice beside its name: a column as choice filters name it, in small letters and without spaces. */
export const columnName = z
  .string()
  .max(60)
  .regex(/^(?:\p{L}|_(?!_))(?:[\p{L}\p{M}\p{N}.-]|_(?!_))*$/u, 'invalid_format')
  .refine(
    (name) => name === name.toLowerCase() && !ownNames.has(name) && !otherColumns.includes(name),
    'invalid_format',
  );

const choice = z.strictObject({
  code: code.refine((value) => !nonAnswerKinds.some((kind) => kind === value), 'invalid_format'),
  label: words(300),
  themeCode: z.string().max(60).optional(),
  values: z
    .record(columnName, z.string().trim().max(300))
    .refine((values) => Object.keys(values).length <= 20, 'too_many_items')
    .optional(),
});

const isWithoutDoubles = (list: readonly { code: string }[]) =>
  new Set(list.map((item) => item.code)).size === list.length;
const choices = (least: number) => z.array(choice).min(least).max(60).refine(isWithoutDoubles, 'duplicate');

const common = {
  code,
  required: z.boolean().default(false),
  label: words(1_000),
  help: words(2_000).optional(),
  /** The question is asked where this holds. */
  condition: expressionText.optional(),
};
const answerable = {
  ...common,
  /** What an answer must fulfil, with `.` for itself, and what is said where it does not. */
  constraint: z.strictObject({ expression: expressionText, message: words(500).optional() }).optional(),
  /** Where this holds an answer is required, if it is not required anyway; and what is said where there is none. */
  requiredWhen: expressionText.optional(),
  requiredMessage: words(500).optional(),
};
/** What is proposed to whoever has not answered, as an expression: it is no answer before it is saved as one. */
const proposing = { ...answerable, default: expressionText.optional() };
/** Choices are offered where this holds for them; bare names are the columns of the choice. */
const filtered = { ...proposing, choiceFilter: expressionText.optional() };
const other = { other: z.literal(true).optional() };
const lengths = {
  minLength: z.number().int().min(1).max(4_000).optional(),
  maxLength: z.number().int().min(1).max(4_000).optional(),
};
const date = z.iso.date('invalid_date');

type Ends = { least?: number | string | undefined; most?: number | string | undefined };
const isInOrder = ({ least, most }: Ends) => least === undefined || most === undefined || least <= most;
const isOtherFree = (question: { choices: readonly { code: string }[]; other?: true | undefined }) =>
  !question.other || question.choices.every((item) => item.code !== otherCode);
/** "Other" is none of the choices that a filter looks at: the two do not go together. */
const isUnfilteredOrClosed = (question: { choiceFilter?: string | undefined; other?: true | undefined }) =>
  !question.other || question.choiceFilter === undefined;

/** Taken from lists that the house keeps; `multiple`: more than one may be named. */
const reference = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), ...proposing, multiple: z.literal(true).optional() });

const textual = <Type extends string>(type: Type) =>
  z
    .strictObject({ type: z.literal(type), ...proposing, ...lengths })
    .refine(({ minLength, maxLength }) => isInOrder({ least: minLength, most: maxLength }), {
      path: ['maxLength'],
      error: 'invalid',
    });

/** A question whose choices are at least so many, if it is one of a single or ranked answer, or of several answers. */
const questionWith = (least: { one: number; several: number }) =>
  z.discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('SINGLE'), ...filtered, choices: choices(least.one), ...other })
      .refine(isOtherFree, { path: ['choices'], error: 'duplicate' })
      .refine(isUnfilteredOrClosed, { path: ['other'], error: 'invalid' }),
    z
      .strictObject({
        type: z.literal('MULTIPLE'),
        ...filtered,
        choices: choices(least.several),
        ...other,
        minChoices: z.number().int().min(1).max(60).optional(),
        maxChoices: z.number().int().min(1).max(60).optional(),
      })
      .refine(isOtherFree, { path: ['choices'], error: 'duplicate' })
      .refine(isUnfilteredOrClosed, { path: ['other'], error: 'invalid' })
      .refine(({ minChoices, maxChoices }) => isInOrder({ least: minChoices, most: maxChoices }), {
        path: ['maxChoices'],
        error: 'invalid',
      }),
    z.strictObject({
      type: z.literal('RANKING'),
      ...filtered,
      topK: z.number().int().min(1).max(60).optional(),
      choices: choices(least.one),
    }),
    z
      .strictObject({ type: z.literal('SCALE'), ...proposing, minValue: z.number().int(), maxValue: z.number().int() })
      .refine(({ minValue, maxValue }) => maxValue > minValue && maxValue - minValue <= 10, {
        path: ['maxValue'],
        error: 'invalid',
      }),
    z.strictObject({
      type: z.literal('MATRIX'),
      ...answerable,
      rows: choices(least.several).max(30),
      columns: choices(least.one).max(12),
    }),
    z
      .strictObject({
        type: z.literal('NUMBER'),
        ...proposing,
        decimals: z.number().int().min(0).max(6).default(0),
        min: z.number().optional(),
        max: z.number().optional(),
      })
      .refine(({ min, max }) => isInOrder({ least: min, most: max }), { path: ['max'], error: 'invalid' }),
    z
      .strictObject({ type: z.literal('DATE'), ...proposing, min: date.optional(), max: date.optional() })
      .refine(({ min, max }) => isInOrder({ least: min, most: max }), { path: ['max'], error: 'invalid' }),
    textual('TEXT'),
    textual('LONG_TEXT'),
    z.strictObject({ type: z.literal('FILE'), ...answerable }),
    reference('COUNTRY'),
    reference('ORGANISATION'),
    reference('THEME'),
    reference('OBJECTIVE'),
    z.strictObject({ type: z.literal('NOTE'), ...common, label: words(4_000) }),
    z.strictObject({ type: z.literal('CALCULATED'), ...common, calculation: expressionText }),
  ]);

/**
 * One question. `topK`: places of a ranking (the meeting's own number where it is left out).
 * `minValue` and `maxValue`: ends of a scale, both included. `min`, `max`: of a number or a day, included.
 * `minLength`, `maxLength`: of a text, in characters. `decimals`: places behind the point of a number.
 */
export const questionSchema = questionWith({ one: 2, several: 1 });
/** A question being written: it may still lack its choices. */
const draftQuestionSchema = questionWith({ one: 0, several: 0 });

const part = {
  code,
  title: words(300).optional(),
  intro: words(4_000).optional(),
  condition: expressionText.optional(),
};
/** Pages of sections of questions. */
const pagesOf = <Question extends z.ZodType>(question: Question) =>
  z
    .array(
      z.strictObject({
        ...part,
        sections: z.array(z.strictObject({ ...part, questions: z.array(question).max(mostQuestions) })).max(60),
      }),
    )
    .max(60);

/** Questions of a questionnaire at most. */
export const mostQuestions = 300;

type Paged<Question> = { pages: readonly { sections: readonly { questions: readonly Question[] }[] }[] };

/** Every question of a questionnaire, in the order in which it is asked. */
export function questionsOf<Question>({ pages }: Paged<Question>): Question[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
}

type Coded = { code: string };
type CodedPages = { pages: readonly (Coded & { sections: readonly (Coded & { questions: readonly Coded[] })[] })[] };

/** The codes of pages, sections and questions: one name is one part. */
export function partCodes({ pages }: CodedPages): string[] {
  return pages.flatMap((page) => [
    page.code,
    ...page.sections.flatMap((section) => [section.code, ...section.questions.map((question) => question.code)]),
  ]);
}

function reportParts(definition: CodedPages, context: z.RefinementCtx) {
  const report = (name: string) => context.addIssue({ code: 'custom', path: ['pages'], params: { code: name } });
  const codes = partCodes(definition);
  if (new Set(codes).size < codes.length) report('duplicate');
  if (questionsOf(definition).length > mostQuestions) report('too_many_items');
}

/**
 * What was stored before there were pages, `{ questions }`, is read as one page with one section, both without a name.
 * What is stored is not rewritten: seals are of it.
 */
function paged(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('questions' in given) || 'pages' in given) return given;
  const { questions, ...rest } = given;
  const taken = new Set((Array.isArray(questions) ? questions : []).map((question: Partial<Coded>) => question.code));
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  return { ...rest, pages: [{ code: free('page-1'), sections: [{ code: free('section-1'), questions }] }] };
}

const publishedSchema = z
  .strictObject({ pages: pagesOf(questionSchema).min(1) })
  .refine((definition) => questionsOf(definition).length > 0, { path: ['pages'], error: 'required' })
  .superRefine(reportParts);

/** The whole questionnaire as it is published: what a version is made of, canonically. */
export const definitionSchema = z.preprocess(paged, publishedSchema);

const writtenSchema = z
  .strictObject({
    title: words(200),
    intro: words(4_000),
    pages: pagesOf(draftQuestionSchema),
    /** By string and language: what the source said when a translation was made, where it reads differently now. */
    translatedFrom: z
      .record(z.string().max(200), z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(4_000)))
      .optional(),
  })
  .superRefine(reportParts);

/** A questionnaire being written. */
export const questionnaireSchema = z.preprocess(paged, writtenSchema);

export type SurveyQuestion = z.output<typeof questionSchema>;
export type SurveyDefinition = z.output<typeof publishedSchema>;
export type SurveyPage = SurveyDefinition['pages'][number];
export type SurveySection = SurveyPage['sections'][number];
/** Questions alone, as they were stored before there were pages and as they may be written by hand. */
export type FlatDefinition = { questions: z.input<typeof questionSchema>[] };
/** As written by hand: what has a default may be left out. */
export type SurveyDefinitionInput = z.input<typeof publishedSchema> | FlatDefinition;

export type Questionnaire = z.output<typeof writtenSchema>;
export type DraftPage = Questionnaire['pages'][number];
export type DraftSection = DraftPage['sections'][number];
export type DraftQuestion = DraftSection['questions'][number];
export type QuestionType = SurveyQuestion['type'];

/** How "other" is called beside the choices of a question that takes other answers. */
export const otherLabel = { en: 'Other', fr: 'Autre', es: 'Otro' };

type Choosable = { choices: readonly SurveyChoice[]; other?: true | undefined };
export type SurveyChoice = z.output<typeof choice>;

/** What can be chosen: the choices as written, and "other" where it is taken. */
export function offeredChoices({ choices: written, other: isTaken }: Choosable): SurveyChoice[] {
  return isTaken ? [...written, { code: otherCode, label: otherLabel }] : [...written];
}

export type ChoiceAxis = 'CHOICE' | 'ROW' | 'COLUMN';

/** Everything of a question that answers name by its code: choices, or the rows and columns of a matrix. */
export function axesOf(question: SurveyQuestion): Partial<Record<ChoiceAxis, SurveyChoice[]>> {
  if (question.type === 'MATRIX') return { ROW: question.rows, COLUMN: question.columns };
  return 'choices' in question ? { CHOICE: offeredChoices(question) } : {};
}

/** The points of a scale, lowest first. */
export function scalePoints({ minValue, maxValue }: { minValue: number; maxValue: number }): number[] {
  return Array.from({ length: maxValue - minValue + 1 }, (_, index) => minValue + index);
}

/** How many places a ranking question has: its own number or the meeting's, never more than there are choices. */
export function placesOfRanking(question: SurveyQuestion, meetingTopK: number): number {
  if (question.type !== 'RANKING') return 0;
  return Math.min(question.topK ?? meetingTopK, question.choices.length);
}
