import { describe, expect, it } from 'vitest';
import { groupParties, linkExpiry, maskEmail } from './model';

describe('a masked address', () => {
  it('shows the first letter and the domain, however short the name is', () => {
    expect(maskEmail('fatou.sarr@ecowas.int')).toBe('f•••@ecowas.int');
    expect(maskEmail('a@b.org')).toBe('a•••@b.org');
  });
});

describe('a link', () => {
  it('works until the meeting is over, at least fourteen days', () => {
    expect(linkExpiry(new Date('2027-01-01T00:00:00Z'), new Date('2027-04-14T00:00:00Z'))).toEqual(
      new Date('2027-04-16T00:00:00Z'),
    );
    expect(linkExpiry(new Date('2027-04-10T12:00:00Z'), new Date('2027-04-14T00:00:00Z'))).toEqual(
      new Date('2027-04-24T12:00:00Z'),
    );
  });
});

describe('the headcount by kind', () => {
  it('puts RCPs, interregional forums and global processes together', () => {
    const counts = [
      { kind: 'RCP', parties: 15 },
      { kind: 'IRF', parties: 5 },
      { kind: 'GLOBAL_PROCESS', parties: 2 },
      { kind: 'UN_REGIONAL_COMMISSION', parties: 5 },
      { kind: 'REGIONAL_ECONOMIC_ORGANISATION', parties: 5 },
      { kind: 'ORGANISER', parties: 1 },
      { kind: 'STATE', parties: 3 },
    ] as const;
    expect(groupParties(counts)).toEqual({
      mechanisms: 22,
      unCommissions: 5,
      economicOrganisations: 5,
      otherOrganisations: 1,
      states: 3,
    });
  });
});
