import { Prisma } from '@/lib/core/prisma/client';
import { amongTexts, impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  // Titles and authors as printed, in documents that the meeting keeps.
  impersonal('Document', 'symbol', 'title', 'author', 'groupCode'),
  impersonal('DocumentFile', 'language', 'title'),
  impersonal('DocumentText', 'text', 'words'),
  impersonal('DocumentWithdrawal', 'reason'),
  {
    table: 'DocumentLink',
    personal: ['name', 'email'],
    other: ['tokenHash', 'locale'],
    beside: ['createdAt', 'expiresAt', 'revokedAt'],
    purpose: 'invitation',
    readers: 'organisers',
    retention: 'untilErased',
    rows: ({ emails }) => amongTexts('email', emails),
    erase: {
      how: 'empty',
      set: () => Prisma.sql`name = '', email = '', "revokedAt" = coalesce(t."revokedAt", now())`,
    },
  },
];
