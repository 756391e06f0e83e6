import { z } from 'zod';
import { emailAddress, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { courtesyTitles, attendanceModes } from './submit';

export const capacities = ['HEAD', 'ALTERNATE', 'DELEGATE', 'ADVISER'] as const;
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

/** Said where an address is that of somebody named already: whoever reads the mailbox sees the data of both. */
const sharing = { sharesMailbox: ticked };

export const nominateSchema = z.strictObject({
  delegation: z.uuid(),
  seat: optional(z.uuid()),
  capacity: z.enum(capacities),
  ...namedPerson,
  ...sharing,
});

export const substituteSchema = z.strictObject({ registration: z.uuid(), ...namedPerson, ...sharing });

export const withdrawSchema = z.strictObject({ registration: z.uuid(), reason: optional(text({ max: 1000 })) });

/** Most registrations decided at once: what one transaction carries in a second or two. */
export const mostDecided = 200;

const sayWhy = (value: { decision: string; reason?: string | undefined }, context: z.RefinementCtx) => {
  if (value.decision === 'DECLINED' && !value.reason)
    context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
};

/** One or several registrations and what is decided on them; declining says why. */
export const decideSchema = z
  .strictObject({
    registrations: z.array(z.uuid()).min(1).max(mostDecided),
    decision: z.enum(decisions),
    reason: optional(text({ max: 1000 })),
  })
  .superRefine(sayWhy);

/** Kinds of party by which the list can be filtered. */
export const partyKinds = [
  'RCP',
  'IRF',
  'GLOBAL_PROCESS',
  'UN_REGIONAL_COMMISSION',
  'REGIONAL_ECONOMIC_ORGANISATION',
  'REGIONAL_POLITICAL_ORGANISATION',
  'SECRETARIAT_ORGANISATION',
  'ORGANISER',
  'STATE',
  'OTHER',
] as const;
export const participantCategories = ['MECHANISM', 'PARTNER', 'OBSERVER', 'SECRETARIAT'] as const;

const yes = z.literal('1').optional().catch(undefined);

/** What is looked for, as it stands in the address; what is not understood is left out. */
const matchFields = {
  q: z.string().trim().max(100).optional().catch(undefined),
  status: z
    .enum(['open', ...registrationStatuses])
    .optional()
    .catch(undefined),
  party: z.string().max(60).optional().catch(undefined),
  kind: z.enum(partyKinds).optional().catch(undefined),
  category: z.enum(participantCategories).optional().catch(undefined),
  capacity: z.enum(capacities).optional().catch(undefined),
  mode: z.enum(attendanceModes).optional().catch(undefined),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional()
    .catch(undefined),
  funded: z.enum(['yes', 'no']).optional().catch(undefined),
  /** Named, and the form not handed in. */
  missing: yes,
  /** Represents more than one party. */
  double: yes,
  /** On the waiting list, in its order. */
  waiting: yes,
  /** A change waits for approval. */
  changes: yes,
};

export const registrationMatchSchema = z.object(matchFields);
export type RegistrationMatch = z.output<typeof registrationMatchSchema>;

/** Filters of the secretariat's list with the page. */
export const registrationFiltersSchema = z.object({
  ...matchFields,
  after: z.string().max(100).optional().catch(undefined),
});
export type RegistrationFilters = z.output<typeof registrationFiltersSchema>;

/** The filters alone, in one order: what a saved view keeps, and what a link carries. */
export function queryOf(filters: RegistrationFilters): string {
  const entries = Object.keys(matchFields).flatMap((name) => {
    const value = filters[name as keyof RegistrationMatch];
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(entries).toString();
}

/** The filters of a query as it stands in an address or a saved view. */
export function filtersOf(query: string): RegistrationMatch {
  return registrationMatchSchema.parse(Object.fromEntries(new URLSearchParams(query)));
}

const queryText = z
  .string()
  .max(600)
  .transform((query) => queryOf(filtersOf(query)));

/** A decision on all that match a filter and were not changed after the moment at which they were counted. */
export const decideMatchingSchema = z
  .strictObject({
    query: queryText,
    decision: z.enum(decisions),
    reason: optional(text({ max: 1000 })),
    /** Milliseconds since 1970 when the page counted. */
    counted: wholeNumber({ min: 0, max: 99_999_999_999_999 }),
  })
  .superRefine(sayWhy);

export const answerOfferSchema = z.strictObject({
  registration: z.uuid(),
  answer: z.enum(['ACCEPTED', 'DECLINED']),
});
export const waitAgainSchema = z.strictObject({ registration: z.uuid() });

/** A correction to the list of participants: what is left empty stays as it is. */
export const correctSchema = z.strictObject({
  registration: z.uuid(),
  courtesyTitle: z.enum(courtesyTitles),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  functionalTitle: line({ max: 200 }),
  institution: line({ max: 200 }),
  remark: optional(text({ max: 1000 })),
});

export const decideChangeSchema = z
  .strictObject({
    change: z.uuid(),
    decision: z.enum(['ACCEPTED', 'DECLINED']),
    reason: optional(text({ max: 1000 })),
  })
  .superRefine(sayWhy);

/** The fields of a change as they are stored. */
export const changeFieldsSchema = z
  .object({
    courtesyTitle: z.enum(courtesyTitles).nullable(),
    givenName: z.string(),
    surname: z.string(),
    functionalTitle: z.string().nullable(),
    institution: z.string().nullable(),
  })
  .partial();

export const addRemarkSchema = z.strictObject({ registration: z.uuid(), remark: text({ max: 4000 }) });

export const saveViewSchema = z.strictObject({ name: line({ max: 80 }), query: queryText, shared: ticked });
export const removeViewSchema = z.strictObject({ view: z.uuid() });

/** Two persons that are one: the first stays. */
export const mergePersonsSchema = z
  .strictObject({ person: z.uuid(), duplicate: z.uuid() })
  .refine(({ person, duplicate }) => person !== duplicate, 'invalid_choice');
export const unmergeSchema = z.strictObject({ duplicate: z.uuid() });
