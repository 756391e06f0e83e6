import { z } from 'zod';
import { DocumentAccess, DocumentKind } from '@/lib/core/prisma/enums';
import { upload } from '@/lib/core/upload';
import { mostDocumentBytes } from '@/lib/core/upload-size';
import { day, emailAddress, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { symbolShape } from './model/symbol';

/** Longest title, and longest name of whose a document is, in characters. */
export const longestTitle = 300;
export const longestAuthor = 200;

const language = z.enum(locales);
const title = optional(line({ max: longestTitle }));
/** Of the document as it was read. */
const lockVersion = wholeNumber({ min: 0, max: 1_000_000 });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');
const symbol = line({ max: 60 })
  .transform((typed) => typed.toUpperCase())
  .pipe(z.string().regex(symbolShape, 'invalid_symbol'));

const facts = {
  kind: z.enum(DocumentKind),
  title: z.strictObject({ en: title, fr: title, es: title }),
  author: optional(line({ max: longestAuthor })),
  access: z.enum(DocumentAccess),
  groupCode: optional(line({ max: 40 })),
  agendaSession: optional(z.uuid()),
  embargo: z.strictObject({ date: optional(day), time: optional(clock) }).default({}),
};

type Facts = { title: z.output<typeof facts.title>; access: DocumentAccess; groupCode?: string | undefined };

function check({ title: given, access, groupCode }: Facts, context: z.RefinementCtx): void {
  const report = (path: string[], code: string) => context.addIssue({ code: 'custom', path, params: { code } });
  if (!given.en && !given.fr && !given.es) report(['title', 'en'], 'required');
  if (access === 'GROUP' && !groupCode) report(['groupCode'], 'required');
}

export const addDocumentSchema = z
  .strictObject({ ...facts, symbol: optional(symbol), language: optional(language), file: optional(documentFile()) })
  .superRefine(check)
  .superRefine(({ file, language: of, title: given }, context) => {
    const report = (path: string[], code: string) => context.addIssue({ code: 'custom', path, params: { code } });
    if (file && !of) report(['language'], 'required');
    if (of && !file) report(['file'], 'required');
    if (file && of && !given[of]) report(['title', of], 'required');
  });

export const editDocumentSchema = z.strictObject({ ...facts, document: z.uuid(), lockVersion }).superRefine(check);

export const addFileSchema = z
  .strictObject({
    document: z.uuid(),
    lockVersion,
    language,
    title: line({ max: longestTitle }),
    file: documentFile(),
    /** It takes the place of what was handed out, as the next revision. */
    revises: ticked,
    /** The other languages hold for the new revision as they are. */
    keepsOthers: ticked,
  })
  .superRefine(({ revises, keepsOthers }, context) => {
    if (keepsOthers && !revises)
      context.addIssue({ code: 'custom', path: ['revises'], params: { code: 'not_revising' } });
  });

export const withdrawDocumentSchema = z.strictObject({
  document: z.uuid(),
  reason: z
    .strictObject({
      en: optional(text({ max: 600 })),
      fr: optional(text({ max: 600 })),
      es: optional(text({ max: 600 })),
    })
    .superRefine((reason, context) => {
      if (!reason.en && !reason.fr && !reason.es)
        context.addIssue({ code: 'custom', path: ['en'], params: { code: 'required' } });
    }),
});

/** Most days for which a link to bring files may be open. */
export const longestLinkDays = 400;

export const inviteSpeakerSchema = z.strictObject({
  document: z.uuid(),
  name: line({ max: 200 }),
  email: emailAddress,
  /** Language of the mail. */
  locale: language,
  deadline: z.strictObject({ date: day, time: clock }),
});

export const revokeLinkSchema = z.strictObject({ link: z.uuid() });

export const handInFileSchema = z.strictObject({
  /** From the cookie of the clean redirect, never from the form. */
  token: z.string().max(100),
  language,
  title: line({ max: longestTitle }),
  file: documentFile(),
  keepsOthers: ticked,
});

/** What a list shows, as it stands in its address. */
export const documentFiltersSchema = z.object({
  kind: z.enum(DocumentKind).optional().catch(undefined),
  language: language.optional().catch(undefined),
  /** Words to look for. */
  q: line({ max: 200 }).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(50).catch(1),
  /** The last document of the page before. */
  after: z.uuid().optional().catch(undefined),
});
export type DocumentFilters = z.output<typeof documentFiltersSchema>;

/** What the page of one document shows, as it stands in its address: which of its files, at which page. */
export const previewFiltersSchema = z.object({
  file: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

function documentFile() {
  return upload({ max: mostDocumentBytes });
}
