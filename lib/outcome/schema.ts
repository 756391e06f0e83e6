import { z } from 'zod';
import { text, wholeNumber } from '@/lib/core/validation';

/** Lock of the document: the version the form was made from. */
const lockVersion = wholeNumber({ min: 0, max: 1_000_000 });

export const composeSchema = z.strictObject({});

const paragraph = text({ min: 0, max: 5000 });

export const editBlockSchema = z.strictObject({
  block: z.uuid(),
  lockVersion,
  text: z.strictObject({ en: paragraph.optional(), fr: paragraph.optional(), es: paragraph.optional() }),
});

/** Publishing asks to type the document's symbol: it cannot be undone. */
export const publishSchema = z.strictObject({ lockVersion, symbol: z.string().trim().max(50) });
