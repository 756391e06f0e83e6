import { describe, expect, it } from 'vitest';

import {
  calendarDaysBetween,
  dayOf,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayRange,
  formatDaysInSentence,
  formatInstant,
  formatMonth,
  formatOffset,
  formatTime,
  formatTimeRange,
  formatClock,
} from './dates';

const at = new Date('2027-03-26T13:32:00Z');
const geneva = 'Europe/Zurich';

it('of no meeting are told in UTC, and say so', () => {
  expect(formatInstant(at, 'en')).toBe('26 March 2027, 13:32\u00a0(UTC)');
  expect(formatInstant(at, 'fr')).toBe('26 mars 2027, 13\u00a0h\u00a032\u00a0(UTC)');
});

describe('moments in a zone', () => {
  it('are written as each language writes them', () => {
    expect(formatDateTime(at, 'en', geneva)).toBe('26 March 2027, 14:32');
    expect(formatDateTime(at, 'fr', geneva)).toBe('26 mars 2027, 14\u00a0h\u00a032');
    expect(formatDateTime(at, 'es', geneva)).toBe('26 de marzo de 2027, 14:32');
  });

  it('take the day of the zone, not of the server', () => {
    const late = new Date('2027-04-12T22:30:00Z');
    expect(formatDate(late, 'en', 'Pacific/Kiritimati')).toBe('13 April 2027');
    expect(formatDate(late, 'en', 'America/Lima')).toBe('12 April 2027');
    expect(formatTime(late, 'en', 'Asia/Kathmandu')).toBe('04:15');
    expect(dayOf(late, 'Europe/Zurich')).toBe('2027-04-13');
  });

  it('write midnight and full hours', () => {
    const midnight = new Date('2027-03-25T23:00:00Z');
    expect(formatTime(midnight, 'en', geneva)).toBe('00:00');
    expect(formatTime(midnight, 'fr', geneva)).toBe('0\u00a0h');
    expect(formatTimeRange(new Date('2027-03-26T08:30:00Z'), new Date('2027-03-26T10:00:00Z'), 'fr', geneva)).toBe(
      '9\u00a0h\u00a030–11\u00a0h',
    );
  });

  it('count calendar days across the change to summer time', () => {
    expect(calendarDaysBetween(new Date('2027-03-27T22:30:00Z'), new Date('2027-03-28T22:30:00Z'), geneva)).toBe(2);
    expect(calendarDaysBetween(at, new Date('2027-03-26T22:00:00Z'), geneva)).toBe(0);
    expect(calendarDaysBetween(at, new Date('2027-03-23T22:00:00Z'), geneva)).toBe(-3);
  });

  it('name the distance to UTC', () => {
    expect(formatOffset(at, geneva)).toBe('UTC+1');
    expect(formatOffset(at, 'Asia/Kathmandu')).toBe('UTC+5:45');
    expect(formatOffset(at, 'America/St_Johns')).toBe('UTC−2:30');
    expect(formatOffset(at, 'UTC')).toBe('UTC');
  });
});

describe('calendar days', () => {
  it('have no zone', () => {
    expect(formatDay('2027-04-01', 'en')).toBe('1 April 2027');
    expect(formatDay('2027-04-01', 'fr')).toBe('1er avril 2027');
    expect(formatDay(new Date('2027-04-01T00:00:00Z'), 'es', { year: false })).toBe('1 de abril');
    expect(formatDay('2027-03-15', 'en', { weekday: true })).toBe('Monday 15 March 2027');
    expect(formatDay('2027-03-15', 'es', { weekday: true })).toBe('lunes, 15 de marzo de 2027');
    expect(formatMonth('2022-08-01', 'es')).toBe('agosto de 2022');
  });

  it('say in a range once what both share', () => {
    expect(formatDayRange('2017-10-10', '2017-10-11', 'en')).toBe('10–11 October 2017');
    expect(formatDayRange('2017-10-10', '2017-10-11', 'es')).toBe('10–11 de octubre de 2017');
    expect(formatDayRange('2017-10-01', '2017-10-02', 'fr')).toBe('1er–2 octobre 2017');
    expect(formatDayRange('2017-09-30', '2017-10-01', 'en')).toBe('30 September – 1 October 2017');
    expect(formatDayRange('2017-12-31', '2018-01-01', 'fr')).toBe('31 décembre 2017 – 1er janvier 2018');
    expect(formatDayRange('2019-04-05', '2019-04-05', 'en')).toBe('5 April 2019');
  });

  it('stand in a sentence with their article', () => {
    expect(formatDaysInSentence('2017-10-10', '2017-10-10', 'fr')).toBe('le 10 octobre 2017');
    expect(formatDaysInSentence('2017-10-10', '2017-10-11', 'en')).toBe('on 10 and 11 October 2017');
    expect(formatDaysInSentence('2017-10-10', '2017-10-11', 'fr')).toBe('les 10 et 11 octobre 2017');
    expect(formatDaysInSentence('2017-10-10', '2017-10-11', 'es')).toBe('los días 10 y 11 de octubre de 2017');
    expect(formatDaysInSentence('2027-09-30', '2027-10-01', 'fr')).toBe('les 30 septembre et 1er octobre 2027');
    expect(formatDaysInSentence('2027-04-01', '2027-04-03', 'fr')).toBe('du 1er au 3 avril 2027');
    expect(formatDaysInSentence('2027-12-30', '2028-01-02', 'es')).toBe(
      'del 30 de diciembre de 2027 al 2 de enero de 2028',
    );
  });
});

it('writes the times of a programme as the language does, and leaves words alone', () => {
  expect(formatClock('08:30', 'fr')).toBe('8\u00a0h\u00a030');
  expect(formatClock('18:00', 'fr')).toBe('18\u00a0h');
  expect(formatClock('08:30', 'es')).toBe('08:30');
  expect(formatClock('after lunch', 'fr')).toBe('after lunch');
});
