import { describe, expect, it } from 'vitest';
import { toInstant } from '@/lib/meetings/model/zone';
import { conclusionOf, isBreakable, silenceAt } from './silence';

const closesAt = new Date('2027-04-15T16:00:00Z');
const before = new Date(closesAt.getTime() - 1);

describe('a silence procedure', () => {
  it('is open until its deadline and due at it', () => {
    expect(silenceAt({ closesAt, breaks: 0, end: null }, before)).toBe('OPEN');
    expect(silenceAt({ closesAt, breaks: 0, end: null }, closesAt)).toBe('DUE');
    expect(silenceAt({ closesAt, breaks: 1, end: null }, before)).toBe('BROKEN');
    expect(silenceAt({ closesAt, breaks: 0, end: 'ADOPTED' }, closesAt)).toBe('ADOPTED');
  });

  it('may be broken up to the deadline and not at it', () => {
    expect(isBreakable({ closesAt, end: null }, before)).toBe(true);
    expect(isBreakable({ closesAt, end: null }, closesAt)).toBe(false);
    expect(isBreakable({ closesAt, end: 'CANCELLED' }, before)).toBe(false);
  });

  it('may be joined until the deadline once one has broken it', () => {
    expect(isBreakable({ closesAt, end: 'BROKEN' }, before)).toBe(true);
    expect(isBreakable({ closesAt, end: 'BROKEN' }, closesAt)).toBe(false);
  });

  it('is concluded at the deadline, and at once where it was broken or the text was changed', () => {
    expect(conclusionOf({ closesAt, breaks: 0, isTextCurrent: true }, before)).toBe(null);
    expect(conclusionOf({ closesAt, breaks: 1, isTextCurrent: true }, before)).toBe('BROKEN');
    expect(conclusionOf({ closesAt, breaks: 0, isTextCurrent: true }, closesAt)).toBe('ADOPTED');
    expect(conclusionOf({ closesAt, breaks: 1, isTextCurrent: true }, closesAt)).toBe('BROKEN');
    expect(conclusionOf({ closesAt, breaks: 0, isTextCurrent: false }, before)).toBe('CANCELLED');
    expect(conclusionOf({ closesAt, breaks: 1, isTextCurrent: false }, closesAt)).toBe('BROKEN');
  });

  it('runs by the clocks of the meeting, an hour longer or shorter where they change', () => {
    const hours = (from: string, to: string) => {
      const at = (day: string) => toInstant({ date: day, time: '18:00' }, 'Europe/Zurich')?.getTime() ?? 0;
      return (at(to) - at(from)) / 3_600_000;
    };
    expect(hours('2027-03-27', '2027-03-30')).toBe(71);
    expect(hours('2027-10-30', '2027-11-02')).toBe(73);
    expect(toInstant({ date: '2027-03-28', time: '02:30' }, 'Europe/Zurich')).toBe(null);
    // Shown twice that night: the first of the two.
    expect(toInstant({ date: '2027-10-31', time: '02:30' }, 'Europe/Zurich')).toEqual(new Date('2027-10-31T00:30:00Z'));
  });
});
