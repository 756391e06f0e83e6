'use server';

import { formAction } from '@/lib/core/action';
import {
  closeRoundDefinition,
  commentDefinition,
  disposeDefinition,
  extendRoundDefinition,
  openRoundDefinition,
  prepareRoundDefinition,
  withdrawCommentDefinition,
} from './definitions';

export const prepareRoundAction = formAction(
  prepareRoundDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights/clearing/letters/${value.mailingId}`,
);

export const openRoundAction = formAction(
  openRoundDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights/clearing/${value.round}`,
);

export const extendRoundAction = formAction(extendRoundDefinition);

export const closeRoundAction = formAction(closeRoundDefinition);

export const commentAction = formAction(
  commentDefinition,
  ({ meeting, value: { round, language, position } }) =>
    `/meetings/${meeting}/clearing?round=${round}&language=${language}#s-${position}`,
);

export const withdrawCommentAction = formAction(withdrawCommentDefinition);

export const disposeAction = formAction(disposeDefinition, undefined, undefined, { shows: true });
