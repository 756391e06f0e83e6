import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  {
    table: 'Publication',
    personal: ['byName'],
    other: ['canonical', 'sha256', 'previousSha256'],
    beside: ['publishedAt'],
    purpose: 'record',
    readers: 'public',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  {
    table: 'DraftVersion',
    personal: ['byName'],
    other: ['canonical', 'sha256', 'languageHashes', 'why'],
    beside: ['at'],
    purpose: 'record',
    readers: 'organisers',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'keep', ground: 'archive' },
  },
  impersonal('OutcomeDocument', 'symbol', 'title', 'authentic', 'source'),
  impersonal('OutcomeBlock', 'part'),
  impersonal('BlockWording', 'language', 'text', 'sourceHash'),
  impersonal('BlockSentence', 'text', 'sourceHash'),
  impersonal('SentenceReview', 'language', 'sourceHash', 'textHash'),
  impersonal('Commitment', 'symbol', 'owners', 'dueBy', 'indicator'),
  impersonal('CarryOver'),
];
