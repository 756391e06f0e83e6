'use server';

import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import {
  decideDefinition,
  nominateDefinition,
  submitDefinition,
  substituteDefinition,
  withdrawDefinition,
} from './definitions';

export const nominateAction = formAction(nominateDefinition);
export const substituteAction = formAction(substituteDefinition);
/** The language of the notice agreed to is that of the page, never a field of the form. */
export const submitAction = formAction(submitDefinition, undefined, async () => ({ shownIn: await getLocale() }));
export const withdrawAction = formAction(withdrawDefinition);
export const decideAction = formAction(decideDefinition);
