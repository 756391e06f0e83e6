import { impersonal, type PersonalTable } from '@/lib/core/personal';

/** Answers are a party's, not a person's. */
export const personal: readonly PersonalTable[] = [impersonal('AnswerSheet', 'fileName', 'answers')];
