import { z } from 'zod';
import { upload } from '@/lib/core/upload';
import { mostSheetBytes } from '@/lib/core/upload-size';
import { defaultLocale, locales } from '@/lib/i18n/routing';
import { code, mostQuestions } from '@/lib/surveys/model/definition';

export const uploadAnswersSchema = z.strictObject({
  /** The delegation that answers. Looked up in the meeting and authorised; naming it grants nothing. */
  delegation: z.uuid(),
  sheet: upload({ max: mostSheetBytes }),
});

const choices = z
  .record(code, z.enum(['mine', 'theirs']))
  .refine((given) => Object.keys(given).length <= mostQuestions, 'too_many_items')
  .default({});

/** `keep`: which one counts where a colleague has changed an answer since; `shown`: the revision that was shown beside it. */
export const saveSheetSchema = z.strictObject({
  answerSheet: z.uuid(),
  keep: choices,
  shown: z.record(code, z.coerce.number().int().min(0).max(1_000_000)).default({}),
  shownIn: z.enum(locales).default(defaultLocale),
});

export const discardSheetSchema = z.strictObject({ answerSheet: z.uuid() });

/** What a sheet says, as it is kept until it is saved. */
export const readAnswersSchema = z.array(
  z.strictObject({
    question: code,
    revision: z.number().int(),
    cell: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())])),
    errors: z.array(z.strictObject({ cell: z.string(), code: z.string(), value: z.string() })),
  }),
);
