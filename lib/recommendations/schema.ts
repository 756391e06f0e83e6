import { z } from 'zod';
import { ConcurrenceAnswer, RecommendationStatus } from '@/lib/core/prisma/enums';
import { line, optional, text, wholeNumber } from '@/lib/core/validation';

/** Longest sentence that is still one: about 120 words. */
export const longestText = 900;

/** Most of those who act, and the most letters of a name of theirs. */
export const mostNames = 12;
export const longestName = 160;

/** One sentence, typed or pasted into a field of several lines: line breaks and tabs within it are spaces. */
const sentence = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/[\t-\r\u0085\u2028\u2029]+/g, ' '))
    .pipe(line({ max }));

/** Names typed one per line; empty lines fall away. */
const names = z
  .string()
  .default('')
  .transform((typed) => typed.split(/\r?\n/))
  .pipe(z.array(z.string()).transform((list) => list.filter((name) => name.trim() !== '')))
  .pipe(z.array(line({ max: longestName })).max(mostNames));

const language = z.string().regex(/^[a-z]{2,3}$/);

/** What a revision says beside its sentence. */
const attributes = {
  theme: z.string().min(1).max(60),
  objectives: z
    .array(wholeNumber({ min: 1, max: 23 }))
    .max(23)
    .default([]),
  addressees: names,
  dueBy: optional(line({ max: 60 })),
};

export const draftSchema = z.strictObject({
  group: z.uuid(),
  issue: optional(z.uuid()),
  text: sentence(longestText),
  language,
  ...attributes,
});

export const reviseSchema = z.strictObject({
  recommendation: z.uuid(),
  /** The revision that was being edited. */
  base: z.uuid(),
  /** A newer one that was shown beside it: the writer has chosen the sentence knowing that one's. */
  chosen: optional(z.uuid()),
  text: sentence(longestText),
  ...attributes,
});

export const translateSchema = z.strictObject({
  recommendation: z.uuid(),
  /** The revision that is translated; another head means that the source has changed. */
  base: z.uuid(),
  unit: z.uuid(),
  language,
  text: sentence(longestText * 1.4),
});

/** A change of state on an exact revision. */
export const moveSchema = z.strictObject({ recommendation: z.uuid(), revision: z.uuid() });

/** Agreeing also names the group's note as it was read; empty where there was none. */
export const agreeSchema = moveSchema.extend({ note: optional(z.uuid()) });

/** A change of state with its reason. */
export const withdrawSchema = z.strictObject({
  recommendation: z.uuid(),
  revision: z.uuid(),
  reason: optional(line({ max: 400 })),
});

/** What a group says of a general recommendation, on the revision and the dispositions it read. */
export const concurSchema = z
  .strictObject({
    recommendation: z.uuid(),
    revision: z.uuid(),
    group: z.uuid(),
    /** What had become of the group's sources, as it was read. */
    reading: z.string().max(64),
    answer: z.enum(ConcurrenceAnswer),
    text: optional(text({ max: 1_000 })),
    language,
    /** Those whose view it is; an objection names at least one. */
    delegations: z.array(z.uuid()).max(200).default([]),
  })
  .refine(({ answer, text: said }) => answer === 'CONCURS' || said !== undefined, {
    error: 'change_missing',
    path: ['text'],
  })
  .refine(({ answer, delegations }) => answer !== 'OBJECTS' || delegations.length > 0, {
    error: 'whose_missing',
    path: ['delegations'],
  });

export const replySchema = z.strictObject({
  recommendation: z.uuid(),
  concurrence: z.uuid(),
  /** The answer that this one corrects, as it was read. */
  replaces: optional(z.uuid()),
  text: text({ max: 1_000 }),
  language,
});

const disposition = z.enum(['FULL', 'PARTIAL', 'NOTED', 'SET_ASIDE']);

/** What became of a source: in an exact revision, and why where it was not taken over in full. */
const source = z
  .strictObject({ revision: z.uuid(), disposition, why: optional(line({ max: 400 })) })
  .refine(({ disposition: what, why }) => what === 'FULL' || why !== undefined, {
    error: 'why_missing',
    path: ['why'],
  });

/** Regional recommendation → disposition. */
const sources = z.record(z.uuid(), source).refine((map) => Object.keys(map).length > 0, 'no_source');

export const draftGeneralSchema = z.strictObject({
  text: sentence(longestText),
  language,
  ...attributes,
  sources,
});

/** Dispositions of a general recommendation; a source with an empty disposition is taken out. */
export const disposeSchema = z.strictObject({
  general: z.uuid(),
  lockVersion: wholeNumber({ min: 0, max: 1_000_000 }),
  sources: z
    .record(
      z.uuid(),
      z.union([
        z
          .strictObject({ revision: z.uuid(), disposition: z.literal(''), why: z.string().optional() })
          .transform(() => null),
        source,
      ]),
    )
    .refine((map) => Object.values(map).some((entry) => entry !== null), 'no_source'),
});

/** The step on the sources that was read as the last. */
export const undoDisposalSchema = z.strictObject({ general: z.uuid(), step: z.uuid() });

/** What was found when two regional recommendations were compared; an empty verdict takes it back. */
export const judgeSchema = z.strictObject({
  regional: z.uuid(),
  counterpart: z.uuid(),
  verdict: z.enum(['SAME', 'RELATED', 'DIFFERENT', '']).transform((verdict) => (verdict === '' ? null : verdict)),
});

/** Filters in an address: what is not understood is left out, since it may be an old link. */
export const filtersSchema = z.object({
  level: z.enum(['REGIONAL', 'GENERAL']).optional().catch(undefined),
  group: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .optional()
    .catch(undefined),
  theme: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .catch(undefined),
  state: z.enum(RecommendationStatus).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** What the board shows: regional recommendations by what they are filed under, a general one, and those ticked. */
export const boardSchema = z.object({
  objective: z.coerce.number().int().min(1).max(23).optional().catch(undefined),
  addressee: z.string().min(1).max(160).optional().catch(undefined),
  group: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .optional()
    .catch(undefined),
  theme: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .catch(undefined),
  general: z.uuid().optional().catch(undefined),
  /** The row after which a page of the regional ones begins. */
  after: z.uuid().optional().catch(undefined),
  source: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .pipe(z.array(z.uuid()).max(60))
    .catch([]),
});
