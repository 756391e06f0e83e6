import { among, impersonal, names, type PersonalTable, type Subject } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

const idsOf = ({ personIds, registrationIds, accountIds }: Subject) => [
  ...personIds,
  ...registrationIds,
  ...accountIds,
];

export const personal: readonly PersonalTable[] = [
  {
    table: 'AuditDetail',
    personal: ['details'],
    other: ['salt'],
    purpose: 'log',
    readers: 'nobody',
    retention: 'year',
    rows: (
      subject,
    ) => Prisma.sql`(EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e.id = t."entryId" AND e."subjectId" = ANY (${idsOf(subject)}::text[]))
      OR ${names(Prisma.sql`t.details::text`, subject)})`,
    isCountedOnly: true,
    erase: { how: 'delete' },
  },
  {
    table: 'AuditEntry',
    personal: [],
    other: ['role', 'action', 'subjectType', 'subjectId'],
    beside: ['at', 'action', 'role'],
    purpose: 'log',
    readers: 'organisers',
    retention: 'archive',
    rows: (subject) =>
      Prisma.sql`(t."subjectId" = ANY (${idsOf(subject)}::text[]) OR ${among('accountId', subject.accountIds)})`,
    erase: { how: 'keep', ground: 'log' },
  },
  impersonal('AuditSeal', 'detailHashes', 'sha256', 'previous'),
];
