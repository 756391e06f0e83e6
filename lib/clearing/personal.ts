import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  impersonal('ClearingRound', 'contentHash', 'languages', 'purpose'),
  impersonal('ClearingAudience'),
  impersonal('ClearingSentence', 'language', 'label', 'text'),
  impersonal('ClearingExtension', 'reason'),
  // In a delegation's words and its name; who typed them is in the audit.
  impersonal('ClearingComment', 'language', 'writtenIn', 'text', 'proposed'),
  impersonal('ClearingWithdrawal'),
  impersonal('ClearingDisposition', 'writtenIn', 'reply'),
  impersonal('ClearingSilenceEnd'),
  impersonal('ClearingEnd'),
];
