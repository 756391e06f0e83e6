import { z } from 'zod';
import { line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { participantCategories, partyKinds } from '@/lib/registration/schema/registrations';
import { attendanceModes } from '@/lib/registration/schema/submit';
import { ownList, paperNames } from './model/papers';
import { purposeNames, recipientKinds } from './model/purposes';

/** CSV for spreadsheets begins with the mark by which they know UTF-8; the plain one is for programs that would trip over it. */
export const transferFormats = ['XLSX', 'CSV', 'CSV_PLAIN', 'JSON'] as const;
export type TransferFormat = (typeof transferFormats)[number];

/** States by which people can be chosen; without one, those confirmed. */
export const chosenStatuses = ['ACTIVE', 'NOMINATED', 'SUBMITTED', 'WAITLISTED'] as const;

const filters = {
  status: optional(z.enum(chosenStatuses)),
  kind: optional(z.enum(partyKinds)),
  category: optional(z.enum(participantCategories)),
  mode: optional(z.enum(attendanceModes)),
  /** The form whose answers the file holds, and one of its versions; without it whoever handed in any. */
  form: optional(
    z
      .string()
      .max(40)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'invalid_choice'),
  ),
  version: optional(wholeNumber({ min: 1, max: 1_000_000 })),
};

/** Whom a file is about, as it stands in the address; what is not understood is left out. */
export const transferFiltersSchema = z.object({
  status: filters.status.catch(undefined),
  kind: filters.kind.catch(undefined),
  category: filters.category.catch(undefined),
  mode: filters.mode.catch(undefined),
  form: filters.form.catch(undefined),
  version: filters.version.catch(undefined),
});
export type TransferFilters = z.output<typeof transferFiltersSchema>;

export const purposeSchema = z.enum(purposeNames);

export const prepareTransferSchema = z.strictObject({
  purpose: purposeSchema,
  fields: z.array(z.string().max(60)).min(1).max(1_500),
  ...filters,
  /** How many lines the page announced: a file of more or fewer is not made. */
  counted: wholeNumber({ min: 0, max: 10_000_000 }),
  recipientKind: z.enum(recipientKinds),
  recipient: line({ max: 200 }),
  contactName: optional(line({ max: 150 })),
  contact: optional(line({ max: 200 })),
  reason: text({ max: 1000 }),
  format: z.enum(transferFormats),
  confirmed: ticked,
  /** Language of heads and words: the page's. */
  shownIn: z.enum(locales),
});

export const beginTransferSchema = z.strictObject({ transfer: z.uuid() });

/** What went out. */
export const completeTransferSchema = z.strictObject({
  transfer: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(0),
});

/** What papers are handed out as. */
export const paperFormats = ['PDF', 'DOCX', 'JSON'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export const recordPaperSchema = z.strictObject({
  paper: z.enum(paperNames),
  format: z.enum(paperFormats),
  shownIn: z.enum(locales),
  registrations: z.array(z.uuid()).min(1).max(200_000),
});

/** What became of a prepared file: never fetched, broken off, gone out whole. */
export const transferStates = ['PREPARED', 'BEGUN', 'SENT'] as const;

/** Filters of the record, as they stand in the address; what is not understood is left out. */
export const logFiltersSchema = z.object({
  purpose: z
    .enum([...purposeNames, ...paperNames, ownList])
    .optional()
    .catch(undefined),
  state: z.enum(transferStates).optional().catch(undefined),
  /** Only what holds this registration. */
  person: z.uuid().optional().catch(undefined),
  /** Part of the recipient's name. */
  q: z.string().trim().max(100).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type LogFilters = z.output<typeof logFiltersSchema>;
