import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Decision',
    personal: ['byName'],
    other: ['note'],
    beside: ['outcome', 'at'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  impersonal('PlenaryItem'),
];
