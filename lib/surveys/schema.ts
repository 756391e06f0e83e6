import { z } from 'zod';
import { upload } from '@/lib/core/upload';
import { mostAnswerFileBytes, mostSheetBytes } from '@/lib/core/upload-size';
import { day, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { PartyKind, SurveyAudience } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { defaultLocale, locales } from '@/lib/i18n/routing';
import {
  code,
  definitionSchema,
  mostQuestions,
  nonAnswerKinds,
  placesOfRanking,
  questionsOf,
  words,
  type QuestionType,
  type SurveyDefinition,
  type SurveyQuestion,
} from './model/definition';
import { tests } from './model/tests';
import { answerFieldsOf, takesAnswer } from './model/read-answer';

/**
 * An answer as it is stored. `choices`: codes, in order of preference for a ranking, in order of the questionnaire otherwise.
 * With a kind other than VALUE everything else is empty.
 */
export const answerSchema = z.strictObject({
  kind: z.enum(['VALUE', ...nonAnswerKinds]),
  choices: z.array(code),
  number: z.number().nullable(),
  /** A text, or a day as `YYYY-MM-DD`. */
  text: z.string().nullable(),
  /** Language that the text, or what was written beside "other", is in. */
  language: z.string().nullable(),
  // What came later is left out where it is not there: seals of answers given before hold.
  /** What was written beside "other". */
  other: z.string().optional(),
  /** Of a matrix: column by row. */
  cells: z.record(code, code).optional(),
  /** Codes of countries, parties, themes or objectives. */
  codes: z.array(z.string()).optional(),
  file: z.strictObject({ id: z.uuid(), sha256: z.string() }).optional(),
});
export type SurveyAnswer = z.output<typeof answerSchema>;

/**
 * The schema of all answers, built from a version's definition: what is not in the questionnaire does not pass.
 * Shape of the input: `{ [question]: { choice, other } | { choices, other } | { order: { [choice]: position } } | { point } |
 * { cells: { [row]: column } } | { number } | { date } | { text, language } | { codes } | { remove } }`, each with `instead` where
 * it is a field of its own. Output: an answer or null for every question of the definition that takes one.
 * Whether required questions are answered is asked at submission, not here: a draft may be half empty.
 * `kept`: the answers stored already; files are among them and are not posted again. `isPosted`: which questions a form asked;
 * of the others nothing is read.
 */
export function answersSchema(
  definition: SurveyDefinition,
  meetingTopK: number,
  kept: ReadonlyMap<string, SurveyAnswer> = new Map(),
  isPosted: (code: string) => boolean = () => true,
) {
  return z.strictObject(
    Object.fromEntries(
      questionsOf(definition)
        .filter(takesAnswer)
        .filter(({ code }) => isPosted(code))
        .map((question) => [
          question.code,
          z.preprocess(
            (given) => given ?? {},
            answerFieldsOf(question, placesOfRanking(question, meetingTopK), kept.get(question.code) ?? null),
          ),
        ]),
    ),
  ) as z.ZodType<Record<string, SurveyAnswer | null>>;
}

/** Field that stands for a question in an error summary, relative to `answers.<code>`. */
export const fieldOfType = {
  SINGLE: 'choice',
  MULTIPLE: 'choices',
  RANKING: 'order',
  SCALE: 'point',
  MATRIX: 'cells',
  NUMBER: 'number',
  DATE: 'date',
  TEXT: 'text',
  LONG_TEXT: 'text',
  FILE: 'file',
  COUNTRY: 'codes',
  ORGANISATION: 'codes',
  THEME: 'codes',
  OBJECTIVE: 'codes',
  NOTE: 'note',
  CALCULATED: 'value',
} as const satisfies Record<SurveyQuestion['type'], string>;

/** The name under which a question's own field is posted: files are kept apart from the other answers. */
export const fieldNameOf = ({ code, type }: Pick<SurveyQuestion, 'code' | 'type'>): string =>
  type === 'FILE' ? `files.${code}` : `answers.${code}.${fieldOfType[type]}`;

/** Posted fields before they meet the version's own schema: bounded in number, depth and length. */
const postedAnswer = z.record(
  z.string().max(20),
  z.union([z.string().max(20_000), z.array(z.string().max(100)).max(300), z.record(code, z.string().max(60))]),
);
const postedAnswers = z
  .record(code, postedAnswer)
  .refine((answers) => Object.keys(answers).length <= mostQuestions, 'too_many_items')
  .default({});

/** An answer as its event keeps it. */
export const answerEventSchema = z.object({ answer: answerSchema.nullable() });

const revision = z.coerce.number().int().min(0).max(1_000_000);

/** Language of the page, said by the request itself. */
const shownIn = z.enum(locales).default(defaultLocale);

const responseFrame = {
  /** The delegation that answers. Looked up in the meeting and authorised; naming it grants nothing. */
  delegation: z.uuid(),
  /** The version the form was made from. */
  version: z.uuid(),
  /** Revision of each answer on the page as it was shown; by question. */
  revisions: z.record(code, revision).default({}),
  /** Said where two people have changed the same answer and both texts were shown; by question. */
  keep: z.record(code, z.enum(['ask', 'mine', 'theirs'])).default({}),
  /** Questions whose earlier answer is given up, though the form could not show all of it: a choice of it is no longer offered. */
  drop: z.array(code).max(mostQuestions).default([]),
  answers: postedAnswers,
  shownIn,
};

/** A file chosen for a question. `seen`: the file that the page showed as kept; left out where it showed none. */
export const keepFileSchema = z.strictObject({
  delegation: responseFrame.delegation,
  version: responseFrame.version,
  question: code,
  seen: optional(z.uuid()),
  file: upload({ max: mostAnswerFileBytes }),
});

/** Where the writer wants to go once the page is saved: nowhere, to a page of the questionnaire, or to the review of it all. */
export const goings = ['save', 'back', 'next', 'page', 'review'] as const;

/** `page`: the page of the questionnaire that is posted; `to`: the one that is gone to by its name. */
export const saveDraftSchema = z.strictObject({
  ...responseFrame,
  intent: z.enum(goings).default('save'),
  page: optional(code),
  to: optional(code),
});
export const submitSchema = z.strictObject({
  ...responseFrame,
  /** Revision of each answer as the focal point has read it before submitting; 0 or left out where there is none. */
  reviewed: z.record(code, revision),
  intent: z.literal('submit').default('submit'),
});

const ofQuestion = { delegation: responseFrame.delegation, question: code };

/** `from`: the revision that is taken up again; `revision`: the one that is shown. */
export const restoreAnswerSchema = z.strictObject({
  ...ofQuestion,
  version: responseFrame.version,
  revision,
  from: revision,
  shownIn,
});

/** `thread`: the comment that is answered. */
export const commentSchema = z.strictObject({
  ...ofQuestion,
  thread: optional(z.uuid()),
  text: text({ min: 1, max: 2_000 }),
});

/** At which question somebody is; left out where they are at none. */
export const notePlaceSchema = z.strictObject({ delegation: responseFrame.delegation, question: code.optional() });

export const settleCommentSchema = z.strictObject({ delegation: responseFrame.delegation, thread: z.uuid() });

/** One answer, saved while it is being given. */
export const saveAnswerSchema = z.strictObject({
  delegation: responseFrame.delegation,
  version: responseFrame.version,
  question: code,
  revision,
  answer: postedAnswer.default({}),
  shownIn,
});

/** Answers that are given for a test. */
export const tryAnswersSchema = z.strictObject({
  /** What is being written, or what is asked now. */
  of: z.enum(['draft', 'published']),
  intent: z.enum(['save', 'submit', 'clear']).default('save'),
  answers: postedAnswers,
});

/** The kinds of question, as they are offered in the editor. */
export const questionTypes = [
  'SINGLE',
  'MULTIPLE',
  'RANKING',
  'SCALE',
  'MATRIX',
  'NUMBER',
  'DATE',
  'TEXT',
  'LONG_TEXT',
  'FILE',
  'COUNTRY',
  'ORGANISATION',
  'THEME',
  'OBJECTIVE',
  'NOTE',
  'CALCULATED',
] as const satisfies readonly QuestionType[];

/* What the questionnaire's editor posts. */

const typed = (max: number) =>
  z
    .strictObject({ en: optional(line({ max })), fr: optional(line({ max })), es: optional(line({ max })) })
    .transform(written);
const typedText = (max: number) =>
  z
    .strictObject({ en: optional(text({ max })), fr: optional(text({ max })), es: optional(text({ max })) })
    .transform(written);
/** A text that must be there in one language at least. */
const needed = <Schema extends z.ZodType<LocalizedText>>(schema: Schema) =>
  schema.superRefine((value, context) => {
    if (Object.keys(value).length === 0)
      context.addIssue({ code: 'custom', path: ['en'], params: { code: 'required' } });
  });

/** The languages in which something was typed, and no others. */
function written(value: Partial<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(value).flatMap(([language, said]) => (said ? [[language, said]] : [])));
}

