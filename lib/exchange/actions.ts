'use server';

import { formAction } from '@/lib/core/action';
import {
  applyImportDefinition,
  discardImportDefinition,
  mapColumnsDefinition,
  undoImportDefinition,
  uploadSheetDefinition,
} from './definitions';

/** From the sheet to its page, where its columns are said, its preview looked at and its work watched. */
export const uploadSheetAction = formAction(
  uploadSheetDefinition,
  ({ value, meeting }) => `/manage/${meeting ?? ''}/registrations/import/${value.batchId}`,
);
export const mapColumnsAction = formAction(
  mapColumnsDefinition,
  ({ value, meeting }) => `/manage/${meeting ?? ''}/registrations/import/${value.batchId}`,
);
export const applyImportAction = formAction(
  applyImportDefinition,
  ({ value, meeting }) => `/manage/${meeting ?? ''}/registrations/import/${value.batchId}`,
);
export const undoImportAction = formAction(
  undoImportDefinition,
  ({ value, meeting }) => `/manage/${meeting ?? ''}/registrations/import/${value.batchId}`,
);
export const discardImportAction = formAction(
  discardImportDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/registrations/import`,
);
