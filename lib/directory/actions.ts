'use server';

import { formAction } from '@/lib/core/action';
import {
  carryOutImportDefinition,
  changeFactDefinition,
  discardImportDefinition,
  followStatementDefinition,
  recordStatementDefinition,
  uploadImportDefinition,
  withdrawStatementDefinition,
} from './definitions';

export const changeFactAction = formAction(
  changeFactDefinition,
  ({ value }) => `/directory/${value.party}/history#change-${value.change ?? ''}`,
  undefined,
  { shows: true },
);

export const recordStatementAction = formAction(
  recordStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
);

export const followStatementAction = formAction(
  followStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
  undefined,
  { shows: true },
);

export const withdrawStatementAction = formAction(
  withdrawStatementDefinition,
  ({ value }) => `/admin/directory/${value.party}/sources`,
  undefined,
  { shows: true },
);

const importPath = ({ value }: { value: { directoryImport: string } }) =>
  `/admin/directory/import/${value.directoryImport}`;

export const uploadImportAction = formAction(uploadImportDefinition, importPath);

export const carryOutImportAction = formAction(carryOutImportDefinition, importPath, undefined, { shows: true });

export const discardImportAction = formAction(discardImportDefinition, () => '/admin/directory/import');
