import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

/** What is said in a group is recorded of a party or of nobody; of a person only where they wished to be named. */
export const personal: readonly PersonalTable[] = [
  impersonal('BreakoutGroup', 'code', 'names', 'room', 'language'),
  impersonal('GroupRegion', 'regionCode'),
  impersonal('GroupParty'),
  impersonal('GroupPlacement', 'groupCode'),
  impersonal('Issue', 'title', 'themeCode'),
  impersonal('DiscussionPoint', 'text', 'language'),
  impersonal('SpeakerTurn'),
  impersonal('FloorRequest'),
  {
    table: 'PointSpeaker',
    personal: [],
    other: [],
    purpose: 'record',
    readers: 'meeting',
    retention: 'archive',
    rows: ({ registrationIds }) => among('registrationId', registrationIds),
    // The point stays with the organisation.
    erase: { how: 'delete' },
  },
];
