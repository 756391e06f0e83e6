import { z } from 'zod';
import { emailAddress } from '@/lib/core/validation';

/** A path of this site to come back to; anything else is dropped, not refused: it may be an old link. */
export const nextField = z
  .string()
  .max(500)
  .optional()
  .transform((value) => (value && /^\/(en|fr|es)\/[^\\]*$/.test(value) && !value.includes('//') ? value : undefined));

const secretField = z.string().min(20).max(100);

export const requestSignInSchema = z.strictObject({
  email: emailAddress,
  next: nextField,
  locale: z.enum(['en', 'fr', 'es']),
  browser: secretField,
});

export const redeemCodeSchema = z.strictObject({
  request: z.uuid(),
  code: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'invalid_code' })),
});

export const redeemLinkSchema = z.strictObject({ token: secretField, browser: secretField });

export const sampleSignInSchema = z.strictObject({ account: z.uuid(), next: nextField });

export const leaveSchema = z.strictObject({});

export const createFirstAdminSchema = z.strictObject({
  token: secretField,
  email: emailAddress,
  givenName: z.string().trim().min(1).max(100),
  surname: z.string().trim().min(1).max(100),
});

/** A personal link as opened in a browser: the token comes from its cookie, never from the form. */
export const openLinkSchema = z.strictObject({
  token: secretField,
  locale: z.enum(['en', 'fr', 'es']),
  browser: secretField,
});
