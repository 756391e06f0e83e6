import { z } from 'zod';
import { upload } from '@/lib/core/upload';
import { mostAnswerFileBytes } from '@/lib/core/upload-size';
import { day, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { toInstant } from '@/lib/meetings/model/zone';
import { brokenConditions } from './model/conditions';

export const formKinds = ['REGISTRATION', 'FOLLOW_UP'] as const;
export const categories = ['MECHANISM', 'PARTNER', 'OBSERVER', 'SECRETARIAT'] as const;
export const sensitiveKinds = ['TRAVEL_DOCUMENT', 'VISA', 'ITINERARY', 'DIET', 'ACCESS', 'EMERGENCY_CONTACT'] as const;
export const fieldTypes = [
  'text',
  'long_text',
  'single',
  'multiple',
  'date',
  'country',
  'organisation',
  'language',
  'file',
  'phone',
  'consent',
  'note',
  'sensitive',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Languages the product's pages exist in; a meeting uses some of them. */
const languages = ['en', 'fr', 'es'] as const;

/** Names that an object has by itself are no ids: whoever looks one up must not find them. */
const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'invalid_format')
  .max(40)
  .refine((value) => !['constructor', 'prototype'].includes(value), 'invalid_format');

/** `{ en, fr, es }`; a language may be missing, but not all. */
const words = (max: number) =>
  z
    .strictObject({
      en: z.string().trim().max(max).optional(),
      fr: z.string().trim().max(max).optional(),
      es: z.string().trim().max(max).optional(),
    })
    .refine((value) => Object.values(value).some(Boolean), 'required');
const someWords = (max: number) =>
  z.strictObject({
    en: z.string().trim().max(max).optional(),
    fr: z.string().trim().max(max).optional(),
    es: z.string().trim().max(max).optional(),
  });

/** When a page, section or field is asked: what an earlier answer is, holds, or that there is one. */
const conditionSchema = z.discriminatedUnion('test', [
  z.strictObject({ test: z.literal('answered'), field: id }),
  z.strictObject({ test: z.literal('equals'), field: id, value: id }),
  z.strictObject({ test: z.literal('includes'), field: id, value: id }),
]);
export type Condition = z.output<typeof conditionSchema>;

const choiceSchema = z.strictObject({ id, label: words(300) });
const choices = z
  .array(choiceSchema)
  .min(1)
  .max(60)
  .refine((list) => new Set(list.map((choice) => choice.id)).size === list.length, 'duplicate');

const common = {
  id,
  label: words(500),
  help: someWords(1_000).optional(),
  required: z.boolean().default(false),
  condition: conditionSchema.optional(),
};
const plain = <T extends FieldType>(type: T) => z.strictObject({ type: z.literal(type), ...common });
const withChoices = <T extends FieldType>(type: T) => z.strictObject({ type: z.literal(type), ...common, choices });

/** One field. What is "sensitive" holds no answer: it leads to the page where that kind of data is kept apart. */
const fieldSchema = z.discriminatedUnion('type', [
  plain('text'),
  plain('long_text'),
  withChoices('single'),
  withChoices('multiple'),
  plain('date'),
  plain('country'),
  plain('organisation'),
  plain('language'),
  plain('file'),
  plain('phone'),
  plain('consent'),
  plain('note'),
  z.strictObject({ type: z.literal('sensitive'), ...common, kind: z.enum(sensitiveKinds) }),
]);

const part = { id, title: someWords(200).optional(), intro: someWords(2_000).optional() };
const sectionSchema = z.strictObject({
  ...part,
  condition: conditionSchema.optional(),
  fields: z.array(fieldSchema).max(60),
});
const pageSchema = z.strictObject({
  ...part,
  condition: conditionSchema.optional(),
  sections: z.array(sectionSchema).max(20),
});

export type Field = z.output<typeof fieldSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Page = z.output<typeof pageSchema>;
export type Choice = z.output<typeof choiceSchema>;
export type FormDefinition = { pages: Page[] };

/**
 * A whole form, draft or published: every read of the column goes through this. Ids are unique in it, and a condition
 * asks for an answer that comes before it, so that no circle can be made.
 */
export const definitionSchema: z.ZodType<FormDefinition> = z
  .strictObject({ pages: z.array(pageSchema).max(20) })
  .superRefine((definition, context) => {
    const ids = definition.pages.flatMap((page) => [
      page.id,
      ...page.sections.flatMap((section) => [section.id, ...section.fields.map((field) => field.id)]),
    ]);
    const twice = ids.find((one, index) => ids.indexOf(one) !== index);
    if (twice) context.addIssue({ code: 'custom', path: ['pages'], params: { code: 'duplicate' } });
    for (const broken of brokenConditions(definition))
      context.addIssue({ code: 'custom', path: ['pages'], params: { code: broken.code } });
  });

/** What was agreed to, in the words and the language shown. */
const consentValue = z.strictObject({ text: z.string(), locale: z.string() });
/** An answer as stored: text, day, code or id; ids of choices; a consent with its words. Null = taken back. */
export const answerValueSchema = z.union([z.string(), z.array(z.string()), consentValue, z.null()]);
export type AnswerValue = z.output<typeof answerValueSchema>;

/* What forms post. */

const localised = (max: number) =>
  z.strictObject({ en: optional(line({ max })), fr: optional(line({ max })), es: optional(line({ max })) });
const localisedText = (max: number) =>
  z.strictObject({ en: optional(text({ max })), fr: optional(text({ max })), es: optional(text({ max })) });
const named = (max: number) =>
  localised(max).superRefine((value, context) => {
    if (!Object.values(value).some(Boolean))
      context.addIssue({ code: 'custom', path: ['en'], params: { code: 'required' } });
  });
const lockVersion = wholeNumber({ min: 0, max: 1_000_000 });
const draft = { form: z.uuid(), lockVersion };

const edge = z.strictObject({
  date: optional(day),
  time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')),
});

/** Both edges as typed, in the meeting's zone; both parts of one or none. */
function edgeProblems(
  value: { opens: z.output<typeof edge>; closes: z.output<typeof edge> },
  context: z.RefinementCtx,
) {
  const report = (path: string[], code: string) => context.addIssue({ code: 'custom', path, params: { code } });
  for (const name of ['opens', 'closes'] as const) {
    const { date, time } = value[name];
    if (date && !time) report([name, 'time'], 'required');
    if (time && !date) report([name, 'date'], 'required');
  }
  const { opens, closes } = value;
  const [from, to] = [opens, closes].map(({ date, time }) => (date && time ? `${date} ${time}` : null));
  if (from && to && from >= to) report(['closes', 'date'], 'closes_before_opens');
}

/** An edge as typed, as the instant it is in a zone; null where none is set or the clocks never show it. */
export function instantOf({ date, time }: z.output<typeof edge>, zone: string): Date | null {
  return date && time ? toInstant({ date, time }, zone) : null;
}

/** Where a new form's questions come from: nothing, a template, or a form of another meeting (`form:<meeting>/<code>`). */
const source = z
  .string()
  .max(140)
  .regex(/^(empty|template:[a-z-]{1,40}|form:[a-z0-9-]{1,60}\/[a-z0-9-]{1,40})$/, 'invalid_choice');

export const createFormSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'invalid_slug'),
  title: named(200),
  kind: z.enum(formKinds),
  /** None ticked: everybody. */
  categories: z.array(z.enum(categories)).max(categories.length).default([]),
  source,
});

