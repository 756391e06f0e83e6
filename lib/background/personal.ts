import { impersonal, type PersonalTable } from '@/lib/core/personal';

/** Organisations and questions, no persons. */
export const personal: readonly PersonalTable[] = [impersonal('BackgroundPaper', 'content', 'sha256')];
