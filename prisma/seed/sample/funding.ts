import { after, type Kit } from './kit';

/**
 * Invented awards for the next edition, on funded seats only: with the ticket bought, awarded and waiting for the bank
 * details, proposed, and every fourth person not yet looked at, so that finance finds something in every state.
 */
export function addFunding({ rows, id }: Kit, meetingId: string, byAccountId: string, today: Date): void {
  const funded = new Set(rows.Seat.filter((seat) => seat.funded).map((seat) => seat.id));
  const people = rows.Registration.filter(
    (row) => row.meetingId === meetingId && row.status === 'CONFIRMED' && funded.has(row.seatId),
  );
  people.forEach(({ id: registrationId = '' }, index) => {
    const step = index % 4;
    if (step === 3) return;
    rows.FundingAward.push({
      id: id(),
      registrationId,
      status: step === 2 ? 'PROPOSED' : 'AWARDED',
      ticketClass: 'ECONOMY',
      dsaDays: index % 2 === 0 ? 3 : 2.5,
      terminals: 4,
      bankDetailsHeld: step === 0,
      ticketedAt: step === 0 ? after(today, -3) : null,
      lockVersion: 1,
      byAccountId,
      at: after(today, -4),
    });
  });
}
