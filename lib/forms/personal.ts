import { impersonal, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'FormAnswer',
    personal: ['value'],
    other: ['fieldId'],
    beside: ['fieldId', 'at'],
    purpose: 'registration',
    readers: 'organisersAndDelegation',
    retention: 'byForm',
    rows: ({ registrationIds }) =>
      Prisma.sql`t."responseId" IN (SELECT f.id FROM "FormResponse" f WHERE f."registrationId" = ANY (${registrationIds}::uuid[]))`,
    erase: { how: 'delete' },
  },
  impersonal('FormResponse'),
  impersonal('RegistrationForm', 'code', 'title', 'draft'),
  impersonal('RegistrationFormVersion', 'definition', 'sha256'),
];
