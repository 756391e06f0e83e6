import { describe, expect, it } from 'vitest';
import { mayChange, mayReopen, windowState, type SurveyWindow } from './policy';

const closesAt = new Date('2027-03-01T17:00:00Z');
const before = new Date('2027-03-01T16:59:59Z');
const open: SurveyWindow = { status: 'OPEN', closesAt, phase: 'OPEN' };

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
    expect(mayChange(open, { status: 'DRAFT', isReopened: false }, before)).toBe(true);
    expect(mayChange(open, { status: 'DRAFT', isReopened: false }, closesAt)).toBe(false);
    expect(mayChange(open, { status: 'SUBMITTED', isReopened: true }, before)).toBe(false);
  });

  it('that was reopened may be finished after the closing time, but not once the survey is closed', () => {
    const reopened = { status: 'DRAFT', isReopened: true } as const;
    expect(mayChange(open, reopened, closesAt)).toBe(true);
    expect(mayChange({ ...open, status: 'CLOSED' }, reopened, before)).toBe(false);
    expect(mayChange({ ...open, phase: 'CLOSED' }, reopened, before)).toBe(false);
  });

  it('may be reopened only once submitted', () => {
    expect(mayReopen(open, { status: 'SUBMITTED', isReopened: false })).toBe(true);
    expect(mayReopen(open, { status: 'DRAFT', isReopened: true })).toBe(false);
    expect(mayReopen({ ...open, status: 'CLOSED' }, { status: 'SUBMITTED', isReopened: false })).toBe(false);
  });
});