const writing = { questionnaire: z.uuid(), lockVersion: wholeNumber({ min: 0, max: 1_000_000 }) };

/** From nothing, from the library, as published last, or from another meeting (`meeting:<slug>`). */
export const startQuestionnaireSchema = z.strictObject({
  source: z
    .string()
    .max(80)
    .regex(/^(empty|library|published|meeting:[a-z0-9-]{1,60})$/, 'invalid_choice'),
});

export const editHeadSchema = z.strictObject({
  ...writing,
  title: needed(typed(200)),
  intro: needed(typedText(4_000)),
});

export const addQuestionSchema = z.strictObject({
  ...writing,
  type: z.enum(questionTypes),
  /** The section at whose end it is put; the last one where none is named. */
  section: optional(code),
  label: needed(typedText(1_000)),
});

/** When a part is asked: always, by one answer before it, or by an expression. */
const condition = {
  conditionBy: z.enum(['always', 'answer', 'expression']).default('always'),
  conditionQuestion: optional(code),
  conditionTest: z.enum(tests).default('is'),
  conditionValue: optional(line({ max: 200 })),
  condition: optional(text({ max: 2_000 })),
};

/** A number as it is typed: digits, with a point or a comma before decimals. */
const decimal = z
  .string()
  .trim()
  .regex(/^[-−]?\d{1,12}([.,]\d{1,6})?$/, 'not_a_number')
  .transform((digits) => Number(digits.replace('−', '-').replace(',', '.')));

