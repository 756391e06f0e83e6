import { z } from 'zod';

/** "noun.verb" as recorded; anything else in an address filters nothing. */
const action = z
  .string()
  .regex(/^[a-z-]+\.[a-z-]+$/)
  .max(60);
const word = z.string().trim().min(1).max(100);
const key = z.string().regex(/^\d{1,18}$/);

/** Filters of the audit record as they stand in the address; what is wrong counts as not given. */
export const auditFiltersSchema = z.object({
  action: action.optional().catch(undefined),
  /** Part of the address of the account that acted. */
  who: word.optional().catch(undefined),
  /** Kind of record changed, such as "Registration". */
  subject: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .optional()
    .catch(undefined),
  /** Entries older than this one. */
  before: key.optional().catch(undefined),
  /** Entries newer than this one. */
  after: key.optional().catch(undefined),
});

export type AuditFilters = z.output<typeof auditFiltersSchema>;
