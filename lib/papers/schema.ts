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
