import type { FundingStatus, TicketClass } from '@/lib/core/prisma/enums';

/** Whether an award in this state uses one of the delegation's funded seats. */
export function usesFundedSeat(status: FundingStatus): boolean {
  return status === 'PROPOSED' || status === 'AWARDED';
}

/** What an award promises; the ticket is bought on it. */
export type AwardTerms = {
  status: FundingStatus;
  ticketClass: TicketClass;
  dsaDays: number;
  terminals: number;
  hotelProvided: boolean;
};

/** Whether what is promised differs: whether finance holds the bank details, and notes, may always be put right. */
export function changesTerms(before: AwardTerms, after: AwardTerms): boolean {
  const terms = ['status', 'ticketClass', 'dsaDays', 'terminals', 'hotelProvided'] as const;
  return terms.some((term) => before[term] !== after[term]);
}

/** Why a change needs a reason, or null. */
export function reasonNeeded(
  before: (AwardTerms & { isTicketed: boolean }) | null,
  after: AwardTerms & { isTicketed: boolean },
  seats: { funded: number; usedByOthers: number },
): 'beyond_funded_seats' | 'after_ticketing' | null {
  if (before?.isTicketed && (changesTerms(before, after) || !after.isTicketed)) return 'after_ticketing';
  const isNew = !before || !usesFundedSeat(before.status);
  if (isNew && usesFundedSeat(after.status) && seats.usedByOthers >= seats.funded) return 'beyond_funded_seats';
  return null;
}
