'use server';

import { formAction } from '@/lib/core/action';
import {
  changeFactDefinition,
  followStatementDefinition,
  recordStatementDefinition,
  withdrawStatementDefinition,
} from './definitions';

export const changeFactAction = formAction(
  changeFactDefinition,
  ({ value }) => `/directory/${value.party}/history#change-${value.change ?? ''}`,
  undefined,
  { shows: true },
);

export const recordStatementAction = formAction(
  recordStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
);

export const followStatementAction = formAction(
  followStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
  undefined,
  { shows: true },
);

export const withdrawStatementAction = formAction(
  withdrawStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
  undefined,
  { shows: true },
);
