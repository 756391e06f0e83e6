import type { Definition } from '@/lib/core/execute';
import { changeFact, type ChangedFact } from './change-fact';
import { followStatement } from './follow-statement';
import { recordStatement, type ChangedStatement } from './record-statement';
import { factSchema, followStatementSchema, recordStatementSchema, withdrawStatementSchema } from './schema';
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
