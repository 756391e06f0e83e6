'use server';

import { formAction } from '@/lib/core/action';
import { changeFactDefinition } from './definitions';

export const changeFactAction = formAction(
  changeFactDefinition,
  ({ value }) => `/directory/${value.party}/history#change-${value.change ?? ''}`,
  undefined,
  { shows: true },
);
