'use server';

import { formAction } from '@/lib/core/action';
import {
  arrangeBlockDefinition,
  composeDefinition,
  editBlockDefinition,
  insertBlockDefinition,
  keepVersionDefinition,
  nameSignatoriesDefinition,
  publishDefinition,
  reviewSentencesDefinition,
  takeTranslationsDefinition,
  translateSentencesDefinition,
  uploadTranslationsDefinition,
  reopenDefinition,
  setAuthenticDefinition,
  signAsChairDefinition,
  signLanguageDefinition,
  withdrawSignatureDefinition,
} from './definitions';

export const composeAction = formAction(composeDefinition, ({ meeting }) => `/manage/${meeting}/highlights`);

export const editBlockAction = formAction(editBlockDefinition, undefined, undefined, {
  shows: true,
  tells: ({ isJoined }) => ({ isJoined: isJoined ? 1 : 0 }),
});

export const translateSentencesAction = formAction(translateSentencesDefinition, undefined, undefined, { shows: true });

export const reviewSentencesAction = formAction(reviewSentencesDefinition);

export const uploadTranslationsAction = formAction(
  uploadTranslationsDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights?view=languages&file=${value.file}`,
);

export const takeTranslationsAction = formAction(
  takeTranslationsDefinition,
  ({ meeting }) => `/manage/${meeting}/highlights?view=languages`,
);

export const insertBlockAction = formAction(
  insertBlockDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights#block-${value.block}`,
);

export const arrangeBlockAction = formAction(
  arrangeBlockDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights?view=outline#block-${value.block}`,
);

/** What is under embargo is on no page yet: back to where it stands as sealed. */
export const publishAction = formAction(publishDefinition, ({ meeting, value }) =>
  value.isPublic ? `/meetings/${meeting}/highlights` : `/manage/${meeting}/highlights`,
);

export const reopenAction = formAction(reopenDefinition, ({ meeting }) => `/manage/${meeting}/highlights`);

export const setAuthenticAction = formAction(setAuthenticDefinition, ({ meeting }) => `/manage/${meeting}/highlights`);

export const keepVersionAction = formAction(keepVersionDefinition, ({ meeting }) => `/manage/${meeting}/highlights`);

export const nameSignatoriesAction = formAction(
  nameSignatoriesDefinition,
  ({ meeting }) => `/manage/${meeting}/highlights/sign#signatories`,
);

export const signLanguageAction = formAction(
  signLanguageDefinition,
  ({ meeting }) => `/manage/${meeting}/highlights/sign`,
);

export const signAsChairAction = formAction(
  signAsChairDefinition,
  ({ meeting }) => `/manage/${meeting}/highlights/sign`,
);

export const withdrawSignatureAction = formAction(
  withdrawSignatureDefinition,
  ({ meeting }) => `/manage/${meeting}/highlights/sign`,
);
