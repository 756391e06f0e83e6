import { describe, expect, it } from 'vitest';
import { monthEnds, shiftDay, startOfDay } from './days';

describe('days', () => {
  it('are shifted over the ends of months and years', () => {
    expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
    expect(shiftDay('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('that end a month are those between the first and the last, the latest first', () => {
    expect(monthEnds('2017-11-30', '2018-02-28')).toEqual(['2018-02-28', '2018-01-31', '2017-12-31', '2017-11-30']);
    expect(monthEnds('2017-11-10', '2017-11-29')).toEqual([]);
    expect(monthEnds('2018-03-01', '2018-02-28')).toEqual([]);
  });

  it('begin when the clocks show them first, also where there is no midnight', () => {
    expect(startOfDay('2027-01-01', 'Europe/Zurich').toISOString()).toBe('2026-12-31T23:00:00.000Z');
    // In Beirut the clocks go from 23:59 of 27 March 2027 to 01:00 of the 28th.
    expect(startOfDay('2027-03-28', 'Asia/Beirut').toISOString()).toBe('2027-03-27T22:00:00.000Z');
  });
});
