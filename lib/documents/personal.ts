import { Prisma } from '@/lib/core/prisma/client';
import { amongTexts, impersonal, names, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Document',
    personal: ['author'],
    // Titles as printed, in documents that the meeting keeps.
    other: ['symbol', 'title', 'groupCode'],
    purpose: 'record',
    readers: 'public',
    retention: 'untilErased',
    // An organisation, or the name of a speaker as it is printed.
    rows: (subject) => names(Prisma.sql`coalesce(t.author, '')`, subject),
    erase: { how: 'empty', set: () => Prisma.sql`author = NULL` },
  },
  impersonal('DocumentFile', 'language', 'title'),
  impersonal('DocumentText', 'text', 'words'),
  impersonal('DocumentPreview'),
  impersonal('DocumentPage', 'words'),
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
