import { impersonal, type PersonalTable } from '@/lib/core/personal';

/** What a group recorded, attributed to organisations at most: no persons. */
export const personal: readonly PersonalTable[] = [impersonal('GroupReport', 'content', 'sha256')];
