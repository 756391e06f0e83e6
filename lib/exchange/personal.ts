import { among, impersonal, names, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'ImportRow',
    personal: ['cells', 'entry', 'errors'],
    other: ['kept'],
    beside: ['number'],
    purpose: 'import',
    readers: 'organisers',
    retention: 'quarter',
    rows: (subject) =>
      Prisma.sql`(${among('registrationId', subject.registrationIds)} OR ${names(Prisma.sql`t.cells::text`, subject)})`,
    erase: { how: 'empty', set: () => Prisma.sql`cells = NULL, entry = NULL, errors = '[]'` },
  },
  impersonal('ImportBatch', 'fileName', 'sha256', 'failure', 'found', 'headings', 'mapping'),
];
