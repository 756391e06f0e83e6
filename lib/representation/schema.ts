import { z } from 'zod';
import { emailAddress, line, optional, text, wholeNumber } from '@/lib/core/validation';
import { upload } from '@/lib/core/upload';
import { mostUploadBytes } from '@/lib/core/upload-size';
import { mostSeats } from '@/lib/inviting/schema';
import { locales } from '@/lib/i18n/routing';
import { askedKeys } from './model';

/** One letter or note for the whole delegation; what it really is, the file store finds from its content. */
export const letterSchema = z.strictObject({ delegation: z.uuid(), letter: upload({ max: mostUploadBytes }) });

export const chooseHeadSchema = z.strictObject({ registration: z.uuid() });

/** Rows of seats that a delegation can have at most: what stays of places taken back is among them. */
const mostRows = 2 * mostSeats;

/** A whole order at once, and the order it was made from: one that has changed meanwhile is not overwritten. */
export const orderSeatsSchema = z.strictObject({
  delegation: z.uuid(),
  order: z.array(z.uuid()).min(1).max(mostRows),
  seen: z.array(z.uuid()).min(1).max(mostRows),
});

export const directions = ['UP', 'DOWN'] as const;
/** One step of one seat: what a button does where no script is loaded. */
export const moveSeatSchema = z.strictObject({ seat: z.uuid(), direction: z.enum(directions) });

export const keepSeatSchema = z.strictObject({ seat: z.uuid(), keptFor: optional(line({ max: 120 })) });

/** Places more, or with a minus fewer; never none, and never without a reason. */
export const grantExceptionSchema = z.strictObject({
  delegation: z.uuid(),
  seats: wholeNumber({ min: -mostSeats, max: mostSeats }).refine((seats) => seats !== 0, 'not_none'),
  reason: text({ max: 1000 }),
});

/** The places whose travel is funded; none ticked is none. */
export const fundSeatsSchema = z.strictObject({
  delegation: z.uuid(),
  funded: z.array(z.uuid()).max(mostRows).optional(),
});

export const appointFocalPointSchema = z.strictObject({
  delegation: z.uuid(),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  email: emailAddress,
  locale: z.enum(locales),
});

export const releaseFocalPointSchema = z.strictObject({ delegation: z.uuid(), person: z.uuid() });

/** The mailbox of somebody who may fill in for the person of this registration. */
export const nameAssistantSchema = z.strictObject({
  registration: z.uuid(),
  email: emailAddress,
  locale: z.enum(locales),
});

export const dismissAssistantSchema = z.strictObject({ registration: z.uuid(), account: z.uuid() });

export const sheetFormats = ['CSV', 'XLSX'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const exportDelegationSchema = z.strictObject({ delegation: z.uuid(), format: z.enum(sheetFormats) });

/** The secretariat's list: what is lacking, and after which party the page begins. What is not understood is left out. */
export const representationFiltersSchema = z.object({
  lacks: z.enum(askedKeys).optional().catch(undefined),
  after: z.string().min(1).max(60).optional().catch(undefined),
});
export type RepresentationFilters = z.output<typeof representationFiltersSchema>;
