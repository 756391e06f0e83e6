'use server';

import { formAction } from '@/lib/core/action';
import { clearDefinition, decideDefinition, orderDefinition, showDefinition } from './definitions';

export const orderAction = formAction(orderDefinition);
export const showAction = formAction(showDefinition);
export const clearAction = formAction(clearDefinition);
export const decideAction = formAction(decideDefinition);
