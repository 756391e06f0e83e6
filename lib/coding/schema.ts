import { z } from 'zod';
import { line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';

/** Codes that a book has at most. */
export const mostCodes = 60;

/** The name of a question in the survey, as it stands in addresses. */
export const questionCode = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/, 'invalid_format');

type Said = Partial<Record<'en' | 'fr' | 'es', string | undefined>>;

/** The languages in which something was typed, and no others. */
function written(value: Said): Record<string, string> {
  return Object.fromEntries(Object.entries(value).flatMap(([language, said]) => (said ? [[language, said]] : [])));
}

const name = optional(line({ max: 120 }));
const description = optional(text({ max: 1_000 }));

/** A name in one language at least. */
const names = z
  .strictObject({ en: name, fr: name, es: name })
  .transform(written)
  .superRefine((value, context) => {
    if (Object.keys(value).length === 0)
      context.addIssue({ code: 'custom', path: ['en'], params: { code: 'required' } });
  });
const descriptions = z.strictObject({ en: description, fr: description, es: description }).transform(written);

export const beginBookSchema = z.strictObject({ question: questionCode });

export const addCodeSchema = z.strictObject({ book: z.uuid(), names, description: descriptions.prefault({}) });

const ofCode = { bookCode: z.uuid(), lockVersion: wholeNumber({ min: 0, max: 1_000_000 }) };

export const editCodeSchema = z.strictObject({ ...ofCode, names, description: descriptions.prefault({}) });

export const retireCodeSchema = z.strictObject({ ...ofCode, step: z.enum(['retire', 'restore']) });

/** `into`: the code under which the answers are counted from now on. */
export const mergeCodeSchema = z.strictObject({ ...ofCode, into: z.uuid() });

/** The two who code a question. */
export const coderParts = ['FIRST', 'SECOND'] as const;
export type CoderPart = (typeof coderParts)[number];

export const nameCoderSchema = z.strictObject({ book: z.uuid(), part: z.enum(coderParts), account: z.uuid() });

/** The name by which a page calls an answer, and the seal of the text that it showed. */
export const answerKey = z.string().regex(/^[0-9a-f]{32}$/, 'invalid_format');
const seal = z.string().regex(/^[0-9a-f]{64}$/, 'invalid_format');

/** Codes given to an answer; that none fits is said, so that nothing is passed over by mistake. */
const given = {
  book: z.uuid(),
  answer: answerKey,
  seal,
  codes: z.array(z.uuid()).max(mostCodes).default([]),
  none: ticked,
};
function isSaid({ codes, none }: { codes: string[]; none: boolean }, context: z.RefinementCtx): void {
  if (codes.length === 0 && !none)
    context.addIssue({ code: 'custom', path: ['codes'], params: { code: 'code_or_none' } });
  if (codes.length > 0 && none) context.addIssue({ code: 'custom', path: ['none'], params: { code: 'code_or_none' } });
}

export const codeAnswerSchema = z.strictObject(given).superRefine(isSaid);

/** `decided`: when the decision that the page showed was taken, in milliseconds; 0 where there was none. */
export const decideAnswerSchema = z
  .strictObject({ ...given, decided: wholeNumber({ min: 0, max: 99_999_999_999_999 }) })
  .superRefine(isSaid);

/** Says that one has coded everything, or takes it back while the other has not. */
export const finishCodingSchema = z.strictObject({ book: z.uuid(), step: z.enum(['finish', 'continue']) });
