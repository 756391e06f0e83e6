'use server';

import { formAction } from '@/lib/core/action';
import {
  draftFromPointsDefinition,
  endBranchDefinition,
  remarkDefinition,
  saveDraftDefinition,
  supportDraftDefinition,
} from './definitions';

export const draftFromPointsAction = formAction(draftFromPointsDefinition);
export const saveDraftAction = formAction(saveDraftDefinition);
export const endBranchAction = formAction(endBranchDefinition, undefined, undefined, { shows: true });
export const remarkAction = formAction(remarkDefinition);
export const supportDraftAction = formAction(supportDraftDefinition);
