import { among, impersonal, names, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

const ofRegistration = {
  rows: ({ registrationIds }: { registrationIds: string[] }) => among('registrationId', registrationIds),
};

/** The words of a transfer, in which somebody can be named. */
const noted = Prisma.sql`concat_ws(' ', t."contactName", t.contact, t.reason)`;

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
  {
    table: 'TransferNote',
    personal: ['contactName', 'contact', 'reason'],
    other: [],
    purpose: 'log',
    readers: 'organisers',
    retention: 'archive',
    rows: (subject) => names(noted, subject),
    erase: { how: 'empty', set: () => Prisma.sql`"contactName" = NULL, contact = NULL, reason = ''` },
  },
  // Tombstones and hand-overs hold nothing of a person but ids; in which files somebody was is told under "who has read".
  impersonal('Erasure', 'cause', 'report'),
  impersonal('Transfer', 'purpose', 'recipient', 'recipientKind', 'format', 'fields', 'filter', 'locale', 'role'),
  impersonal('TransferStep', 'sha256'),
];
