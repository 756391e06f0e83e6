import type { Definition } from '@/lib/core/execute';
import { applyImport } from './apply-import';
import { discardImport } from './discard-import';
import { mapColumns } from './map-columns';
import {
  applyImportSchema,
  discardImportSchema,
  mapColumnsSchema,
  undoImportSchema,
  uploadSheetSchema,
} from './schema';
import { undoImport } from './undo-import';
import { uploadSheet } from './upload-sheet';

type Batch = { batchId: string };

export const uploadSheetDefinition: Definition<'meeting', typeof uploadSheetSchema, Batch> = {
  name: 'import.upload',
  permission: 'people.import',
  scope: 'meeting',
  input: uploadSheetSchema,
  verb: uploadSheet,
};

export const mapColumnsDefinition: Definition<'meeting', typeof mapColumnsSchema, Batch> = {
  name: 'import.map',
  permission: 'people.import',
  scope: 'meeting',
  input: mapColumnsSchema,
  verb: mapColumns,
};

export const applyImportDefinition: Definition<'meeting', typeof applyImportSchema, Batch> = {
  name: 'import.apply',
  permission: 'people.import',
  scope: 'meeting',
  input: applyImportSchema,
  verb: applyImport,
};

export const undoImportDefinition: Definition<'meeting', typeof undoImportSchema, Batch> = {
  name: 'import.undo',
  permission: 'people.import',
  scope: 'meeting',
  input: undoImportSchema,
  verb: undoImport,
};

export const discardImportDefinition: Definition<'meeting', typeof discardImportSchema, null> = {
  name: 'import.discard',
  permission: 'people.import',
  scope: 'meeting',
  input: discardImportSchema,
  verb: discardImport,
};