/** Items that are there, by code, and items to add; what is left empty adds none. */
const items = z.record(code, needed(typed(300))).default({});
const addedItems = z.record(z.string().regex(/^n[0-9]$/), typed(300)).default({});

export const editQuestionSchema = z.strictObject({
  ...writing,
  question: code,
  label: needed(typedText(4_000)),
  help: typedText(2_000),
  required: ticked,
  ...condition,
  /** What an answer must fulfil, and what is said where it does not. */
  constraint: optional(text({ max: 2_000 })),
  message: typed(500).prefault({}),
  /** Where an answer is required, if it is not anyway; and what is said where it is missing. */
  requiredWhen: optional(text({ max: 2_000 })),
  needed: typed(500).prefault({}),
  /** What is proposed: a value or an expression. */
  default: optional(text({ max: 2_000 })),
  /** Which choices are offered: those that go with an earlier answer, those that an expression (`=`) takes, or all. */
  filterBy: optional(z.union([code, z.literal('=')])),
  goesWith: z.record(code, optional(z.string().max(60))).default({}),
  choiceFilter: optional(text({ max: 2_000 })),
  topK: optional(wholeNumber({ min: 1, max: 60 })),
  minValue: optional(wholeNumber({ min: -10, max: 10 })),
  maxValue: optional(wholeNumber({ min: -9, max: 10 })),
  decimals: optional(wholeNumber({ min: 0, max: 6 })),
  least: optional(decimal),
  most: optional(decimal),
  firstDay: optional(day),
  lastDay: optional(day),
  minLength: optional(wholeNumber({ min: 1, max: 4_000 })),
  maxLength: optional(wholeNumber({ min: 1, max: 4_000 })),
  minChoices: optional(wholeNumber({ min: 1, max: 60 })),
  maxChoices: optional(wholeNumber({ min: 1, max: 60 })),
  /** "Other, specify" among the choices. */
  other: ticked,
  /** More than one country, organisation, theme or objective. */
  multiple: ticked,
  calculation: optional(text({ max: 2_000 })),
  /** Labels of the choices there are; and the theme each stands for, so that priorities can be compared by theme. */
  choices: items,
  themes: z.record(code, optional(z.string().max(60))).default({}),
  added: addedItems,
  /** Every theme that is no choice yet becomes one. */
  everyTheme: ticked,
  rows: items,
  addedRows: addedItems,
  columns: items,
  addedColumns: addedItems,
});

