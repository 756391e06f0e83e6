import { describe, expect, it } from 'vitest';
import { readerHours } from './model/reader-hours';
import { instantsOf } from './model/times';

describe('the hours of a session by the clocks of a reader', () => {
  it.each([
    // zone of the meeting, its day, start, end, zone of the reader → what stands beside
    ['Europe/Zurich', '2027-01-29', '09:00', '10:00', 'Asia/Kathmandu', '13:45–14:45'],
    ['Europe/Zurich', '2027-01-29', '09:00', null, 'Asia/Kathmandu', '13:45'],
    // Another day there, before and after.
    ['Europe/Zurich', '2027-01-29', '16:00', '17:00', 'Pacific/Kiritimati', '30 January, 05:00–06:00'],
    ['Pacific/Kiritimati', '2027-01-29', '09:00', '10:00', 'America/Lima', '28 January, 14:00–15:00'],
    // Over midnight there: the day is that of the beginning.
    ['Europe/Zurich', '2027-01-29', '18:30', '20:00', 'Asia/Kathmandu', '23:15–00:45'],
    // The clocks are put forward in one of the two only: an hour more, and the same three weeks later.
    ['Europe/Zurich', '2027-03-15', '15:00', '16:00', 'America/New_York', '10:00–11:00'],
    ['Europe/Zurich', '2027-04-05', '15:00', '16:00', 'America/New_York', '09:00–10:00'],
    // Equal all along, whatever the zone is called.
    ['Europe/Zurich', '2027-01-29', '09:00', '10:00', 'Africa/Lagos', null],
    ['Europe/Zurich', '2027-07-01', '09:00', '10:00', 'Africa/Lagos', '08:00–09:00'],
    // Equal at the beginning and not at the end: the clocks are put back in between.
    ['Europe/Zurich', '2027-10-30', '23:00', '04:00', 'Africa/Johannesburg', '23:00–05:00'],
  ])('in %s on %s, %s–%s, read in %s', (zone, date, start, end, reader, beside) => {
    const instants = instantsOf({ day: 1, start, end }, { startsOn: new Date(`${date}T00:00:00Z`), zone });
    const span = { from: instants?.startsAt.getTime() ?? 0, until: instants?.endsAt?.getTime() ?? null };
    expect(readerHours(span, { zone, reader }, 'en')).toBe(beside);
  });

  it('are written as the language does', () => {
    const span = { from: Date.parse('2027-01-29T15:00:00Z'), until: Date.parse('2027-01-29T16:00:00Z') };
    expect(readerHours(span, { zone: 'Europe/Zurich', reader: 'Pacific/Kiritimati' }, 'fr')).toBe(
      '30 janvier, 5\u00a0h–6\u00a0h',
    );
  });
});
