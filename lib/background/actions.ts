'use server';

import { formAction } from '@/lib/core/action';
import { issuePaperDefinition } from './definitions';

export const issueBackgroundPaperAction = formAction(
  issuePaperDefinition,
  ({ meeting }) => `/manage/${meeting}/survey`,
);
