import { expect, it } from 'vitest';
import { deadlineOf, roundAt } from './round';

const closesAt = new Date('2027-05-01T16:00:00Z');
const later = new Date('2027-05-03T16:00:00Z');

it('takes comments up to the deadline and not at it; the last extension counts', () => {
  const round = { closesAt, extensions: [], end: null };
  expect(roundAt(round, new Date(closesAt.getTime() - 1))).toBe('OPEN');
  expect(roundAt(round, closesAt)).toBe('DUE');
  const extended = { ...round, extensions: [{ closesAt: new Date('2027-05-02T16:00:00Z') }, { closesAt: later }] };
  expect(deadlineOf(extended)).toEqual(later);
  expect(roundAt(extended, closesAt)).toBe('OPEN');
  expect(roundAt(extended, later)).toBe('DUE');
  expect(roundAt({ ...extended, end: { at: closesAt } }, closesAt)).toBe('CLOSED');
});
