import { z } from 'zod';
import { emailAddress, line, optional, text, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';

/** Most places a party can be promised. */
export const mostSeats = 50;

export const createInvitationSchema = z
  .strictObject({
    partyId: z.uuid('invalid_choice'),
    seats: wholeNumber({ min: 1, max: mostSeats }),
    fundedSeats: wholeNumber({ min: 0, max: mostSeats }),
    focalPointGivenName: line({ max: 100 }),
    focalPointSurname: line({ max: 100 }),
    focalPointEmail: emailAddress,
    locale: z.enum(locales),
  })
  .superRefine((value, context) => {
    if (value.fundedSeats > value.seats)
      context.addIssue({ code: 'custom', path: ['fundedSeats'], params: { code: 'too_big', max: value.seats } });
  });

export const invitationSchema = z.strictObject({ invitation: z.uuid() });

export const invitationAnswers = ['ACCEPTED', 'DECLINED'] as const;

/** A refusal gives its reason: the secretariat has to know whether to write again. */
export const answerInvitationSchema = z
  .strictObject({ invitation: z.uuid(), answer: z.enum(invitationAnswers), reason: optional(text({ max: 1000 })) })
  .superRefine((value, context) => {
    if (value.answer === 'DECLINED' && !value.reason)
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
  });

export const invitationStatuses = ['DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'REVOKED'] as const;

/** Filters of the list, as they stand in the address; what is not understood is left out. */
export const invitationFiltersSchema = z.object({ status: z.enum(invitationStatuses).optional().catch(undefined) });
export type InvitationFilters = z.output<typeof invitationFiltersSchema>;
