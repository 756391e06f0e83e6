import { z } from 'zod';
import { MembershipRole } from '@/lib/core/prisma/enums';
import { upload } from '@/lib/core/upload';
import { line, optional, text, ticked } from '@/lib/core/validation';
import { activities, arrangements, classKinds, factKinds, iomRoles, iomValues } from './model/facts';
import { kindChoices } from './model/kinds';
import { matters } from './model/matters';
import { missingFacts } from './model/missing';
import { isPartialDay } from './model/partial-day';
import { factSheetYear } from './model/periods';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

const filters = {
  kind: z.enum(kindChoices).optional(),
  region: code.optional(),
  theme: code.optional(),
  status: z.enum(['active', 'dormant', 'concluded']).optional(),
  /** Words to look for in names, acronyms and former names; accents and capitals do not matter. */
  q: z.string().trim().max(100).optional(),
  /** Code of the last party of the page before. */
  after: code.optional(),
};

/** Filters of the directory as an interface of data takes them: anything unknown or malformed is refused. */
export const strictDirectoryFilters = z.strictObject({
  ...filters,
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** Filters of the directory in a page's address: what cannot be read is left out. */
export const directoryFilters = z.object({
  kind: filters.kind.catch(undefined),
  region: filters.region.catch(undefined),
  theme: filters.theme.catch(undefined),
  status: filters.status.catch(undefined),
  q: filters.q.catch(undefined),
  after: filters.after.catch(undefined),
});

/** Filters of the list for those who look after the directory: what cannot be read is left out. */
export const editedFilters = z.object({
  q: filters.q.catch(undefined),
  kind: filters.kind.catch(undefined),
  /** Something to answer, something that is not known, or one such thing. */
  needs: z
    .enum(['proposals', 'any', ...missingFacts])
    .optional()
    .catch(undefined),
  after: filters.after.catch(undefined),
});

export type EditedFilters = z.output<typeof editedFilters>;

export type DirectoryFilters = z.output<typeof directoryFilters>;

/** Years that figures can be asked for; of one that has not begun, or in which there was no mechanism yet, there is nothing. */
const figureYear = z.coerce.number().int().min(1900).max(2100);

const choices = {
  year: figureYear.default(factSheetYear),
  /** Classes as they were in the year, or the latest ones applied to it. */
  classes: z.enum(['year', 'latest']).default('year'),
  /** Mechanisms of which it could not be decided whether they were active. */
  undecided: z.enum(['out', 'in']).default('out'),
};

/** What is counted, as an interface of data takes it: anything unknown or malformed is refused. */
export const strictFigureChoices = z.strictObject(choices);

/** What is counted on the page of figures: what cannot be read is as when nothing was chosen. */
export const figureChoices = z.object({
  year: choices.year.catch(factSheetYear),
  classes: choices.classes.catch('year'),
  undecided: choices.undecided.catch('out'),
});

export type FigureChoices = z.output<typeof figureChoices>;

/** Two years side by side: what cannot be read is as when nothing was chosen. */
export const comparedYears = z.object({
  from: figureYear.optional().catch(undefined),
  to: figureYear.optional().catch(undefined),
  classes: choices.classes.catch('year'),
  undecided: choices.undecided.catch('out'),
});

/** The two years in their order; without one, the year of the fact sheet and that of `now`. */
export function inOrder({ from, to, ...how }: z.output<typeof comparedYears>, now: Date) {
  const [one, other] = [from ?? factSheetYear, to ?? now.getUTCFullYear()];
  // Asked to compare the year of the fact sheet with another, without saying with which.
  const later = from === undefined && to === factSheetYear ? now.getUTCFullYear() : other;
  return { ...how, from: Math.min(one, later), to: Math.max(one, later) };
}

/** A day as exactly as the source gives it: year, month or day. */
const partialDay = z.string().trim().refine(isPartialDay, 'invalid_partial_day');
/** The same where it has to be given. */
const requiredDay = z.string().trim().min(1).pipe(partialDay);
const year = z
  .string()
  .trim()
  .regex(/^(1[89]|20)\d{2}$/, 'invalid_year')
  .transform(Number);
const country = z.string().regex(/^[A-Z]{2}$/);
/** A page on the web: no other scheme may be followed from a public page. */
const webAddress = line({ max: 300 }).pipe(z.url({ protocol: /^https?$/, error: 'invalid_url' }));
const issueAt = (name: string, code: string) => ({ code: 'custom' as const, path: [name], params: { code } });

/** The answers of each kind of form. */
export const factValues = {
  CHAIR: z
    .strictObject({
      country: optional(country),
      holder: optional(line({ max: 200 })),
      since: optional(partialDay),
      until: optional(partialDay),
      note: optional(line({ max: 500 })),
      /** Two who chair together: their terms may overlap. */
      together: ticked,
    })
    .superRefine((chair, context) => {
      if (!chair.country && !chair.holder) context.addIssue(issueAt('country', 'required'));
      if (chair.country && chair.holder) context.addIssue(issueAt('holder', 'one_chair'));
      if (!chair.since) context.addIssue(issueAt('since', 'required'));
    }),
  SECRETARIAT: z.strictObject({
    organisations: optional(text({ max: 1000 })),
    iom: optional(z.enum(iomValues)),
    iomRole: optional(z.enum(iomRoles)),
    arrangement: optional(z.enum(arrangements)),
    chairNote: optional(line({ max: 1000 })),
    note: optional(line({ max: 1000 })),
  }),
  MEMBER: z.strictObject({
    country,
    role: z.enum(MembershipRole),
    fromYear: optional(year),
    toYear: optional(year),
  }),
  CLASS: z.strictObject({
    kind: z.enum(classKinds),
    fromYear: optional(year),
    toYear: optional(year),
    active: z.enum(activities),
    basis: optional(line({ max: 1000 })),
  }),
  THEMES: z.strictObject({ themes: z.array(code).max(30).default([]) }),
  IDENTITY: z.strictObject({
    nameEn: line({ max: 300 }),
    nameFr: optional(line({ max: 300 })),
    nameEs: optional(line({ max: 300 })),
    acronymEn: optional(line({ max: 60 })),
    acronymFr: optional(line({ max: 60 })),
    acronymEs: optional(line({ max: 60 })),
    website: optional(webAddress),
  }),
} as const;

/** Longest raw answer of a form, in characters; each field has its own limit below it. */
const longestAnswer = 4000;
const answer = z.string().max(longestAnswer);

const factFields = {
  what: z.enum(factKinds),
  /** The entry that is changed, where there can be several; none for a new one. */
  row: optional(z.uuid()),
  values: z.record(z.string().max(40), z.union([answer, z.array(answer).max(30)])).default({}),
  /** What the form began from. */
  seen: z.strictObject({ values: z.record(z.string().max(40), answer) }).default({ values: {} }),
  source: line({ max: 500 }),
  sourceOn: optional(partialDay),
  why: optional(line({ max: 1000 })),
  /** Something else holds from a day on, or what stood is put right. */
  mode: z.enum(['CORRECTION', 'CHANGE']).default('CORRECTION'),
  begins: optional(partialDay),
  /** The entry is taken out: it should not have been there. */
  remove: ticked,
};

type FactInput = z.output<z.ZodObject<typeof factFields>>;

function checkFact(fact: FactInput, context: z.core.$RefinementCtx): void {
  if (fact.mode === 'CHANGE' && !fact.begins) context.addIssue(issueAt('begins', 'required'));
  if (fact.remove) return;
  const parsed = factValues[fact.what].safeParse(fact.values);
  for (const issue of parsed.error?.issues ?? [])
    context.addIssue({ ...issue, path: ['values', ...issue.path] } as Parameters<typeof context.addIssue>[0]);
}

/** Where an entry is taken out, what else was posted is nobody's answer. */
const withoutRemoved = <F extends FactInput>(fact: F): F => (fact.remove ? { ...fact, values: {} } : fact);

/** A change of what the directory says of a party, with its source. */
export const factSchema = z
  .strictObject({ party: z.uuid(), ...factFields })
  .superRefine(checkFact)
  .transform(withoutRemoved);

/** The same as the focal point of a delegation proposes it for their own party. */
export const proposedFactSchema = z
  .strictObject({ delegation: z.uuid(), ...factFields })
  .superRefine(checkFact)
  .transform(withoutRemoved);

export type Fact = z.output<typeof factSchema>;

/** What a source says of a matter of a party. */
export const recordStatementSchema = z.strictObject({
  party: z.uuid(),
  matter: z.enum(matters),
  source: line({ max: 500 }),
  sourceOn: optional(partialDay),
  says: line({ max: 1000 }),
});

/** Which of the statements the directory follows, and why; `chosen` is the choice that the form was made with. */
export const followStatementSchema = z.strictObject({
  statement: z.uuid(),
  why: line({ max: 1000 }),
  chosen: optional(z.string().regex(/^\d{1,18}$/)),
});

export const withdrawStatementSchema = z.strictObject({ statement: z.uuid() });

/** As of which day, and as known on which, the history is shown: what cannot be read is today. */
export const historyChoices = z.object({
  day: z.iso.date().optional().catch(undefined),
  known: z.iso.date().optional().catch(undefined),
});

/** What a fact rests on, as a row of a file says it for itself. */
export const grounds = z.strictObject({ source: line({ max: 500 }), sourceOn: optional(partialDay) });

/** Most changes of one import: all of them are written in one transaction. */
export const mostImportChanges = 300;

/** A file of the directory: those that the export gives. */
export const uploadImportSchema = z.strictObject({ file: upload() });

/**
 * `shown`: the hash of the differences that were shown. `follow`: which of the rows that contradict what was entered are written.
 * `begins`: from when what has no period of its own holds; without it what stands is put right.
 */
export const carryOutImportSchema = z.strictObject({
  directoryImport: z.uuid(),
  shown: z.string().regex(/^[0-9a-f]{64}$/),
  follow: z
    .array(z.string().regex(/^[A-Z]{1,12}-\d{1,5}$/))
    .max(1_000)
    .default([]),
  source: line({ max: 500 }),
  sourceOn: requiredDay,
  why: optional(line({ max: 1000 })),
  begins: optional(partialDay),
});

export const discardImportSchema = z.strictObject({ directoryImport: z.uuid() });

/** What of the directory is given as a file, as of which day and as known on which; `what` is the kind of fact of a CSV. */
export const exportChoices = z.object({
  format: z.enum(['xlsx', 'csv', 'json']),
  what: z.enum(factKinds).default('CHAIR'),
  day: z.iso.date().optional(),
  known: z.iso.date().optional(),
});

export type ExportChoices = z.output<typeof exportChoices>;
