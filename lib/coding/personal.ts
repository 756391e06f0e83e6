import { Prisma } from '@/lib/core/prisma/client';
import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

/** Codes say something of answers, which are a party's; who gave them is somebody's. */
export const personal: readonly PersonalTable[] = [
  {
    table: 'Coder',
    personal: [],
    other: [],
    beside: ['namedAt', 'finishedAt'],
    purpose: 'record',
    readers: 'organisers',
    retention: 'archive',
    rows: ({ accountIds }) => among('accountId', accountIds),
    // The part stays: its codings are counted.
    erase: { how: 'empty', set: () => Prisma.sql`"accountId" = NULL` },
  },
  {
    table: 'Coding',
    personal: [],
    other: ['textSha256'],
    beside: ['at'],
    purpose: 'record',
    readers: 'organisers',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'empty', set: () => Prisma.sql`"byAccountId" = NULL` },
  },
  {
    table: 'CodeBookChange',
    personal: [],
    other: ['after'],
    beside: ['at'],
    purpose: 'record',
    readers: 'organisers',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'empty', set: () => Prisma.sql`"byAccountId" = NULL` },
  },
  impersonal('CodeBook', 'salt'),
  impersonal('BookCode', 'names', 'description'),
  impersonal('CodingCode'),
];
