'use server';

import { formAction } from '@/lib/core/action';
import { publishDefinition } from './definitions';

export const publishAction = formAction(
  publishDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/agenda#published`,
);
