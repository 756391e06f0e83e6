import { describe, expect, it } from 'vitest';
import { formState, formWindow, isAskedOf, type FormTimes, type MeetingTimes } from './policy';

const day = (date: string) => new Date(`${date}T12:00:00Z`);
const now = day('2027-03-01');
const meeting: MeetingTimes = {
  phase: 'OPEN',
  registrationOpensAt: day('2027-02-01'),
  registrationClosesAt: day('2027-03-10'),
};
const form: FormTimes = { kind: 'REGISTRATION', opensAt: null, closesAt: null };
const delegate = { isSecretariat: false };
const at = (given: Partial<FormTimes>, status: 'NOMINATED' | 'CONFIRMED' | 'WITHDRAWN' = 'NOMINATED', of = meeting) =>
  formWindow({ ...form, ...given }, { status }, of, delegate, now);

describe('the window of a form', () => {
  it('is that of the registration where it has no times of its own', () => {
    expect(at({})).toBe('open');
    expect(at({}, 'NOMINATED', { ...meeting, registrationClosesAt: now })).toBe('closed');
    expect(at({}, 'NOMINATED', { ...meeting, registrationOpensAt: day('2027-03-02') })).toBe('not_open');
    expect(at({ closesAt: day('2027-04-01') }, 'NOMINATED', { ...meeting, registrationClosesAt: now })).toBe('open');
  });

  it('opens a follow-up with the confirmation, whatever the window of registration', () => {
    expect(at({ kind: 'FOLLOW_UP' })).toBe('after_confirmation');
    expect(at({ kind: 'FOLLOW_UP' }, 'CONFIRMED', { ...meeting, registrationClosesAt: day('2027-02-02') })).toBe(
      'open',
    );
    expect(at({ kind: 'FOLLOW_UP', closesAt: now }, 'CONFIRMED')).toBe('closed');
  });

  it('ends with the registration and with the meeting', () => {
    expect(at({}, 'WITHDRAWN')).toBe('ended');
    expect(at({}, 'CONFIRMED', { ...meeting, phase: 'CLOSED' })).toBe('closed');
  });

  it('does not bind the secretariat, but for a closed meeting', () => {
    const secretariat = { isSecretariat: true };
    expect(
      formWindow({ ...form, closesAt: day('2027-02-02') }, { status: 'SUBMITTED' }, meeting, secretariat, now),
    ).toBe('open');
    expect(formWindow({ ...form, kind: 'FOLLOW_UP' }, { status: 'SUBMITTED' }, meeting, secretariat, now)).toBe('open');
    expect(formWindow(form, { status: 'CONFIRMED' }, { ...meeting, phase: 'CLOSED' }, secretariat, now)).toBe('closed');
  });
});

describe('the state of a form', () => {
  it('stays handed in when a later version asks for more, and says so', () => {
    expect(formState('open', { status: 'SUBMITTED', missing: 0 })).toBe('handed_in');
    expect(formState('open', { status: 'SUBMITTED', missing: 1 })).toBe('to_complete');
    expect(formState('closed', { status: 'SUBMITTED', missing: 1 })).toBe('handed_in');
    expect(formState('open', { status: 'DRAFT', missing: 1 })).toBe('draft');
    expect(formState('open', null)).toBe('to_do');
    expect(formState('after_confirmation', null)).toBe('after_confirmation');
  });
});

it('a form that names no category asks everybody', () => {
  expect(isAskedOf([], 'OBSERVER')).toBe(true);
  expect(isAskedOf(['MECHANISM', 'PARTNER'], 'PARTNER')).toBe(true);
  expect(isAskedOf(['MECHANISM', 'PARTNER'], 'OBSERVER')).toBe(false);
});