export const addPartSchema = z.strictObject({
  ...writing,
  what: z.enum(['page', 'section']),
  /** The page that a section is put on; the last one where none is named. */
  page: optional(code),
  title: needed(typed(300)),
});

export const editPartSchema = z.strictObject({
  ...writing,
  part: code,
  title: typed(300),
  intro: typedText(4_000),
  ...condition,
});

export const arrangePartSchema = z.strictObject({ ...writing, part: code, step: z.enum(['up', 'down', 'remove']) });

export const moveQuestionSchema = z.strictObject({
  ...writing,
  question: code,
  section: code,
  /** The question before which it is put; at the end of the section where none is named. */
  before: optional(code),
});

export const arrangeQuestionSchema = z.strictObject({
  ...writing,
  question: code,
  /** One of the question's choices, or of the rows or columns of a matrix. */
  choice: optional(code),
  step: z.enum(['up', 'down', 'remove']),
});

/** An XLSForm, to be looked at first. */
export const uploadFormSchema = z.strictObject({ file: upload({ max: mostSheetBytes }) });
/** The form that was looked at, and the questionnaire it takes the place of, where there is one. */
export const importFormSchema = z.strictObject({
  workbook: z.uuid(),
  questionnaire: optional(z.uuid()),
  lockVersion: optional(wholeNumber({ min: 0, max: 1_000_000 })),
});

export const undoStepSchema = z.strictObject(writing);

export const publishQuestionnaireSchema = z.strictObject({
  ...writing,
  /** Texts that are missing or out of date in a language are known, and it is published all the same. */
  untranslated: ticked,
});

/** A short seal of a text: what a page has seen of it. */
const seal = z.string().regex(/^[0-9a-f]{16}$/, 'invalid_format');

export const translateStringSchema = z.strictObject({
  questionnaire: z.uuid(),
  /** Which text: `title`, `label:<question>`, … */
  key: z.string().min(1).max(200),
  language: z.string().regex(/^[a-z]{2,3}$/, 'invalid_choice'),
  text: optional(text({ max: 4_000 })),
  /** Seals of the translation and of the source as the page showed them. */
  base: seal,
  from: seal,
  /** What the page showed, to come back to: part of an address. */
  view: z
    .string()
    .regex(/^[a-z0-9=&]{0,80}$/, 'invalid_format')
    .default(''),
});

export const publishVersionSchema = z.strictObject({
  /** Name of the survey in its meeting; a first version makes the survey. */
  code,
  title: words(200),
  intro: words(2_000),
  definition: definitionSchema,
});

export const closeSchema = z.strictObject({ survey: z.uuid() });

/** A deadline in the clocks of the meeting. */
const untilSchema = z.strictObject({
  date: day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time'),
});

/** `until`: needed once the deadline has passed. */
export const reopenSchema = z.strictObject({
  response: z.uuid(),
  reason: text({ min: 3, max: 1_000 }),
  until: untilSchema.optional(),
});

