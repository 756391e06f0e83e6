import type { Definition } from '@/lib/core/execute';
import { beginTransfer } from './begin-transfer';
import { completeTransfer } from './complete-transfer';
import { prepareTransfer } from './prepare-transfer';
import { recordPaper } from './record-paper';
import { beginTransferSchema, completeTransferSchema, prepareTransferSchema, recordPaperSchema } from './schema';

/** A closed meeting's people are still written to, and its figures asked for: what is read then is logged as before. */
const always = { scope: 'meeting', evenWhenClosed: true } as const;

export const prepareTransferDefinition: Definition<
  'meeting',
  typeof prepareTransferSchema,
  { id: string; purpose: string }
> = {
  ...always,
  name: 'transfer.prepare',
  permission: 'transfer.prepare',
  input: prepareTransferSchema,
  verb: prepareTransfer,
};

/** Run by the route that answers with the file, before its first byte and after its last. */
export const beginTransferDefinition: Definition<'meeting', typeof beginTransferSchema, { id: string }> = {
  ...always,
  name: 'transfer.begin',
  permission: 'transfer.fetch',
  input: beginTransferSchema,
  verb: beginTransfer,
};

export const completeTransferDefinition: Definition<'meeting', typeof completeTransferSchema, null> = {
  ...always,
  name: 'transfer.complete',
  permission: 'transfer.fetch',
  input: completeTransferSchema,
  verb: completeTransfer,
};

/** Run by the routes that answer with a paper, which ask first who may have it: see `handOutPaper`. */
export const recordPaperDefinition: Definition<'meeting', typeof recordPaperSchema, { transferId: string }> = {
  ...always,
  name: 'transfer.record-paper',
  permission: 'transfer.record-paper',
  input: recordPaperSchema,
  verb: recordPaper,
};
