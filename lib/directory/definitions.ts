import type { Definition } from '@/lib/core/execute';
import { carryOutImport } from './carry-out-import';
import { changeFact, type ChangedFact } from './change-fact';
import { discardImport } from './discard-import';
import { followStatement } from './follow-statement';
import { recordStatement, type ChangedStatement } from './record-statement';
import {
  carryOutImportSchema,
  discardImportSchema,
  factSchema,
  followStatementSchema,
  recordStatementSchema,
  uploadImportSchema,
  withdrawStatementSchema,
} from './schema';
import { uploadImport } from './upload-import';
import { withdrawStatement } from './withdraw-statement';

export const changeFactDefinition: Definition<'site', typeof factSchema, ChangedFact> = {
  name: 'directory.change',
  permission: 'directory.edit',
  scope: 'site',
  input: factSchema,
  verb: changeFact,
};

export const recordStatementDefinition: Definition<'site', typeof recordStatementSchema, ChangedStatement> = {
  name: 'statement.record',
  permission: 'directory.edit',
  scope: 'site',
  input: recordStatementSchema,
  verb: recordStatement,
};

export const followStatementDefinition: Definition<'site', typeof followStatementSchema, ChangedStatement> = {
  name: 'statement.follow',
  permission: 'directory.edit',
  scope: 'site',
  input: followStatementSchema,
  verb: followStatement,
};

export const withdrawStatementDefinition: Definition<'site', typeof withdrawStatementSchema, ChangedStatement> = {
  name: 'statement.withdraw',
  permission: 'directory.edit',
  scope: 'site',
  input: withdrawStatementSchema,
  verb: withdrawStatement,
};

export const uploadImportDefinition: Definition<'site', typeof uploadImportSchema, { directoryImport: string }> = {
  name: 'directory-import.upload',
  permission: 'directory.edit',
  scope: 'site',
  input: uploadImportSchema,
  verb: uploadImport,
};

export const carryOutImportDefinition: Definition<
  'site',
  typeof carryOutImportSchema,
  { directoryImport: string; written: number }
> = {
  name: 'directory-import.carry-out',
  permission: 'directory.edit',
  scope: 'site',
  input: carryOutImportSchema,
  verb: carryOutImport,
};

export const discardImportDefinition: Definition<'site', typeof discardImportSchema, { directoryImport: string }> = {
  name: 'directory-import.discard',
  permission: 'directory.edit',
  scope: 'site',
  input: discardImportSchema,
  verb: discardImport,
};