export const takeSnapshotSchema = z.strictObject({ survey: z.uuid() });

/** A submission as it is sealed. Read back with this schema: nothing unparsed is counted. */
export const submissionPayloadSchema = z.strictObject({
  meeting: z.string(),
  survey: z.string(),
  party: z.string(),
  number: z.number().int(),
  version: z.number().int(),
  versionSha256: z.string(),
  /** By question code; null = not answered. */
  answers: z.record(z.string(), answerSchema.nullable()),
  /** Codes of the questions that the version's own logic did not ask; left out where it asks everybody everything, and in seals of before. */
  hidden: z.array(z.string()).optional(),
  /** By question code, the choices that the version's own filters did not offer; left out where it has none, and in seals of before. */
  leftOut: z.record(z.string(), z.array(z.string())).optional(),
});
export type SubmissionPayload = z.output<typeof submissionPayloadSchema>;

/** Those whom a survey can ask, in the order in which they are named. */
export const audiences = Object.values(SurveyAudience);

/** How a survey is held: who is asked, hours of grace after each deadline, and whether results name who answered. */
export const setTermsSchema = z.strictObject({
  survey: z.uuid(),
  asks: z
    .array(z.enum(SurveyAudience))
    .min(1, 'none_ticked')
    .transform((asks) => audiences.filter((each) => asks.includes(each))),
  graceHours: wholeNumber({ min: 0, max: 720 }),
  attribution: z.enum(['attributed', 'anonymous']),
});

/** More time for one party, until an hour in the meeting's zone. */
export const extendSchema = z.strictObject({
  survey: z.uuid(),
  party: z.uuid(),
  until: untilSchema,
  reason: text({ min: 3, max: 1_000 }),
});

export const noteOpeningSchema = z.strictObject({ delegation: z.uuid(), survey: z.uuid() });

/** Reminders go to everybody who has not submitted, or to those chosen among them. */
export const prepareReminderSchema = z
  .strictObject({
    survey: z.uuid(),
    everyone: ticked,
    parties: z.array(z.uuid()).max(200).optional(),
  })
  .refine(({ everyone, parties }) => everyone || (parties && parties.length > 0), {
    path: ['parties'],
    error: 'none_ticked',
  });

/** Whom a prepared reminder is for, as it is kept with the message. */
export const reminderAudienceSchema = z.strictObject({
  survey: z.uuid(),
  everyone: z.boolean(),
  parties: z.array(z.uuid()),
});
export type ReminderAudience = z.output<typeof reminderAudienceSchema>;

/** `messages`: how many were shown before the button was pressed. */
export const sendReminderSchema = z.strictObject({
  mailing: z.uuid(),
  messages: wholeNumber({ min: 1, max: 10_000 }),
});

/** Where a party that was asked stands; "missing" is everybody who has not submitted. */
export const answerStates = ['silent', 'opened', 'draft', 'reopened', 'submitted'] as const;
export type AnswerState = (typeof answerStates)[number];

/** Filters of the list of those asked as they stand in the address; what is wrong counts as not given. */
export const trackFiltersSchema = z.object({
  state: z
    .enum([...answerStates, 'missing'])
    .optional()
    .catch(undefined),
  kind: z.enum(PartyKind).optional().catch(undefined),
  /** A region's code, or "interregional", "global", "unassigned". */
  region: z
    .string()
    .regex(/^[a-z-]{2,40}$/)
    .optional()
    .catch(undefined),
  late: z.literal('yes').optional().catch(undefined),
  /** Key of the last row of the page before: urgency and code. */
  after: z
    .string()
    .regex(/^\d\.[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
});
export type TrackFilters = z.output<typeof trackFiltersSchema>;

/** Of which question the texts are turned over, and the key of the last one of the page before. What is not one of these is as if it were not there. */
export const textFiltersSchema = z.object({
  texts: code.optional().catch(undefined),
  after: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
});
export type TextFilters = z.output<typeof textFiltersSchema>;
