import { z } from 'zod';
import { optional, text, wholeNumber } from '@/lib/core/validation';
import { draftSchema, reviseSchema } from '@/lib/recommendations/schema';

export const supports = ['GENERAL', 'BROAD', 'DIVIDED'] as const;

/** What a group says beside the sentence. */
const note = {
  practice: optional(text({ max: 1_000 })),
  support: optional(z.enum(supports)),
  dissent: optional(text({ max: 1_000 })),
};

/** A recommendation from points that were made: named by their devices' ids, since they may have waited as long as this. */
export const draftFromPointsSchema = draftSchema.extend({
  points: z.array(z.uuid()).max(60).default([]),
  ...note,
});

/** A draft as it stands in somebody's editor, perhaps made a while ago without a connection. */
export const saveDraftSchema = reviseSchema.omit({ chosen: true }).extend({
  /** Made on the device, so that a repeated send lands once. */
  clientId: z.uuid(),
  /** The device's id of the save before this one, which the device went on from without knowing what became of it. */
  after: optional(z.uuid()),
  /** What its writer had before them beside the sentence; what others wrote there since is told from it. */
  seen: z
    .strictObject({
      theme: z.string().max(60),
      objectives: z.array(wholeNumber({ min: 1, max: 23 })).max(23),
      addressees: z.array(z.string().max(160)).max(12),
      dueBy: z.string().max(60).nullable(),
      ...note,
    })
    .partial()
    .default({}),
  ...note,
});

/** What a branch keeps: the form as it was sent. */
export const branchSchema = z.strictObject({
  text: z.string(),
  theme: z.string(),
  objectives: z.array(z.number()),
  addressees: z.array(z.string()),
  dueBy: z.string().nullable(),
  practice: z.string().nullable(),
  support: z.enum(supports).nullable(),
  dissent: z.string().nullable(),
});
export type BranchContent = z.output<typeof branchSchema>;

export const endBranchSchema = z
  .strictObject({
    save: z.uuid(),
    /** The newer text the choice was made beside. */
    base: z.uuid(),
    choice: z.enum(['THEIRS', 'MINE', 'BOTH']),
    /** With BOTH: the sentence written from the two. */
    text: optional(reviseSchema.shape.text),
  })
  .refine(({ choice, text: written }) => choice !== 'BOTH' || written !== undefined, {
    error: 'required',
    path: ['text'],
  });

export const remarkSchema = z.strictObject({
  recommendation: z.uuid(),
  revision: z.uuid(),
  delegation: z.uuid(),
  text: text({ max: 1_000 }),
  language: z.string().regex(/^[a-z]{2,3}$/),
});

export const supportDraftSchema = z.strictObject({
  recommendation: z.uuid(),
  revision: z.uuid(),
  delegation: z.uuid(),
  step: z.enum(['GIVE', 'TAKE_BACK']),
});

export const notePlaceSchema = z.strictObject({
  group: z.uuid(),
  /** The draft that is being written in. */
  recommendation: optional(z.uuid()),
});

/** One edit as a device sends it; what it holds is checked by the mutation it is for. */
export const editSchema = z.strictObject({
  kind: z.enum(['point', 'draft', 'save']),
  /** Made on the device. */
  clientId: z.uuid(),
  /** The room it was written in, and its writer's place there: a page older than these has none, and its edit waits. */
  group: z.uuid().optional(),
  place: z.string().max(64).optional(),
  input: z.unknown(),
});
