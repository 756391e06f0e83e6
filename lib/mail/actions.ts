'use server';

import { formAction } from '@/lib/core/action';
import { resendDefinition } from './definitions';

export const resendMailAction = formAction(resendDefinition);
