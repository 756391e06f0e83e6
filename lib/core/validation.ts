import { z } from 'zod';

import type { FieldError, FieldErrors } from './errors';

export type Validated<T> = { ok: true; value: T } | { ok: false; fields: FieldErrors };

/**
 * Parses `object` with `schema`. Errors come back as codes under dotted paths, one per path (the first).
 * Runs alike in the browser and on the server. Schemas hold no sentences; a refinement names its own code:
 * `.refine(isFree, { params: { code: 'symbol_taken' } })` or simply `.refine(isFree, 'symbol_taken')`.
 */
export function validate<Schema extends z.ZodType>(schema: Schema, object: unknown): Validated<z.output<Schema>> {
  const parsed = schema.safeParse(object);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fields: fieldErrors(parsed.error.issues, object) };
}

/** The first error of each path. Exported for schemas that are parsed elsewhere (imports of sheets). */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], object: unknown): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of issues) {
    const base = issue.path.map(String);
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...base, key]) : [base];
    for (const path of paths) {
      const name = path.join('.');
      if (!Object.hasOwn(fields, name)) fields[name] = toFieldError(issue, valueAt(object, issue.path));
    }
  }
  return fields;
}

/** A message that is itself a code: how a schema names its own error on a built-in check. */
const codeLike = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

function toFieldError(issue: z.core.$ZodIssue, value: unknown): FieldError {
  const error = mapIssue(issue, isMissing(value));
  return codeLike.test(issue.message) ? { ...error, code: issue.message } : error;
}

function mapIssue(issue: z.core.$ZodIssue, missing: boolean): FieldError {
  switch (issue.code) {
    case 'invalid_type':
      return { code: missing ? 'required' : wrongType(issue.expected) };
    case 'too_small':
      return tooSmall(issue, missing);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return { code: missing ? 'required' : wrongFormat(issue.format) };
    case 'invalid_value':
    case 'invalid_union':
      return { code: missing ? 'required' : 'invalid_choice' };
    case 'unrecognized_keys':
      return { code: 'unknown_field' };
    case 'custom':
      return customError(issue.params);
    default:
      return { code: 'invalid' };
  }
}

function wrongType(expected: string): string {
  if (expected === 'number' || expected === 'bigint') return 'not_a_number';
  if (expected === 'int') return 'not_a_whole_number';
  if (expected === 'date') return 'invalid_date';
  return 'invalid';
}

function wrongFormat(format: string): string {
  if (format === 'email') return 'invalid_email';
  if (format === 'url') return 'invalid_url';
  if (['date', 'datetime', 'time'].includes(format)) return 'invalid_date';
  return 'invalid_format';
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, missing: boolean): FieldError {
  const min = bound(issue.minimum);
  if (issue.origin === 'string') return missing ? { code: 'required' } : { code: 'too_short', params: { min } };
  if (issue.origin === 'array' || issue.origin === 'set') {
    return issue.minimum === 1 ? { code: 'required' } : { code: 'too_few', params: { min } };
  }
  if (issue.origin === 'date') return { code: 'date_too_early', params: { min: isoDay(issue.minimum) } };
  return { code: 'too_small', params: { min } };
}

function tooBig(issue: z.core.$ZodIssueTooBig): FieldError {
  const max = bound(issue.maximum);
  if (issue.origin === 'string') return { code: 'too_long', params: { max } };
  if (issue.origin === 'array' || issue.origin === 'set') return { code: 'too_many_items', params: { max } };
  if (issue.origin === 'date') return { code: 'date_too_late', params: { max: isoDay(issue.maximum) } };
  return { code: 'too_big', params: { max } };
}

function bound(value: number | bigint): number {
  return Number(value);
}

function isoDay(value: number | bigint): string {
  return new Date(Number(value)).toISOString().slice(0, 10);
}

function customError(given: Record<string, unknown> | undefined): FieldError {
  const { code, ...rest } = given ?? {};
  const params = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
  return {
    code: typeof code === 'string' ? code : 'invalid',
    ...(Object.keys(params).length > 0 ? { params } : {}),
  };
}

/** An emptied field, a list without entries and a field that was not sent are all "not answered". */
function isMissing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function valueAt(object: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    object,
  );
}

/** Every control character; `lineBreaks` lets tab, line feed and carriage return through. */
const controls = /[\u0000-\u001f\u007f-\u009f]/;
const controlsExceptBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Invisible characters that reorder what stands beside them: a name must not turn its neighbours around. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/;
const loneSurrogate = /\p{Surrogate}/u;
/** Two that are no signs at all: a DOCX or a workbook that held one would not open. */
const noSign = /[\ufffe\uffff]/;

/** One line of text as it is stored: NFC, trimmed, runs of spaces made one (non-breaking spaces stay). */
export function normaliseLine(text: string): string {
  return text.normalize('NFC').replace(/ +/g, ' ').trim();
}

/** Several lines of text as they are stored: NFC, line feeds only, no spaces at line ends, trimmed. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** True where a text holds nothing that hides, reorders or breaks what is shown. */
export function isPrintable(text: string, options: { lineBreaks: boolean }): boolean {
  const refused = options.lineBreaks ? controlsExceptBreaks : controls;
  return ![refused, overrides, loneSurrogate, noSign].some((pattern) => pattern.test(text));
}

interface Length {
  /** Fewest characters after normalisation; 1 by default, which makes the answer required. */
  min?: number;
  /** Most characters after normalisation. */
  max: number;
}

/** Schema of a single line: refuses control characters, then normalises, then measures. */
export function line({ min = 1, max }: Length) {
  return z
    .string()
    .refine((text) => isPrintable(text, { lineBreaks: false }), 'invalid_text')
    .transform(normaliseLine)
    .pipe(z.string().min(min).max(max));
}

/** Schema of several lines: like `line`, but line breaks are kept. */
export function text({ min = 1, max }: Length) {
  return z
    .string()
    .refine((value) => isPrintable(value, { lineBreaks: true }), 'invalid_text')
    .transform(normaliseText)
    .pipe(z.string().min(min).max(max));
}

/** Wraps a schema so that an emptied field means "no answer" (`undefined`) instead of a wrong one. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );
}

/** A number typed into a form. Digits only, so that "1e9", "0x10" and "Infinity" are not numbers. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return z
    .string()
    .trim()
    .min(1)
    .regex(/^[-−]?\d{1,15}$/, 'not_a_number')
    .transform((digits) => Number(digits.replace('−', '-')))
    .pipe(z.number().min(min).max(max));
}

/** A calendar day `YYYY-MM-DD`, which has no zone and stays a string. */
export const day = z.iso.date();

/** The answer of one tick box: ticked sends "on", not ticked sends nothing. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** A tick box that must be ticked (consent). */
export const mustBeTicked = z.literal('on').transform(() => true);

/** A mail address: one ASCII mailbox, lower-cased; quotes, lists, spaces, controls and look-alike signs do not pass. */
export const emailAddress = z
  .string()
  .trim()
  .min(1)
  .max(254)
  .regex(/^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'invalid_email')
  .transform((address) => address.toLowerCase());

/** The id in a page's address; anything else reads as an id that nobody has, and so as "not found". */
export const recordId = z.uuid().catch('00000000-0000-0000-0000-000000000000');
