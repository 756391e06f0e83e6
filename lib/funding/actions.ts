'use server';

import { formAction } from '@/lib/core/action';
import { setAwardDefinition } from './definitions';

export const setAwardAction = formAction(setAwardDefinition, ({ meeting }) => `/manage/${meeting ?? ''}/funding`);
