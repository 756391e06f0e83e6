import { z } from 'zod';
import { line, optional, text } from '@/lib/core/validation';

/** What stands at the head and foot of a meeting's letters in one language. */
const letterheadIn = z.strictObject({
  /** Who writes, e.g. "Secretariat of the Global RCP Meeting". */
  from: optional(line({ max: 160 })),
  address: optional(text({ max: 400 })),
  signatory: optional(line({ max: 120 })),
  function: optional(line({ max: 160 })),
  /** Where letters are dated, e.g. "Geneva". */
  place: optional(line({ max: 80 })),
});

export const letterheadSchema = z.strictObject({ en: letterheadIn, fr: letterheadIn, es: letterheadIn });

export const letterheadFields = ['from', 'address', 'signatory', 'function', 'place'] as const;
export type LetterheadField = (typeof letterheadFields)[number];

export const listStatuses = ['PROVISIONAL', 'FINAL'] as const;

export const issueListSchema = z.strictObject({
  status: z.enum(listStatuses),
  /** Needed once a final list is there. */
  reason: optional(text({ max: 500 })),
});

export const issueBadgesSchema = z.strictObject({});

/** Letters that are issued to one participant. */
export const letterKinds = ['VISA_LETTER', 'CERTIFICATE', 'LETTER_OF_AWARD'] as const;

export const issueLetterSchema = z.strictObject({ registration: z.uuid(), kind: z.enum(letterKinds) });

/** Papers that their holder can make alone; an award of money is the secretariat's to write. */
export const ownKinds = ['VISA_LETTER', 'CERTIFICATE'] as const satisfies readonly (typeof letterKinds)[number][];

export const takePaperSchema = z.strictObject({ registration: z.uuid(), kind: z.enum(ownKinds) });

export const revokePaperSchema = z.strictObject({ paper: z.uuid(), reason: line({ max: 300 }) });

export const badgeSizes = ['a6', 'card'] as const;
export const seatingOrders = ['protocol', 'mixed'] as const;

/** What the page is asked for in its address; what is not understood is left out. */
export const papersQuerySchema = z.object({
  /** Day of the headcount. */
  day: z.iso.date().optional().catch(undefined),
  /** Part of a name whose papers are looked for. */
  q: z.string().trim().max(100).optional().catch(undefined),
});

/** A verification code as people type it: spaces, small letters and missing hyphens are forgiven. */
export const verificationSchema = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(z.string().length(12))
  .transform((signs) => `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`);
