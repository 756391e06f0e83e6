import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

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
];
