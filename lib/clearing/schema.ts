import { z } from 'zod';
import { CommentSeverity, CommentSight, DispositionKind, PartyKind } from '@/lib/core/prisma/enums';
import { day, optional, text, ticked, wholeNumber } from '@/lib/core/validation';

const language = z.string().regex(/^[a-z]{2,3}$/);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');
const closes = z.strictObject({ date: day, time: clock });

/** Longest comment, wording or reply, in characters. */
export const longestComment = 3_000;

/** A round as it is drafted: `purpose` is what is asked of the delegations, in the languages of the letters. */
export const prepareRoundSchema = z.strictObject({
  kinds: z.array(z.enum(PartyKind)).min(1).max(20),
  languages: z.array(language).min(1).max(20),
  closes,
  purpose: z.strictObject({
    en: optional(text({ max: 2_000 })),
    fr: optional(text({ max: 2_000 })),
    es: optional(text({ max: 2_000 })),
  }),
  sight: z.enum(CommentSight),
  silence: ticked,
});

/** A round as it is kept with the message that will open it. */
export const draftedRoundSchema = z.object({
  kinds: z.array(z.enum(PartyKind)),
  languages: z.array(language),
  closesAt: z.iso.datetime().transform((at) => new Date(at)),
  purpose: z.partialRecord(z.enum(['en', 'fr', 'es']), z.string()),
  sight: z.enum(CommentSight),
  silence: z.boolean(),
  contentHash: z.string(),
});
export type DraftedRound = z.output<typeof draftedRoundSchema>;

export const openRoundSchema = z.strictObject({
  mailing: z.uuid(),
  /** How many messages were shown. */
  messages: wholeNumber({ min: 1, max: 100_000 }),
});

export const extendRoundSchema = z.strictObject({ round: z.uuid(), closes, reason: text({ min: 3, max: 600 }) });

export const closeRoundSchema = z.strictObject({ round: z.uuid() });

export const commentSchema = z.strictObject({
  round: z.uuid(),
  delegation: z.uuid(),
  /** Place of the sentence in the document, and the language it was read in. */
  position: wholeNumber({ min: 1, max: 1_000_000 }),
  language,
  severity: z.enum(CommentSeverity),
  writtenIn: language,
  text: text({ max: longestComment }),
  proposed: optional(text({ max: longestComment })),
});

export const withdrawCommentSchema = z.strictObject({ comment: z.uuid() });

export const disposeSchema = z.strictObject({
  comment: z.uuid(),
  /** Number of the disposition that was read; 0 before there was one. */
  seen: wholeNumber({ min: 0, max: 1_000_000 }),
  kind: z.enum(DispositionKind),
  writtenIn: language,
  reply: text({ max: longestComment }),
});

/** What the secretariat's page shows of a round, as it stands in its address. */
export const commentFiltersSchema = z.object({
  severity: z.enum(CommentSeverity).optional().catch(undefined),
  delegation: z.uuid().optional().catch(undefined),
  open: z.literal('1').optional().catch(undefined),
});
export type CommentFilters = z.output<typeof commentFiltersSchema>;
