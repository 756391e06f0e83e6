'use server';

import { formAction } from '@/lib/core/action';
import { resetWordingDefinition, saveWordingDefinition } from './definitions';

export const saveWordingAction = formAction(saveWordingDefinition);
export const resetWordingAction = formAction(resetWordingDefinition);
