import { z } from 'zod';

/** An address as people type it: one address, no list, no quotes, no controls (A12). Lower case, so that one mailbox is one account. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'invalid_email' }))
  .refine((value) => /^[\x21-\x7e]+$/.test(value), { error: 'invalid_email' });

/** A path of this site to come back to; anything else is dropped, not refused: it may be an old link. */
export const nextField = z
  .string()
  .max(500)
  .optional()
  .transform((value) => (value && /^\/(en|fr|es)\/[^\\]*$/.test(value) && !value.includes('//') ? value : undefined));

const secretField = z.string().min(20).max(100);

export const requestSignInSchema = z.strictObject({
  email: emailField,
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
  email: emailField,
  givenName: z.string().trim().min(1).max(100),
  surname: z.string().trim().min(1).max(100),
});

/** A personal link as opened in a browser: the token comes from its cookie, never from the form. */
export const openLinkSchema = z.strictObject({ token: secretField, locale: z.enum(['en', 'fr', 'es']), browser: secretField });
