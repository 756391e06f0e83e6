import { impersonal, type PersonalTable } from '@/lib/core/personal';

/** What is said in a group is recorded of a party or of nobody, never of a person. */
export const personal: readonly PersonalTable[] = [
  impersonal('BreakoutGroup', 'code', 'names', 'room'),
  impersonal('GroupRegion', 'regionCode'),
  impersonal('GroupParty'),
  impersonal('Issue', 'title', 'themeCode'),
  impersonal('DiscussionPoint', 'text', 'language'),
];
