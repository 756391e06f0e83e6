import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  // The letterhead names who signs for the organisation.
  impersonal(
    'Meeting',
    'slug',
    'seriesCode',
    'code',
    'title',
    'shortTitle',
    'theme',
    'city',
    'countryCode',
    'venue',
    'zone',
    'languages',
    'sources',
    'letterhead',
    'summary',
    'contact',
  ),
  impersonal('MeetingSeries', 'code', 'names'),
  impersonal('LiveEvent', 'type', 'subjectId'),
];
