import { describe, expect, it } from 'vitest';
import { roomsAt } from './model/rooms-at';
import type { ProgrammeSession } from './model/session';
import { timedOf } from './model/timed-of';

const session = (code: string, data: Partial<ProgrammeSession>): ProgrammeSession => ({
  id: code,
  code,
  kind: 'PLENARY',
  day: 1,
  start: null,
  end: null,
  room: 'Room IV',
  number: null,
  title: { en: code },
  note: {},
  items: [],
  documents: [],
  languages: [],
  roles: [],
  ...data,
});

/** "Room IV: opening > panel", for each room at an instant. */
const at = (sessions: readonly ProgrammeSession[], frame: { zone: string; startsOn: Date }) => (instant: string) =>
  roomsAt(timedOf(sessions, frame), Date.parse(instant)).map(
    ({ room, now, next }) => `${room ?? '–'}: ${now?.id ?? '–'} > ${next?.id ?? '–'}`,
  );

describe('what is now and what comes next', () => {
  const geneva = { zone: 'Europe/Zurich', startsOn: new Date('2027-01-29T00:00:00Z') };

  it('is told for each room, from the minute in which something begins to that in which it ends', () => {
    const shown = at(
      [
        session('panel', { start: '10:00', end: '11:00' }),
        session('opening', { start: '09:00', end: '10:00' }),
        session('coffee', { start: '10:30', end: '10:45', room: null }),
        session('africa', { start: '10:00', end: '11:00', room: 'Room V' }),
        session('never', { day: null, start: '10:00' }),
        session('untimed', { start: 'after lunch' }),
      ],
      geneva,
    );
    expect(shown('2027-01-28T12:00:00Z')).toEqual(['Room IV: – > opening', 'Room V: – > africa', '–: – > coffee']);
    expect(shown('2027-01-29T08:59:59Z')).toEqual(['Room IV: opening > panel', 'Room V: – > africa', '–: – > coffee']);
    expect(shown('2027-01-29T09:00:00Z')).toEqual(['Room IV: panel > –', 'Room V: africa > –', '–: – > coffee']);
    expect(shown('2027-01-29T09:44:00Z')).toEqual(['Room IV: panel > –', 'Room V: africa > –', '–: coffee > –']);
    expect(shown('2027-01-29T09:45:00Z')).toEqual(['Room IV: panel > –', 'Room V: africa > –']);
    expect(shown('2027-01-29T10:00:00Z')).toEqual([]);
  });

  it('lasts, where no end is told, until the next in its room and at most to the end of its day', () => {
    const shown = at(
      [
        session('first', { start: '09:00' }),
        session('second', { start: '11:00' }),
        session('morning', { day: 2, start: '09:00', end: '10:00' }),
      ],
      geneva,
    );
    expect(shown('2027-01-29T09:59:00Z')).toEqual(['Room IV: first > second']);
    expect(shown('2027-01-29T10:00:00Z')).toEqual(['Room IV: second > morning']);
    expect(shown('2027-01-29T22:59:00Z')).toEqual(['Room IV: second > morning']);
    expect(shown('2027-01-29T23:00:00Z')).toEqual(['Room IV: – > morning']);
  });

  it.each([
    // Over midnight.
    ['Europe/Zurich', '2027-01-29', '22:00', '00:30', '2027-01-29T23:29:00Z', '2027-01-29T23:30:00Z'],
    // The night in which the clocks are put forward (an hour is missing) and that in which they are put back.
    ['Europe/Zurich', '2027-03-27', '23:00', '04:00', '2027-03-28T01:59:00Z', '2027-03-28T02:00:00Z'],
    ['Europe/Zurich', '2027-10-30', '23:00', '04:00', '2027-10-31T02:59:00Z', '2027-10-31T03:00:00Z'],
    // Ends at midnight told as 00:00, far from UTC on either side.
    ['Pacific/Kiritimati', '2027-04-13', '20:00', '00:00', '2027-04-13T09:59:00Z', '2027-04-13T10:00:00Z'],
    ['Asia/Kathmandu', '2027-04-13', '22:00', '00:15', '2027-04-13T18:29:00Z', '2027-04-13T18:30:00Z'],
    ['America/St_Johns', '2027-01-10', '23:30', '00:30', '2027-01-11T03:59:00Z', '2027-01-11T04:00:00Z'],
  ])('in %s on %s, %s–%s', (zone, date, start, end, last, over) => {
    const frame = { zone, startsOn: new Date(`${date}T00:00:00Z`) };
    const shown = at([session('night', { start, end }), session('morning', { day: 2, start: '09:00' })], frame);
    expect([shown(last), shown(over)]).toEqual([['Room IV: night > morning'], ['Room IV: – > morning']]);
  });

  it('has an end of the day also where the clocks are put forward over midnight', () => {
    // In Beirut the clocks go from 00:00 to 01:00 in the night to 28 March 2027.
    const frame = { zone: 'Asia/Beirut', startsOn: new Date('2027-03-27T00:00:00Z') };
    const shown = at([session('evening', { start: '20:00' })], frame);
    expect([shown('2027-03-27T21:59:00Z'), shown('2027-03-27T22:00:00Z')]).toEqual([['Room IV: evening > –'], []]);
  });
});
