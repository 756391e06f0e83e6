'use server';

import { formAction } from '@/lib/core/action';
import { submitReportDefinition } from './definitions';

export const submitReportAction = formAction(submitReportDefinition);
