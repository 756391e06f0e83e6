import type { Definition } from '@/lib/core/execute';
import { arrangeBlock } from './arrange-block';
import { compose } from './compose';
import { editBlock } from './edit-block';
import { insertBlock } from './insert-block';
import { keepByHand } from './keep-version';
import { nameSignatories } from './name-signatories';
import { publish } from './publish';
import { reviewSentences } from './review-sentences';
import { reopen } from './reopen';
import {
  arrangeBlockSchema,
  composeSchema,
  editBlockSchema,
  insertBlockSchema,
  keepVersionSchema,
  nameSignatoriesSchema,
  publishSchema,
  reviewSentencesSchema,
  takeTranslationsSchema,
  translateSentencesSchema,
  uploadTranslationsSchema,
  reopenSchema,
  setAuthenticSchema,
  signSchema,
  withdrawSignatureSchema,
} from './schema';
import { setAuthentic } from './set-authentic';
import { signAsChair, signLanguage, type Signature } from './sign';
import { takeTranslations } from './take-translations';
import { translateSentences } from './translate-sentences';
import { uploadTranslations } from './upload-translations';
import { withdrawSignature } from './withdraw-signature';

export const composeDefinition: Definition<
  'meeting',
  typeof composeSchema,
  { documentId: string; commitments: number }
> = {
  name: 'outcome.compose',
  permission: 'outcome.compose',
  scope: 'meeting',
  input: composeSchema,
  evenWhenClosed: true,
  verb: compose,
};

export const editBlockDefinition: Definition<
  'meeting',
  typeof editBlockSchema,
  { block: string; written: number; isJoined: boolean }
> = {
  name: 'outcome.edit-block',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: editBlockSchema,
  evenWhenClosed: true,
  verb: editBlock,
};

export const translateSentencesDefinition: Definition<
  'meeting',
  typeof translateSentencesSchema,
  { block: string; written: number }
> = {
  name: 'outcome.translate-sentences',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: translateSentencesSchema,
  evenWhenClosed: true,
  verb: translateSentences,
};

export const reviewSentencesDefinition: Definition<
  'meeting',
  typeof reviewSentencesSchema,
  { block: string; sentences: number }
> = {
  name: 'outcome.review-sentences',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: reviewSentencesSchema,
  evenWhenClosed: true,
  verb: reviewSentences,
};

export const uploadTranslationsDefinition: Definition<
  'meeting',
  typeof uploadTranslationsSchema,
  { file: string; language: string }
> = {
  name: 'outcome.upload-translations',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: uploadTranslationsSchema,
  evenWhenClosed: true,
  verb: uploadTranslations,
};

export const takeTranslationsDefinition: Definition<'meeting', typeof takeTranslationsSchema, { taken: number }> = {
  name: 'outcome.take-translations',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: takeTranslationsSchema,
  evenWhenClosed: true,
  verb: takeTranslations,
};

export const insertBlockDefinition: Definition<'meeting', typeof insertBlockSchema, { block: string }> = {
  name: 'outcome.insert-block',
  permission: 'outcome.compose',
  scope: 'meeting',
  input: insertBlockSchema,
  evenWhenClosed: true,
  verb: insertBlock,
};

export const arrangeBlockDefinition: Definition<'meeting', typeof arrangeBlockSchema, { block: string }> = {
  name: 'outcome.arrange-block',
  permission: 'outcome.compose',
  scope: 'meeting',
  input: arrangeBlockSchema,
  evenWhenClosed: true,
  verb: arrangeBlock,
};

export const publishDefinition: Definition<
  'meeting',
  typeof publishSchema,
  { sha256: string; number: number; isPublic: boolean }
> = {
  name: 'outcome.publish',
  permission: 'outcome.publish',
  scope: 'meeting',
  input: publishSchema,
  evenWhenClosed: true,
  verb: publish,
};

export const reopenDefinition: Definition<'meeting', typeof reopenSchema, { documentId: string }> = {
  name: 'outcome.reopen',
  permission: 'outcome.publish',
  scope: 'meeting',
  input: reopenSchema,
  evenWhenClosed: true,
  verb: reopen,
};

export const setAuthenticDefinition: Definition<'meeting', typeof setAuthenticSchema, { authentic: string[] }> = {
  name: 'outcome.set-authentic',
  permission: 'outcome.publish',
  scope: 'meeting',
  input: setAuthenticSchema,
  evenWhenClosed: true,
  verb: setAuthentic,
};

export const keepVersionDefinition: Definition<
  'meeting',
  typeof keepVersionSchema,
  { number: number; isNew: boolean }
> = {
  name: 'outcome.keep-version',
  permission: 'outcome.compose',
  scope: 'meeting',
  input: keepVersionSchema,
  evenWhenClosed: true,
  verb: keepByHand,
};

export const nameSignatoriesDefinition: Definition<
  'meeting',
  typeof nameSignatoriesSchema,
  { language: string; count: number }
> = {
  name: 'outcome.name-signatories',
  permission: 'outcome.name-signatories',
  scope: 'meeting',
  input: nameSignatoriesSchema,
  evenWhenClosed: true,
  verb: nameSignatories,
};

export const signLanguageDefinition: Definition<'meeting', typeof signSchema, Signature> = {
  name: 'outcome.sign-language',
  permission: 'outcome.sign-language',
  scope: 'meeting',
  input: signSchema,
  evenWhenClosed: true,
  verb: signLanguage,
};

export const signAsChairDefinition: Definition<'meeting', typeof signSchema, Signature> = {
  name: 'outcome.sign-as-chair',
  permission: 'outcome.sign-as-chair',
  scope: 'meeting',
  input: signSchema,
  evenWhenClosed: true,
  verb: signAsChair,
};

export const withdrawSignatureDefinition: Definition<'meeting', typeof withdrawSignatureSchema, { signature: string }> =
  {
    name: 'outcome.withdraw-signature',
    permission: 'outcome.read-draft',
    scope: 'meeting',
    input: withdrawSignatureSchema,
    evenWhenClosed: true,
    verb: withdrawSignature,
  };
