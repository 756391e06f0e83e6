import { z } from 'zod';
import { emailAddress, line, optional, text } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { attendanceModes, courtesyTitles } from '@/lib/registration/schema/submit';
import { parseBadgeCode } from './model/badge-code';
import { handOuts } from './model/hand-out';
import { sessionCode } from './model/sessions';

export const directions = ['IN', 'OUT'] as const;
export type Direction = (typeof directions)[number];

/** A badge code as it was scanned or typed. */
const badgeCode = z
  .string()
  .min(1)
  .transform((given, context) => {
    const code = parseBadgeCode(given);
    if (code) return code;
    context.addIssue({ code: 'custom', params: { code: 'unknown_badge' } });
    return z.NEVER;
  });

const session = optional(z.string().regex(sessionCode, 'invalid_choice'));

/** Somebody seen at a door: by the code on the badge, or chosen by name. */
export const recordSchema = z
  .strictObject({
    /** Made by the device, so that sending twice is once. */
    clientId: z.uuid(),
    code: optional(badgeCode),
    registration: optional(z.uuid()),
    direction: z.enum(directions),
    session,
    device: optional(line({ max: 60 })),
    /** The device's clock at the door and when this is sent: their difference is how long ago it was. */
    at: optional(z.iso.datetime({ offset: true }).transform((at) => new Date(at))),
    sentAt: optional(z.iso.datetime({ offset: true }).transform((at) => new Date(at))),
    handedOut: z.array(z.enum(handOuts)).max(handOuts.length).optional(),
  })
  .superRefine(({ code, registration }, context) => {
    if (!code && !registration) context.addIssue({ code: 'custom', path: ['code'], params: { code: 'required' } });
  });

/** Somebody who stands at the door and was never named. */
export const registerWalkInSchema = z.strictObject({
  delegation: z.uuid(),
  courtesyTitle: optional(z.enum(courtesyTitles)),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  functionalTitle: optional(line({ max: 200 })),
  institution: optional(line({ max: 200 })),
  email: emailAddress,
  locale: z.enum(locales),
  mode: z.enum(attendanceModes),
  /** Why they are let in, or put on the waiting list, unannounced. */
  reason: text({ max: 500 }),
});

export const badgeReplacements = ['LOST', 'DAMAGED', 'CORRECTED'] as const;

export const replaceBadgeSchema = z.strictObject({ registration: z.uuid(), reason: z.enum(badgeReplacements) });

/** What the page is asked for in its address; what is not understood is left out. */
export const doorQuerySchema = z.object({
  /** Part of a name or a party. */
  q: z.string().trim().max(100).optional().catch(undefined),
  /** The registration whose card is shown. */
  shown: z.uuid().optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  session: z.string().regex(sessionCode).optional().catch(undefined),
});
export type DoorQuery = z.output<typeof doorQuerySchema>;
