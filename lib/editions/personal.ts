import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [impersonal('EditionTakeover', 'taken', 'left')];
