import { among, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  {
    table: 'CheckIn',
    personal: ['session', 'handedOut'],
    other: ['device'],
    beside: ['direction', 'at'],
    purpose: 'door',
    readers: 'door',
    retention: 'archive',
    rows: ({ registrationIds }) => among('registrationId', registrationIds),
    erase: { how: 'keep', ground: 'headcount' },
  },
  {
    table: 'ReplacedBadge',
    personal: [],
    // Random, and worth nothing any more.
    other: ['code'],
    beside: ['reason', 'at'],
    purpose: 'door',
    readers: 'door',
    retention: 'archive',
  },
];
