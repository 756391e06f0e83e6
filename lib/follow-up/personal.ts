import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  impersonal('CommitmentPlan', 'indicator'),
  impersonal('CommitmentOwner'),
  // In a party's words, for the party; who typed them is in the audit.
  impersonal('ProgressReport', 'text', 'language'),
  impersonal('ProgressEvidence', 'url'),
  impersonal('ProgressReview', 'reason'),
  impersonal('ProgressWithdrawal', 'reason'),
];
