import { z } from 'zod';
import { FigureName, SentenceStep } from '@/lib/core/prisma/enums';
import { upload } from '@/lib/core/upload';
import { day, optional, text } from '@/lib/core/validation';
import { editionKinds } from './model/edition';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');

export const composeSchema = z.strictObject({});

/** Most characters of one block in one language, marks included. */
export const longestBlock = 5000;

const words = text({ min: 0, max: longestBlock }).optional();
const wording = optional(z.uuid());

export const editBlockSchema = z.strictObject({
  block: z.uuid(),
  /** The wordings that the form began from. */
  seen: z.strictObject({ text: z.strictObject({ en: wording, fr: wording, es: wording }) }).default({ text: {} }),
  text: z.strictObject({ en: words, fr: words, es: words }),
  /** Languages whose text still holds beside the source text as it was seen. */
  holds: z
    .array(z.enum(['en', 'fr', 'es']))
    .max(3)
    .default([]),
});

const language = z.string().regex(/^[a-z]{2,3}$/);

export const translateSentencesSchema = z.strictObject({
  block: z.uuid(),
  language,
  seen: z.strictObject({
    /** The wording of the source that the writer had before them. */
    beside: z.uuid(),
    /** By sentence: the wording that the form began from, empty where nothing was said yet. */
    sentences: z.record(z.uuid(), z.union([z.uuid(), z.literal('')])).default({}),
  }),
  sentences: z.record(z.uuid(), text({ min: 0, max: longestBlock })).default({}),
  /** Sentences that are right as they stand, beside the source as it was seen. */
  holds: z.array(z.uuid()).max(500).default([]),
});

export const reviewSentencesSchema = z.strictObject({
  block: z.uuid(),
  language,
  step: z.enum(SentenceStep),
  /** The wording of the translation that was read. */
  wording: z.uuid(),
});

export const uploadTranslationsSchema = z.strictObject({ file: upload() });

export const takeTranslationsSchema = z.strictObject({
  file: z.uuid(),
  sentences: z.array(z.uuid()).min(1).max(20_000),
});

export const arrangeBlockSchema = z.strictObject({
  block: z.uuid(),
  move: z.enum(['UP', 'DOWN', 'TO', 'OUT', 'IN']),
  /** With TO: the block it goes behind; without one it goes first. */
  after: optional(z.uuid()),
});

/** What a block can be made as, in the order that the page offers it. */
export const newBlocks = [
  'PARAGRAPH',
  'HEADING_1',
  'HEADING_2',
  'HEADING_3',
  'LIST',
  'NUMBERED_LIST',
  'TABLE',
  'RECOMMENDATION',
  ...Object.values(FigureName),
] as const;

/** Does what is inserted begin with words of the drafter? */
export function isWritten(what: (typeof newBlocks)[number]): boolean {
  return /^(PARAGRAPH|HEADING|LIST|NUMBERED_LIST|TABLE)/.test(what);
}

export const insertBlockSchema = z
  .strictObject({
    what: z.enum(newBlocks),
    after: optional(z.uuid()),
    text: optional(text({ max: longestBlock })),
    recommendation: optional(z.uuid()),
  })
  .refine(({ what, text: typed }) => !isWritten(what) || typed !== undefined, {
    path: ['text'],
    params: { code: 'required' },
  })
  .refine(({ what, text: typed }) => isWritten(what) || typed === undefined, {
    path: ['text'],
    params: { code: 'not_for_bound' },
  })
  .refine(({ what, recommendation }) => what !== 'RECOMMENDATION' || recommendation !== undefined, {
    path: ['recommendation'],
    params: { code: 'required' },
  });

const reason = optional(text({ min: 3, max: 500 }));

/**
 * Publishing asks to type the document's symbol: it cannot be undone. What follows a first publication is named, with its reason in
 * every language. `embargo`: nothing is public before, by the meeting's clock; both or neither.
 */
export const publishSchema = z
  .strictObject({
    /** sha256 of the content that was read. */
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
    symbol: z.string().trim().max(50),
    edition: optional(z.enum(editionKinds)),
    reason: z.strictObject({ en: reason, fr: reason, es: reason }).default({}),
    embargo: z.strictObject({ date: optional(day), time: optional(clock) }).default({}),
  })
  .refine(({ embargo: { date, time } }) => date === undefined || time !== undefined, {
    path: ['embargo', 'time'],
    params: { code: 'required' },
  })
  .refine(({ embargo: { date, time } }) => time === undefined || date !== undefined, {
    path: ['embargo', 'date'],
    params: { code: 'required' },
  });

export const reopenSchema = z.strictObject({});

/** `why`: for the list of versions, in the words of whoever keeps it. */
export const keepVersionSchema = z.strictObject({ why: optional(text({ max: 300 })) });

const versionKey = z
  .union([z.literal('now'), z.string().regex(/^[dp][1-9]\d{0,5}$/)])
  .optional()
  .catch(undefined);

/** What a comparison shows, in its address: what is not understood is left out, since it may be an old link. */
export const comparisonSchema = z.object({
  from: versionKey,
  to: versionKey,
  language: z.string().max(10).optional().catch(undefined),
  all: z.literal('1').optional().catch(undefined),
});

export const setAuthenticSchema = z.strictObject({ authentic: z.array(z.string().max(10)).min(1).max(20) });

/** Who signs the wording of a language, by their appointments as translators; `seen`: who was named when the list was read. */
export const nameSignatoriesSchema = z.strictObject({
  language,
  signatories: z.array(z.uuid()).max(100).default([]),
  seen: z.array(z.uuid()).max(100).default([]),
});

/** `hash`: sha256 of what the text says in the language, as the signer has read it. */
export const signSchema = z.strictObject({ language, hash: z.string().regex(/^[0-9a-f]{64}$/) });

export const withdrawSignatureSchema = z.strictObject({
  signature: z.uuid(),
  whyWithdrawn: text({ min: 3, max: 500 }),
});
