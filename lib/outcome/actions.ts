'use server';

import { formAction } from '@/lib/core/action';
import { composeDefinition, editBlockDefinition, publishDefinition } from './definitions';

export const composeAction = formAction(composeDefinition, ({ meeting }) => `/manage/${meeting}/highlights`);

export const editBlockAction = formAction(
  editBlockDefinition,
  ({ meeting, value }) => `/manage/${meeting}/highlights#block-${value.position}`,
);

export const publishAction = formAction(publishDefinition, ({ meeting }) => `/meetings/${meeting}/highlights`);
