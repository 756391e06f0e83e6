'use server';

import { formAction } from '@/lib/core/action';
import {
  issueBadgesDefinition,
  issueLetterDefinition,
  issueListDefinition,
  revokePaperDefinition,
  takePaperDefinition,
} from './definitions';

export const issueListAction = formAction(issueListDefinition, ({ meeting }) => `/manage/${meeting}/papers`);
export const issueBadgesAction = formAction(issueBadgesDefinition);
export const issueLetterAction = formAction(issueLetterDefinition);
export const takePaperAction = formAction(takePaperDefinition);
export const revokePaperAction = formAction(revokePaperDefinition);
