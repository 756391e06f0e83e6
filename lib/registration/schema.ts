import { z } from 'zod';
import { emailAddress, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';

export const courtesyTitles = ['MS', 'MR', 'HE', 'DR', 'PROF'] as const;
export const capacities = ['HEAD', 'ALTERNATE', 'DELEGATE', 'ADVISER'] as const;
export const attendanceModes = ['IN_PERSON', 'ONLINE'] as const;
export const registrationStatuses = [
  'INVITED',
  'NOMINATED',
  'SUBMITTED',
  'CONFIRMED',
  'WAITLISTED',
  'DECLINED',
  'WITHDRAWN',
  'SUBSTITUTED',
] as const;
/** What the secretariat can decide on a registration. */
export const decisions = ['CONFIRMED', 'WAITLISTED', 'DECLINED'] as const;

/** How a focal point names somebody; what is not known yet the delegate completes. */
const namedPerson = {
  courtesyTitle: optional(z.enum(courtesyTitles)),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  functionalTitle: optional(line({ max: 200 })),
  institution: optional(line({ max: 200 })),
  email: emailAddress,
  locale: z.enum(locales),
};

export const nominateSchema = z.strictObject({
  delegation: z.uuid(),
  seat: optional(z.uuid()),
  capacity: z.enum(capacities),
  ...namedPerson,
});

export const substituteSchema = z.strictObject({ registration: z.uuid(), ...namedPerson });

export const submitSchema = z.strictObject({
  registration: z.uuid(),
  lockVersion: wholeNumber({ min: 0, max: 1_000_000 }),
  courtesyTitle: z.enum(courtesyTitles),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  functionalTitle: line({ max: 200 }),
  institution: line({ max: 200 }),
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

export const withdrawSchema = z.strictObject({ registration: z.uuid(), reason: optional(text({ max: 1000 })) });

/** Most registrations decided at once: one page of the list. */
export const mostDecided = 200;

/** One or several registrations and what is decided on them; declining says why. */
export const decideSchema = z
  .strictObject({
    registrations: z.array(z.uuid()).min(1).max(mostDecided),
    decision: z.enum(decisions),
    reason: optional(text({ max: 1000 })),
  })
  .superRefine((value, context) => {
    if (value.decision === 'DECLINED' && !value.reason)
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
  });

/** Filters of the secretariat's list as they stand in the address; what is not understood is left out. */
export const registrationFiltersSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  status: z
    .enum(['open', ...registrationStatuses])
    .optional()
    .catch(undefined),
  party: z.string().max(60).optional().catch(undefined),
  capacity: z.enum(capacities).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type RegistrationFilters = z.output<typeof registrationFiltersSchema>;
