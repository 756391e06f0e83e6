import { among, impersonal, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

const ofRegistration = {
  rows: ({ registrationIds }: { registrationIds: string[] }) => among('registrationId', registrationIds),
};

export const personal: readonly PersonalTable[] = [
  {
    table: 'SensitiveRecord',
    personal: ['sealed'],
    other: ['keyId'],
    beside: ['registrationId', 'kind', 'keyId', 'updatedAt', 'deleteAfter'],
    purpose: 'sensitive',
    readers: 'byKind',
    retention: 'dated',
    ...ofRegistration,
    erase: { how: 'delete' },
  },
  {
    table: 'SensitiveView',
    personal: ['role', 'place'],
    other: [],
    beside: ['kind', 'at'],
    purpose: 'log',
    readers: 'self',
    retention: 'archive',
    ...ofRegistration,
    erase: { how: 'keep', ground: 'log' },
  },
  {
    table: 'Consent',
    personal: ['text', 'locale'],
    other: [],
    beside: ['kind', 'given', 'at'],
    purpose: 'consent',
    readers: 'organisers',
    retention: 'archive',
    ...ofRegistration,
    erase: { how: 'keep', ground: 'proof' },
  },
  {
    table: 'StoredFile',
    personal: ['name'],
    other: ['purpose', 'key', 'type', 'sha256'],
    beside: ['purpose', 'type', 'size', 'createdAt', 'deleteAfter'],
    purpose: 'registration',
    readers: 'byKind',
    retention: 'dated',
    rows: ({ fileIds }) => Prisma.sql`(${among('id', fileIds)} AND t.status <> 'ERASED')`,
    erase: { how: 'empty', set: () => Prisma.sql`status = 'ERASED', name = ''` },
  },
  {
    table: 'ErasureRequest',
    personal: ['reason'],
    other: ['overrides'],
    beside: ['status', 'at', 'decidedAt'],
    purpose: 'rights',
    readers: 'staff',
    retention: 'untilErased',
    rows: ({ personIds }) => among('personId', personIds),
    erase: { how: 'empty', set: () => Prisma.sql`reason = NULL` },
  },
  // Tombstones and hand-overs hold nothing of a person but the id.
  impersonal('Erasure', 'cause', 'report'),
  impersonal('Transfer', 'purpose', 'recipient', 'format', 'fields', 'role'),
];
