import { Prisma } from '@/lib/core/prisma/client';
import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  impersonal('PointUse'),
  // In the rapporteur's words, of organisations; who typed them is in the audit.
  impersonal('GroupNote', 'practice', 'dissent'),
  impersonal('DraftSave', 'content', 'known'),
  impersonal('BranchEnd'),
  impersonal('DraftSupport'),
  {
    table: 'DraftRemark',
    personal: ['text'],
    other: ['language'],
    beside: ['at'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    // It keeps its place: it was the delegation's.
    erase: { how: 'empty', set: () => Prisma.sql`text = '', "byAccountId" = NULL` },
  },
  {
    table: 'RoomPlace',
    personal: [],
    other: [],
    beside: ['seenAt'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'week',
    rows: ({ accountIds }) => among('accountId', accountIds),
    erase: { how: 'delete' },
  },
];
