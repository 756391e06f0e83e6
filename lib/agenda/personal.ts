import { among, impersonal, type PersonalTable, type Subject } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

/** What hangs on a role in a meeting that the person holds. */
const ofOwnRole = ({ personIds }: Subject) =>
  Prisma.sql`t."roleId" IN (SELECT t.id FROM "MeetingRole" t WHERE ${among('personId', personIds)})`;

/** A programme names in public who speaks. Who asks to be erased goes from it; names without a person are found by nobody's request. */
export const personal: readonly PersonalTable[] = [
  // People known here stand in it by ids alone: what is said of them is read from AgendaRole.
  impersonal('AgendaVersion', 'content', 'sha256'),
  impersonal(
    'AgendaSession',
    'code',
    'start',
    'end',
    'room',
    'number',
    'title',
    'note',
    'items',
    'documents',
    'languages',
  ),
  {
    table: 'AgendaRole',
    personal: ['name', 'about'],
    other: [],
    beside: ['kind'],
    purpose: 'record',
    readers: 'public',
    retention: 'untilErased',
    rows: ({ personIds }) => among('personId', personIds),
    erase: { how: 'delete' },
  },
  // Where a session stood: whose step it was goes with their account.
  {
    table: 'AgendaPlacement',
    personal: [],
    other: ['start', 'end', 'room'],
    beside: ['at'],
    purpose: 'record',
    readers: 'self',
    retention: 'dated',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'delete' },
  },
  {
    table: 'AgendaMark',
    personal: [],
    other: [],
    beside: ['sessionId', 'kept', 'createdAt'],
    purpose: 'record',
    readers: 'self',
    retention: 'untilErased',
    rows: ofOwnRole,
    erase: { how: 'delete' },
  },
  {
    table: 'AgendaFeed',
    personal: [],
    other: ['nonce', 'tokenHash'],
    beside: ['createdAt'],
    purpose: 'record',
    readers: 'self',
    retention: 'untilErased',
    rows: ofOwnRole,
    erase: { how: 'delete' },
  },
];