export const editFormSchema = z
  .strictObject({
    ...draft,
    title: named(200),
    kind: z.enum(formKinds),
    categories: z.array(z.enum(categories)).max(categories.length).default([]),
    opens: edge,
    closes: edge,
  })
  .superRefine(edgeProblems);

/** A page at the end; a section at the end of a page; a field at the end of a section. */
export const addItemSchema = z
  .strictObject({
    ...draft,
    what: z.enum(['page', 'section', 'field']),
    into: optional(id),
    type: optional(z.enum(fieldTypes)),
    label: localised(500),
  })
  .superRefine(({ what, into, type, label }, context) => {
    const report = (path: string[]) => context.addIssue({ code: 'custom', path, params: { code: 'required' } });
    if (what !== 'page' && !into) report(['into']);
    if (what === 'field' && !type) report(['type']);
    if (what === 'field' && !Object.values(label).some(Boolean)) report(['label', 'en']);
  });

/** `answered:<field>`, `equals:<field>:<choice>`, `includes:<field>:<choice>`; empty = always asked. */
const conditionText = optional(
  z
    .string()
    .max(140)
    .regex(/^(answered:[a-z0-9-]+|(equals|includes):[a-z0-9-]+:[a-z0-9-]+)$/, 'invalid_choice'),
);

export const editItemSchema = z.strictObject({
  ...draft,
  item: id,
  label: localised(500).default({}),
  help: localisedText(2_000).default({}),
  required: ticked,
  condition: conditionText,
  sensitive: optional(z.enum(sensitiveKinds)),
  /** Labels of the choices there are, by id. */
  choices: z.record(id, localised(300)).default({}),
  /** Choices to add; what is left empty adds none. */
  added: z.record(z.string().regex(/^n[0-9]$/), localised(300)).default({}),
});

export const arrangeItemSchema = z.strictObject({
  ...draft,
  item: id,
  choice: optional(id),
  step: z.enum(['up', 'down', 'remove']),
});

export const restoreFieldSchema = z.strictObject({ ...draft, field: id });
export const publishFormSchema = z.strictObject(draft);
export const discardFormSchema = z.strictObject({ form: z.uuid() });

/* Answers. */

/** Which form of whose registration, and the version the page was made from. */
const answering = { registration: z.uuid(), form: z.uuid(), formVersion: z.uuid() };
const posted = z.union([z.string().max(20_000), z.array(z.string().max(100)).max(60)]);

/** One answer, as saved while typing; `lockVersion` is the one of the answer that was seen, 0 where there was none. */
export const saveAnswerSchema = z.strictObject({
  ...answering,
  field: id,
  lockVersion,
  value: z.string().max(20_000).optional(),
  values: z.array(z.string().max(100)).max(60).optional(),
  shownIn: z.enum(languages),
});

export const saveFileSchema = z.strictObject({
  ...answering,
  field: id,
  lockVersion,
  file: upload({ max: mostAnswerFileBytes }),
});

/** A page of the form: every field that was shown has its entry in `locks`, whether or not it is answered. */
export const savePageSchema = z.strictObject({
  ...answering,
  page: id,
  intent: z.enum(['save', 'next', 'submit', 'submit_anyway']),
  answers: z.record(id, posted).default({}),
  locks: z.record(id, lockVersion).default({}),
  /** Files to take back. */
  remove: z.record(id, z.literal('on')).default({}),
  shownIn: z.enum(languages),
});
