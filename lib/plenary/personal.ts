import { Prisma } from '@/lib/core/prisma/client';
import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Decision',
    personal: ['byName'],
    other: ['note', 'languages', 'textsHash'],
    beside: ['outcome', 'at'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  impersonal('PlenaryItem'),
  // In a delegation's words, tabled in its name; who typed them is in the audit.
  impersonal('Amendment', 'language', 'explanation'),
  impersonal('AmendmentText', 'language', 'text'),
  impersonal('AmendmentEnd', 'note', 'language'),
  impersonal('PlenaryTurn'),
  {
    table: 'SilenceProcedure',
    personal: ['byName'],
    other: ['hash', 'languages', 'textsHash'],
    beside: ['at', 'closesAt'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  impersonal('SilenceAudience'),
  impersonal('SilenceBreak', 'reason', 'language'),
  impersonal('SilenceEnd'),
  impersonal('Reservation', 'language', 'text'),
  impersonal('ReservationEnd'),
  impersonal('Vote'),
  {
    table: 'RecordIssue',
    personal: ['byName'],
    // Of persons it names those who noted a decision or opened a silence procedure, whom the archive keeps.
    other: ['content', 'sha256', 'days'],
    beside: ['number', 'at'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  {
    table: 'PlenaryRoom',
    personal: [],
    other: ['languages'],
    beside: ['operatorSince'],
    purpose: 'record',
    readers: 'meeting',
    retention: 'meeting',
    rows: ({ accountIds }) => Prisma.sql`(${among('operatorId', accountIds)} OR ${among('takenFromId', accountIds)})`,
    erase: {
      how: 'empty',
      set: ({ accountIds }) => {
        const mine = among('operatorId', accountIds);
        return Prisma.sql`"operatorId" = CASE WHEN ${mine} THEN NULL ELSE t."operatorId" END,
          "operatorSince" = CASE WHEN ${mine} THEN NULL ELSE t."operatorSince" END,
          "operatorSeenAt" = CASE WHEN ${mine} THEN NULL ELSE t."operatorSeenAt" END,
          "takenFromId" = CASE WHEN ${among('takenFromId', accountIds)} THEN NULL ELSE t."takenFromId" END`;
      },
    },
  },
];
