import { among, amongTexts, impersonal, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Invitation',
    personal: ['focalPointGivenName', 'focalPointSurname', 'focalPointEmail', 'locale'],
    // Why a party does not come is the party's word.
    other: ['declineReason'],
    beside: ['status', 'sentAt', 'answeredAt'],
    purpose: 'invitation',
    readers: 'organisers',
    retention: 'untilErased',
    rows: ({ emails }) => amongTexts('focalPointEmail', emails),
    erase: {
      how: 'empty',
      set: () => Prisma.sql`"focalPointGivenName" = '', "focalPointSurname" = '–', "focalPointEmail" = ''`,
    },
  },
  {
    table: 'InvitationAddressee',
    personal: ['name', 'email', 'locale'],
    other: [],
    beside: ['writtenAt'],
    purpose: 'invitation',
    readers: 'organisers',
    retention: 'untilErased',
    rows: ({ emails }) => amongTexts('email', emails),
    erase: { how: 'delete' },
  },
  {
    table: 'PersonalLink',
    personal: ['email'],
    other: ['tokenHash'],
    beside: ['createdAt', 'expiresAt', 'revokedAt'],
    purpose: 'signIn',
    readers: 'nobody',
    retention: 'quarter',
    rows: ({ registrationIds, emails }) =>
      Prisma.sql`(${among('registrationId', registrationIds)} OR ${amongTexts('email', emails)})`,
    erase: { how: 'delete' },
  },
  impersonal('QuotaException', 'reason'),
  impersonal('Seat', 'keptFor'),
  impersonal('Delegation'),
];
