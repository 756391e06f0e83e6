import { among, names, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'IssuedPaper',
    personal: ['facts', 'revokedReason'],
    other: ['locale', 'code', 'sha256'],
    beside: ['kind', 'issuedAt', 'revokedAt'],
    purpose: 'papers',
    readers: 'organisers',
    retention: 'byPaper',
    rows: (subject) =>
      Prisma.sql`(${among('registrationId', subject.registrationIds)} OR ${names(Prisma.sql`t.facts::text`, subject)})`,
    erase: { how: 'empty', set: () => Prisma.sql`facts = NULL, "revokedReason" = NULL` },
  },
  {
    table: 'ParticipantList',
    personal: ['content'],
    other: ['sha256'],
    beside: ['number', 'status', 'issuedAt'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: (subject) => names(Prisma.sql`t.content::text`, subject),
    isCountedOnly: true,
    erase: { how: 'keep', ground: 'archive' },
  },
];
