import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { fieldSources, type PersonField } from '../model/fields';
import { headOf } from '../model/heads';
import { rulesOf } from '../model/purposes';
import type { PreparedTransfer } from '../queries/prepared';
import { listNames, readPeople } from '../queries/people';
import { cellWriter } from './cells';
import { figureLines } from './figure-lines';

/** What every format is made from: the heads, and the lines a thousand at a time. */
export type Sheet = { heads: string[]; batches: AsyncGenerator<CsvCell[][]> };

/** A prepared file as heads and lines in its language. */
export function sheetOf(scope: MeetingScope, transfer: PreparedTransfer): Sheet {
  return {
    heads: transfer.fields.map((field) => headOf(field, transfer.locale)),
    batches: rulesOf(transfer.purpose).fields ? peopleLines(scope, transfer) : figures(scope, transfer),
  };
}

async function* peopleLines(scope: MeetingScope, transfer: PreparedTransfer): AsyncGenerator<CsvCell[][]> {
  const fields = transfer.fields.filter((field): field is PersonField => field in fieldSources);
  const write = cellWriter(fields, transfer.locale, await listNames(scope));
  for await (const people of readPeople(scope, transfer)) yield people.map(write);
}

async function* figures(scope: MeetingScope, transfer: PreparedTransfer): AsyncGenerator<CsvCell[][]> {
  const lines = await figureLines(scope, transfer);
  yield lines.map((line) => transfer.fields.map((field) => line[field] ?? null));
}
