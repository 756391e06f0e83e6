import { z } from 'zod';
import { optional, text, ticked, wholeNumber } from '@/lib/core/validation';

export const fundingStatuses = ['PROPOSED', 'AWARDED', 'DECLINED', 'WITHDRAWN'] as const;
export const ticketClasses = ['ECONOMY', 'PREMIUM_ECONOMY', 'BUSINESS', 'RAIL', 'NONE'] as const;

/** Days and half days, as they are typed: "3", "2.5" or "2,5". */
const halfDays = z
  .string()
  .trim()
  .min(1)
  .regex(/^\d{1,2}([.,][05])?$/, 'invalid_days')
  .transform((days) => Number(days.replace(',', '.')))
  .pipe(z.number().min(0).max(60));

export const setAwardSchema = z.strictObject({
  registration: z.uuid(),
  /** 0 where there is no award yet. */
  lockVersion: wholeNumber({ min: 0, max: 1_000_000 }),
  funding: z.enum(fundingStatuses),
  ticketClass: z.enum(ticketClasses),
  dsaDays: halfDays,
  terminals: wholeNumber({ min: 0, max: 20 }),
  hotelProvided: ticked,
  bankDetailsHeld: ticked,
  ticketed: ticked,
  note: optional(text({ max: 1000 })),
  /** Asked for beyond the delegation's funded seats, and for a change after the ticket was bought. */
  reason: optional(text({ max: 1000 })),
});

/** Filters of the page, as they stand in the address. */
export const fundingFiltersSchema = z.object({
  of: z.uuid().optional().catch(undefined),
  status: z
    .enum(['none', ...fundingStatuses])
    .optional()
    .catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type FundingFilters = z.output<typeof fundingFiltersSchema>;
