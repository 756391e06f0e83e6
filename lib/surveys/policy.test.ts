import { describe, expect, it } from 'vitest';
import {
  isLate,
  lastMomentOf,
  mayChange,
  mayExtend,
  mayReopen,
  windowState,
  type SurveyWindow,
  mayGiveRows,
} from './policy';

const closesAt = new Date('2027-03-01T17:00:00Z');
const before = new Date('2027-03-01T16:59:59Z');
const open: SurveyWindow = { status: 'OPEN', closesAt, extendedTo: null, graceHours: 0, phase: 'OPEN' };
const after = (hours: number) => new Date(closesAt.getTime() + hours * 3_600_000);

describe('the window of a survey', () => {
  it('is open until its closing time and closed from that moment on', () => {
    expect(windowState(open, before)).toBe('open');
    expect(windowState(open, closesAt)).toBe('closed');
    expect(windowState({ ...open, closesAt: null }, closesAt)).toBe('open');
  });

  it('does not open before a version is published, and closes with the survey and with the meeting', () => {
    expect(windowState({ ...open, status: 'DRAFT' }, before)).toBe('not_open');
    expect(windowState({ ...open, status: 'CLOSED' }, before)).toBe('closed');
    expect(windowState({ ...open, phase: 'CLOSED' }, before)).toBe('closed');
  });
});

describe('an answer', () => {
  it('may be changed while it is a draft and the window is open', () => {
    expect(mayChange(open, null, before)).toBe(true);
    expect(mayChange(open, 'DRAFT', before)).toBe(true);
    expect(mayChange(open, 'DRAFT', closesAt)).toBe(false);
    expect(mayChange(open, 'SUBMITTED', before)).toBe(false);
  });

  it('may be reopened only once submitted', () => {
    expect(mayReopen(open, 'SUBMITTED')).toBe(true);
    expect(mayReopen(open, 'DRAFT')).toBe(false);
    expect(mayReopen({ ...open, status: 'CLOSED' }, 'SUBMITTED')).toBe(false);
  });
});

describe('grace and more time', () => {
  const graceful = { ...open, graceHours: 48 };

  it('takes an answer in the hours of grace, as a late one, and none from their end on', () => {
    expect(windowState(graceful, before)).toBe('open');
    expect([windowState(graceful, closesAt), windowState(graceful, after(47.9))]).toEqual(['late', 'late']);
    expect(windowState(graceful, after(48))).toBe('closed');
    expect(mayChange(graceful, null, after(1))).toBe(true);
    expect([isLate(graceful, before), isLate(graceful, after(1))]).toEqual([false, true]);
  });

  it('gives one party a later deadline of its own, with the same grace after it', () => {
    const extended = { ...graceful, extendedTo: after(24) };
    expect([windowState(extended, after(23)), windowState(extended, after(25))]).toEqual(['open', 'late']);
    expect(lastMomentOf(extended)).toEqual(after(72));
    expect(windowState(extended, after(72))).toBe('closed');
  });

  it('never shortens: a meeting whose deadline was moved beyond an extension has moved it for everybody', () => {
    expect(windowState({ ...open, extendedTo: after(-24) }, before)).toBe('open');
  });

  it('closes with the survey whatever was granted', () => {
    expect(windowState({ ...graceful, extendedTo: after(24), status: 'CLOSED' }, before)).toBe('closed');
  });

  it('is given where there is a deadline and nothing is submitted', () => {
    expect(mayExtend(open, null)).toBe(true);
    expect(mayExtend(open, 'DRAFT')).toBe(true);
    expect(mayExtend(open, 'SUBMITTED')).toBe(false);
    expect(mayExtend({ ...open, closesAt: null }, null)).toBe(false);
    expect(mayExtend({ ...open, status: 'CLOSED' }, null)).toBe(false);
  });
});

describe('rows of answers', () => {
  it('of anonymous ones are given out once the survey is closed and enough have answered', () => {
    expect(mayGiveRows({ attributed: true, status: 'OPEN' }, 1, 5)).toBe(true);
    expect(mayGiveRows({ attributed: false, status: 'OPEN' }, 20, 5)).toBe(false);
    expect(mayGiveRows({ attributed: false, status: 'CLOSED' }, 4, 5)).toBe(false);
    expect(mayGiveRows({ attributed: false, status: 'CLOSED' }, 5, 5)).toBe(true);
  });
});
