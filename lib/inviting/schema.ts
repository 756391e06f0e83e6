import { z } from 'zod';
import { day, emailAddress, line, optional, ticked, wholeNumber } from '@/lib/core/validation';
import { AddresseeKind, LetterKind, ParticipantCategory, PartyKind } from '@/lib/core/prisma/enums';
import { locales } from '@/lib/i18n/routing';
import { letterheadSchema } from '@/lib/papers/schema';

/** Most places a party can be promised. */
export const mostSeats = 50;

/** Most invitations in one message or batch. */
const mostAtOnce = 200;

const places = {
  seats: wholeNumber({ min: 1, max: mostSeats }),
  fundedSeats: wholeNumber({ min: 0, max: mostSeats }),
};

const focalPoint = {
  focalPointGivenName: line({ max: 100 }),
  focalPointSurname: line({ max: 100 }),
  focalPointEmail: emailAddress,
};

/** Until when an answer is asked for, in the meeting's zone: a day and an hour, or neither. */
const deadline = z.strictObject({
  date: optional(day),
  time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')),
});

type Promised = { seats: number; fundedSeats: number; answerBy?: z.output<typeof deadline> };

function checkPlaces({ seats, fundedSeats, answerBy }: Promised, context: z.RefinementCtx): void {
  if (fundedSeats > seats)
    context.addIssue({ code: 'custom', path: ['fundedSeats'], params: { code: 'too_big', max: seats } });
  if (answerBy) checkDeadline({ answerBy }, context);
}

function checkDeadline({ answerBy }: { answerBy: z.output<typeof deadline> }, context: z.RefinementCtx): void {
  if (answerBy.time && !answerBy.date)
    context.addIssue({ code: 'custom', path: ['answerBy', 'date'], params: { code: 'required' } });
  if (answerBy.date && !answerBy.time)
    context.addIssue({ code: 'custom', path: ['answerBy', 'time'], params: { code: 'required' } });
}

export const letterKinds = Object.values(LetterKind);
export const addresseeKinds = Object.values(AddresseeKind);
export const categories = Object.values(ParticipantCategory);

/** A party of the directory by its id, or a State by its code, `state:SN`: it becomes a party when it is first invited. */
const partyChoice = z.union([z.uuid(), z.string().regex(/^state:[A-Z]{2}$/)], { error: 'invalid_choice' });

export const createInvitationSchema = z
  .strictObject({ partyId: partyChoice, ...places, ...focalPoint, locale: z.enum(locales) })
  .superRefine(checkPlaces);

/** "own": the language known of the party's focal point. */
export const batchLanguages = ['own', ...locales] as const;

export const draftInvitationsSchema = z
  .strictObject({
    parties: z.array(partyChoice).min(1, 'none_ticked').max(mostAtOnce),
    ...places,
    language: z.enum(batchLanguages),
    letter: z.enum(LetterKind),
    answerBy: deadline,
    /** Take over permanent missions and secretariats addressed in the edition before. */
    addressees: ticked,
  })
  .superRefine(checkPlaces);

export const editInvitationSchema = z
  .strictObject({
    invitation: z.uuid(),
    ...places,
    ...focalPoint,
    locale: z.enum(locales),
    letter: z.enum(LetterKind),
    category: z.enum(ParticipantCategory),
    answerBy: deadline,
  })
  .superRefine(checkPlaces);

export const postponeInvitationSchema = z
  .strictObject({ invitation: z.uuid(), answerBy: deadline })
  .superRefine(checkDeadline);

export const revokeInvitationSchema = z.strictObject({
  invitation: z.uuid(),
  /** Stands in the message. */
  reason: optional(line({ max: 300 })),
});

export const addAddresseeSchema = z.strictObject({
  invitation: z.uuid(),
  kind: z.enum(AddresseeKind),
  name: line({ max: 200 }),
  email: emailAddress,
  locale: z.enum(locales),
  copy: ticked,
});

export const addresseeSchema = z.strictObject({ addressee: z.uuid() });

/** Why many are written to: to invite them, or to remind those who have not answered. */
export const occasions = ['invitation', 'invitation-reminder'] as const;
export type Occasion = (typeof occasions)[number];

export const prepareMailingSchema = z
  .strictObject({
    occasion: z.enum(occasions),
    invitations: z.array(z.uuid()).max(mostAtOnce).optional(),
    /** Instead of single ones: everybody who has not answered. */
    everyone: ticked,
    /** The letter or note verbale goes with the mail, as a PDF. */
    letters: ticked,
  })
  .superRefine(({ invitations = [], everyone }, context) => {
    if (invitations.length === 0 && !everyone)
      context.addIssue({ code: 'custom', path: ['invitations'], params: { code: 'none_ticked' } });
  });

export const sendMailingSchema = z.strictObject({
  mailing: z.uuid(),
  /** How many messages were shown: sending another number is refused. */
  messages: wholeNumber({ min: 1, max: 10_000 }),
});

export const mailingSchema = z.strictObject({ mailing: z.uuid() });

/** What a mailing remembers of whom it goes to. */
export const audienceSchema = z.object({
  invitations: z.array(z.uuid()).default([]),
  everyone: z.boolean().default(false),
  letters: z.boolean().default(false),
  /** Chosen, and impossible to write to when the message was drafted. */
  without: z.array(z.uuid()).default([]),
});
export type Audience = z.output<typeof audienceSchema>;

export const editLetterheadSchema = z.strictObject({ letterhead: letterheadSchema });

const word = z.string().min(1).max(60).optional().catch(undefined);

/** Rows on a page of parties or invitations: all of them can be ticked and sent in one go. */
export const partiesShown = 100;

/** Filters of the parties to choose from, as they stand in the address; what is not understood is left out. */
export const partyFiltersSchema = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  kind: z.enum(PartyKind).optional().catch(undefined),
  region: word,
  theme: word,
  /** "any", or the number of a past edition in which the party is named. */
  past: z
    .string()
    .regex(/^(any|\d{1,3})$/)
    .optional()
    .catch(undefined),
  /** Code of the last party of the page before. */
  after: word,
});
export type PartyFilters = z.output<typeof partyFiltersSchema>;

export const invitationStatuses = ['DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'REVOKED'] as const;

/** Filters of the list, as they stand in the address; what is not understood is left out. */
export const invitationFiltersSchema = z.object({
  status: z
    .enum([...invitationStatuses, 'late'])
    .optional()
    .catch(undefined),
  kind: z.enum(PartyKind).optional().catch(undefined),
  /** Code of the last party of the page before. */
  after: word,
});
export type InvitationFilters = z.output<typeof invitationFiltersSchema>;
