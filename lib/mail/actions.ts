'use server';

import { formAction } from '@/lib/core/action';
import { resendDefinition, resetWordingDefinition, saveWordingDefinition } from './definitions';

export const resendMailAction = formAction(resendDefinition);
export const saveWordingAction = formAction(saveWordingDefinition);
export const resetWordingAction = formAction(resetWordingDefinition);
