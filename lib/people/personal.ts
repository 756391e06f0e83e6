import { among, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';
import { erasedSurname } from './model/erased';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Person',
    personal: ['givenName', 'surname', 'functionalTitle', 'institution', 'city', 'countryCode', 'foldedName'],
    other: [],
    beside: ['courtesyTitle', 'createdAt'],
    purpose: 'identity',
    readers: 'meeting',
    retention: 'untilErased',
    rows: ({ personIds }) => among('id', personIds),
    erase: {
      how: 'empty',
      set: () => Prisma.sql`"courtesyTitle" = NULL, "givenName" = '', surname = ${erasedSurname}, "functionalTitle" = NULL, institution = NULL,
        city = NULL, "countryCode" = NULL, "foldedName" = '', "erasedAt" = now()`,
    },
  },
  {
    table: 'MeetingRole',
    personal: ['signs'],
    other: [],
    beside: ['kind', 'createdAt'],
    purpose: 'registration',
    readers: 'meeting',
    retention: 'meeting',
    rows: ({ personIds }) => among('personId', personIds),
    erase: { how: 'delete' },
  },
];
