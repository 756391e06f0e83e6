'use server';

import { formAction } from '@/lib/core/action';
import { takeOverDefinition } from './definitions';

export const takeOverAction = formAction(
  takeOverDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/take-over#done`,
);
