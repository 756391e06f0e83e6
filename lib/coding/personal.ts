import { Prisma } from '@/lib/core/prisma/client';
import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

type Shown = Pick<PersonalTable, 'other' | 'beside'>;

/** A table whose rows stay without the account that made them: what was coded goes on counting. */
const withoutName = (table: string, column: 'accountId' | 'byAccountId', { other, beside }: Shown): PersonalTable => ({
  table,
  personal: [],
  other,
  beside,
  purpose: 'record',
  readers: 'organisers',
  retention: 'archive',
  rows: ({ accountIds }) => among(column, accountIds),
  erase: { how: 'empty', set: () => Prisma.sql`${Prisma.raw(`"${column}"`)} = NULL` },
});

/** Codes say something of answers, which are a party's; who gave them is somebody's. */
export const personal: readonly PersonalTable[] = [
  withoutName('Coder', 'accountId', { other: [], beside: ['namedAt', 'finishedAt'] }),
  withoutName('Coding', 'byAccountId', { other: ['textSha256'], beside: ['at'] }),
  withoutName('CodeBookChange', 'byAccountId', { other: ['after'], beside: ['at'] }),
  impersonal('CodeBook', 'salt'),
  impersonal('BookCode', 'names', 'description'),
  impersonal('CodingCode'),
];
