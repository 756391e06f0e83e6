import { z } from 'zod';
import { line, optional, wholeNumber } from '@/lib/core/validation';

/** Recommendation → its place; an emptied place takes the item off the list. */
export const orderSchema = z.strictObject({
  positions: z.record(z.uuid(), optional(wholeNumber({ min: 1, max: 999 }))),
});

export const showSchema = z.strictObject({ recommendation: z.uuid() });

export const clearSchema = z.strictObject({});

export const decideSchema = z
  .strictObject({
    recommendation: z.uuid(),
    /** The revision that was on the screen when the gavel fell. */
    revision: z.uuid(),
    outcome: z.enum(['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED']),
    /** The reservation, whose confirmation is awaited, or why it was deferred or not adopted. */
    note: optional(line({ max: 600 })),
  })
  .refine(({ outcome, note }) => outcome === 'ADOPTED' || note !== undefined, {
    error: 'note_missing',
    path: ['note'],
  });
