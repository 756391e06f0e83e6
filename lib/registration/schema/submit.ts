import { z } from 'zod';
import { line, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';

export const courtesyTitles = ['MS', 'MR', 'HE', 'DR', 'PROF'] as const;
export const sexes = ['FEMALE', 'MALE', 'OTHER'] as const;
export const attendanceModes = ['IN_PERSON', 'ONLINE'] as const;

/** What a delegate sends; alone in its file, since the form loads it into the delegate's browser. */
export const submitSchema = z.strictObject({
  registration: z.uuid(),
  lockVersion: wholeNumber({ min: 0, max: 1_000_000 }),
  courtesyTitle: z.enum(courtesyTitles),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  functionalTitle: line({ max: 200 }),
  institution: line({ max: 200 }),
  /** For the headcount; empty = not said. Left out where it was not asked: what was said stays. */
  sex: z.enum(sexes).or(z.literal('')).optional(),
  mode: z.enum(attendanceModes),
  /** Language of mails and documents. */
  locale: z.enum(locales),
  /** Languages understood, for interpretation; at least one. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .min(1)
    .max(6),
  listed: ticked,
  /** Language in which the form, and with it the notice that is agreed to, was shown. */
  shownIn: z.enum(locales),
});
