import { z } from 'zod';
import { emailAddress, line, optional, ticked, wholeNumber } from '@/lib/core/validation';
import { upload } from '@/lib/core/upload';
import { mostSheetBytes } from '@/lib/core/upload-size';
import { locales } from '@/lib/i18n/routing';
import { capacities } from '@/lib/registration/schema/registrations';
import { attendanceModes, courtesyTitles } from '@/lib/registration/schema/submit';

/** What a column of a sheet of people can hold, in the order in which the page offers it. */
export const importFields = [
  'party',
  'courtesyTitle',
  'givenName',
  'surname',
  'email',
  'phone',
  'functionalTitle',
  'institution',
  'capacity',
  'head',
  'rank',
  'languages',
  'locale',
  'mode',
] as const;
export type ImportField = (typeof importFields)[number];

/** Without these nobody can be named. */
export const requiredFields = ['party', 'givenName', 'surname', 'email'] as const satisfies readonly ImportField[];

export const uploadSheetSchema = z.strictObject({ file: upload({ max: mostSheetBytes }) });

const column = z.string().regex(/^(0|[1-9]\d?)$/);

/** For each column, from 0, what it holds; nothing leaves it out. A field stands in one column, and those required in one each. */
export const mapColumnsSchema = z
  .strictObject({ batch: z.uuid(), columns: z.record(column, z.enum([...importFields, ''])) })
  .superRefine(({ columns }, context) => {
    const taken = new Map<string, string>();
    for (const [at, field] of Object.entries(columns)) {
      if (field === '') continue;
      if (taken.has(field))
        context.addIssue({ code: 'custom', path: ['columns', at], params: { code: 'column_twice' } });
      taken.set(field, at);
    }
    for (const field of requiredFields)
      if (!taken.has(field))
        context.addIssue({ code: 'custom', path: ['columns'], params: { code: `no_column_${field.toLowerCase()}` } });
  });

/** The mapping as it is kept: column → field. */
export const mappingSchema = z.record(z.string(), z.enum(importFields));
export type Mapping = Partial<Record<number, ImportField>>;

export const applyImportSchema = z.strictObject({
  batch: z.uuid(),
  /** Suspected duplicates too, or without them. */
  suspects: z.enum(['without', 'with']),
  /** An invitation to register is sent to each. */
  invites: ticked,
  /** How many the page said it would be: another number is refused. */
  persons: wholeNumber({ min: 1, max: 10_000 }),
});

export const undoImportSchema = z.strictObject({ batch: z.uuid() });
export const discardImportSchema = z.strictObject({ batch: z.uuid() });

/** Somebody as a row names them, ready to be written. */
export const entrySchema = z.object({
  delegationId: z.uuid(),
  courtesyTitle: z.enum(courtesyTitles).optional(),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  email: emailAddress,
  /** Kept as typed. */
  phone: z.string().optional(),
  functionalTitle: optional(line({ max: 200 })),
  institution: optional(line({ max: 200 })),
  capacity: z.enum(capacities),
  rank: z.number().int().min(1).optional(),
  languages: z.array(z.string()).optional(),
  locale: z.enum(locales),
  mode: z.enum(attendanceModes).optional(),
});
export type Entry = z.output<typeof entrySchema>;

/** What is wrong with a row: the column, from 0, where one cell is meant, what it was to hold, and a code with its figures. */
export const rowErrorSchema = z.object({
  column: z.number().int().nullable(),
  field: z.enum(importFields).nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type RowError = z.output<typeof rowErrorSchema>;
export const rowErrorsSchema = z.array(rowErrorSchema);

/** What the preview says of a row, in the order in which the page counts them. */
export const importKinds = ['NEW', 'LINKED', 'REPEATED', 'SUSPECT', 'OVER_QUOTA', 'WRONG'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What became of a row. */
export const importOutcomes = ['CREATED', 'LINKED', 'LEFT_OUT', 'REFUSED', 'UNDONE'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Which rows are looked at, as it stands in the address; what is not understood is left out. `after` is the last number seen. */
export const rowFilterSchema = z.object({
  kind: z.enum(importKinds).optional().catch(undefined),
  outcome: z
    .enum([...importOutcomes, 'KEPT'])
    .optional()
    .catch(undefined),
  after: z.coerce.number().int().min(0).max(99_999_999).optional().catch(undefined),
});
export type RowFilter = z.output<typeof rowFilterSchema>;
