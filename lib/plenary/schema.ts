import { z } from 'zod';
import { day, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { longestText } from '@/lib/recommendations/schema';

/** Recommendation → its place; an emptied place takes the item off the list. */
export const orderSchema = z.strictObject({
  positions: z.record(z.uuid(), optional(wholeNumber({ min: 1, max: 999 }))),
});

export const showSchema = z.strictObject({ recommendation: z.uuid() });

export const clearSchema = z.strictObject({});

/** Votes of one kind. */
const votes = optional(wholeNumber({ min: 0, max: 1_000 }));

export const decideSchema = z
  .strictObject({
    recommendation: z.uuid(),
    /** The revision that was on the screen when the gavel fell. */
    revision: z.uuid(),
    /** sha256 of its texts in all languages, as whoever decides has read them. */
    texts: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    outcome: z.enum(['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED']),
    /** The reservation, whose confirmation is awaited, or why it was deferred or not adopted. */
    note: optional(line({ max: 600 })),
    /** The count, where the meeting has votes and took one; left empty the decision is by consensus. */
    vote: z
      .strictObject({ inFavour: votes, against: votes, abstaining: votes })
      .refine((count) => new Set(Object.values(count).map((number) => number === undefined)).size < 2, {
        error: 'all',
        path: ['inFavour'],
      })
      .transform(({ inFavour, against, abstaining }) =>
        inFavour === undefined || against === undefined || abstaining === undefined
          ? null
          : { inFavour, against, abstaining },
      )
      .default(null),
  })
  .refine(({ outcome, note }) => outcome === 'ADOPTED' || note !== undefined, {
    error: 'note_missing',
    path: ['note'],
  });

const language = z.string().regex(/^[a-z]{2,3}$/);
/** A sentence in some language: one in the language of the text is held to the text's own length, a translation may be longer. */
export const longestTranslation = Math.round(longestText * 1.4);
const sentence = line({ max: longestTranslation });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');

export const tableAmendmentSchema = z.strictObject({
  recommendation: z.uuid(),
  /** The revision the delegation read. */
  revision: z.uuid(),
  delegation: z.uuid(),
  language,
  text: sentence,
  explanation: optional(text({ max: 600 })),
});

export const translateAmendmentSchema = z.strictObject({ amendment: z.uuid(), language, text: sentence });

export const withdrawAmendmentSchema = z.strictObject({ amendment: z.uuid() });

export const endAmendmentSchema = z.strictObject({
  amendment: z.uuid(),
  outcome: z.enum(['REJECTED', 'REFERRED', 'FELL']),
  note: optional(line({ max: 400 })),
  /** Of the note. */
  language: language.optional(),
});

/** The result as it was shown, by language, on the revision it was made from. */
export const takeAmendmentSchema = z.strictObject({
  amendment: z.uuid(),
  revision: z.uuid(),
  /** Only translations are corrected, and the sentence says the same as before. */
  editorial: ticked,
  texts: z
    .record(language, optional(sentence))
    .transform((texts) =>
      Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    ),
});

export const showAmendmentSchema = z.strictObject({ amendment: optional(z.uuid()) });

export const takeScreenSchema = z.strictObject({});

export const chooseLanguagesSchema = z.strictObject({ languages: z.array(language).max(3).default([]) });

const minutesOfItem = optional(wholeNumber({ min: 1, max: 600 }));
const until = z.strictObject({ date: optional(day), time: optional(clock) });

/** Time meant for an item, and until when amendments to it are taken; `seen` is what the form began from. */
export const setItemSchema = z.strictObject({
  recommendation: z.uuid(),
  minutes: minutesOfItem,
  until: until
    .refine(({ date, time }) => (date === undefined) === (time === undefined), { error: 'both', path: ['time'] })
    .default({}),
  seen: z.strictObject({ minutes: minutesOfItem, until: until.default({}) }).default({ until: {} }),
});

/** Whether a box was ticked when the form was made. */
const wasTicked = optional(z.literal('on')).transform((value) => value === 'on');
const minutesOfTurn = wholeNumber({ min: 1, max: 60 });

/** The rules; `seen` is what the form began from, and without it every rule is set. */
export const setRulesSchema = z.strictObject({
  turnMinutes: minutesOfTurn,
  pointsOfOrder: ticked,
  voting: ticked,
  seen: z
    .strictObject({ turnMinutes: optional(minutesOfTurn), pointsOfOrder: wasTicked, voting: wasTicked })
    .optional(),
});

export const issueRecordSchema = z.strictObject({});

export const askFloorSchema = z.strictObject({
  delegation: z.uuid(),
  kind: z.enum(['FLOOR', 'POINT_OF_ORDER']).default('FLOOR'),
});

export const leaveListSchema = z.strictObject({ turn: z.uuid() });

export const stepTurnSchema = z.strictObject({
  turn: z.uuid(),
  step: z.enum(['START', 'STOP', 'UP', 'DOWN', 'REMOVE']),
});

/** A decision by silence: on which text, asked of whom (all, or a group's code), until when by the meeting's clock. */
export const openSilenceSchema = z.strictObject({
  recommendation: z.uuid(),
  revision: z.uuid(),
  audience: z.string().regex(/^[A-Z]{2,6}$/),
  closes: z.strictObject({ date: day, time: clock }),
});

export const breakSilenceSchema = z.strictObject({
  silence: z.uuid(),
  delegation: z.uuid(),
  reason: text({ min: 3, max: 1_000 }),
  /** Of the reason. */
  language: language.optional(),
});

export const cancelSilenceSchema = z.strictObject({ silence: z.uuid() });

export const recordReservationSchema = z.strictObject({
  decision: z.uuid(),
  delegation: z.uuid(),
  language,
  text: text({ min: 3, max: 1_000 }),
});

export const withdrawReservationSchema = z.strictObject({ reservation: z.uuid() });
