import { among, amongTexts, impersonal, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Account',
    personal: ['email', 'locale'],
    other: [],
    beside: ['createdAt'],
    purpose: 'signIn',
    readers: 'staff',
    retention: 'untilErased',
    rows: ({ accountIds }) => among('id', accountIds),
    erase: {
      how: 'empty',
      // Who did what stays in the record: the account stays as an empty name nobody can sign in with.
      set: () =>
        Prisma.sql`email = 'erased-' || id || '@erased.invalid', locale = 'en', "siteRole" = NULL, "disabledAt" = now()`,
    },
  },
  {
    table: 'AuthSession',
    personal: [],
    other: [],
    beside: ['createdAt', 'expiresAt', 'revokedAt'],
    purpose: 'signIn',
    readers: 'nobody',
    retention: 'week',
    rows: ({ accountIds }) => among('accountId', accountIds),
    erase: { how: 'delete' },
  },
  {
    table: 'SignInRequest',
    personal: ['email', 'next'],
    other: ['browserHash', 'linkHash', 'codeHash'],
    beside: ['createdAt', 'usedAt'],
    purpose: 'signIn',
    readers: 'nobody',
    retention: 'week',
    rows: ({ emails }) => amongTexts('email', emails),
    erase: { how: 'delete' },
  },
  {
    table: 'IdempotencyKey',
    personal: ['result'],
    other: ['actor', 'action', 'key', 'inputHash'],
    beside: ['action', 'createdAt'],
    purpose: 'signIn',
    readers: 'nobody',
    retention: 'week',
    rows: ({ accountIds }) => amongTexts('actor', accountIds),
    isCountedOnly: true,
    erase: { how: 'delete' },
  },
  impersonal('RateLimit', 'key'),
  impersonal('FirstRunToken', 'tokenHash'),
];
