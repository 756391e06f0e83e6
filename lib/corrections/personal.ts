import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  // Who proposed and decided is in the audit; the words are about a party.
  impersonal('DirectoryCorrection', 'values', 'seen', 'source', 'sourceOn', 'why', 'validFrom'),
  impersonal('DirectoryCorrectionEnd', 'answer'),
];
