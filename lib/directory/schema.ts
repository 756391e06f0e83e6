import { z } from 'zod';
import { kindChoices } from './model/kinds';

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

export type DirectoryFilters = z.output<typeof directoryFilters>;

const choices = {
  year: z.coerce.number().int().min(2018).max(2025).default(2018),
  /** Classes as they were in the year, or the latest ones applied to it. */
  classes: z.enum(['year', 'latest']).default('year'),
  /** Mechanisms of which it could not be decided whether they were active. */
  undecided: z.enum(['out', 'in']).default('out'),
};

/** What is counted, as an interface of data takes it: anything unknown or malformed is refused. */
export const strictFigureChoices = z.strictObject(choices);

/** What is counted on the page of figures: what cannot be read is as when nothing was chosen. */
export const figureChoices = z.object({
  year: choices.year.catch(2018),
  classes: choices.classes.catch('year'),
  undecided: choices.undecided.catch('out'),
});

export type FigureChoices = z.output<typeof figureChoices>;
