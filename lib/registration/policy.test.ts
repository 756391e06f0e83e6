import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions } from '@/lib/auth/permissions';
import { invitationTransitions, isRegistrationOpen, mayMoveInvitation } from '@/lib/delegations/policy';
import {
  activeStatuses,
  chooseSeat,
  isActive,
  isDecidable,
  isEditable,
  mayMove,
  registrationTransitions,
} from './policy';
import { registrationStatuses } from './schema/registrations';

const anyStatus = fc.constantFrom(...registrationStatuses);
const ended = registrationStatuses.filter((status) => !isActive(status));

describe('the machine of a registration', () => {
  it('has each step once, each with a row in the table of permissions', () => {
    const steps = registrationTransitions.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(steps).size).toBe(steps.length);
    for (const { permission } of [...registrationTransitions, ...invitationTransitions])
      expect(permissions).toHaveProperty([permission]);
  });

  it('never leaves a state that has ended, and never confirms what was not handed in', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { maxLength: 30 }), (wishes) => {
        const path = wishes.reduce<(typeof registrationStatuses)[number][]>(
          (taken, to) => (mayMove(taken.at(-1) ?? 'INVITED', to) ? [...taken, to] : taken),
          ['INVITED'],
        );
        for (const status of path.slice(0, -1)) expect(ended).not.toContain(status);
        if (path.includes('CONFIRMED')) expect(path.indexOf('SUBMITTED')).toBeLessThan(path.indexOf('CONFIRMED'));
        expect(path.indexOf('SUBMITTED')).not.toBe(0);
      }),
    );
  });

  it('holds a seat in exactly the states from which it can be withdrawn, and before', () => {
    expect(
      [...activeStatuses]
        .filter((status) => status !== 'INVITED')
        .every((status) => mayMove(status, 'WITHDRAWN') && mayMove(status, 'SUBSTITUTED')),
    ).toBe(true);
    for (const status of ended) for (const to of registrationStatuses) expect(mayMove(status, to)).toBe(false);
  });

  it('is decided on where it can be confirmed or declined, and edited while it holds a seat', () => {
    for (const status of registrationStatuses) {
      expect(isDecidable(status)).toBe(mayMove(status, 'DECLINED') && mayMove(status, 'CONFIRMED'));
      expect(isEditable(status)).toBe(mayMove(status, 'WITHDRAWN'));
    }
  });
});

describe('the seat for somebody named', () => {
  const seats = fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 })
    .map((ranks) => ranks.map((rank) => ({ id: `seat-${rank}`, rank })));

  it('is one of the free ones: the first for a head, and the first place is kept for a head while another is free', () => {
    fc.assert(
      fc.property(seats, (free) => {
        const ranks = free.map(({ rank }) => rank);
        expect(chooseSeat(free, { capacity: 'HEAD' })?.rank).toBe(Math.min(...ranks));
        const rest = ranks.filter((rank) => rank > 1);
        expect(chooseSeat(free, { capacity: 'DELEGATE' })?.rank).toBe(rest.length > 0 ? Math.min(...rest) : 1);
      }),
    );
  });

  it('is the one asked for or none', () => {
    expect(chooseSeat([{ id: 'a', rank: 2 }], { seat: 'a', capacity: 'HEAD' })?.id).toBe('a');
    expect(chooseSeat([{ id: 'a', rank: 2 }], { seat: 'b', capacity: 'HEAD' })).toBeUndefined();
    expect(chooseSeat([], { capacity: 'HEAD' })).toBeUndefined();
  });
});

describe('the machine of an invitation', () => {
  it('is answered only once it was sent, and a draft cannot be accepted', () => {
    expect(mayMoveInvitation('DRAFT', 'ACCEPTED')).toBe(false);
    expect(mayMoveInvitation('REVOKED', 'ACCEPTED')).toBe(false);
    expect(mayMoveInvitation('SENT', 'ACCEPTED')).toBe(true);
  });

  it('lets delegations write within the window only', () => {
    const at = (text: string) => new Date(text);
    const window = {
      phase: 'OPEN' as const,
      registrationOpensAt: at('2027-01-01T00:00:00Z'),
      registrationClosesAt: at('2027-03-26T17:00:00Z'),
    };
    expect(isRegistrationOpen(window, at('2026-12-31T23:59:59Z'))).toBe(false);
    expect(isRegistrationOpen(window, at('2027-01-01T00:00:00Z'))).toBe(true);
    expect(isRegistrationOpen(window, at('2027-03-26T16:59:59Z'))).toBe(true);
    expect(isRegistrationOpen(window, at('2027-03-26T17:00:00Z'))).toBe(false);
    expect(
      isRegistrationOpen(
        { phase: 'CLOSED', registrationOpensAt: null, registrationClosesAt: null },
        at('2027-01-01T00:00:00Z'),
      ),
    ).toBe(false);
  });
});
