import { describe, expect, it } from 'vitest';
import { proposedValues, valuesToCarryOut } from './model';

describe('what a proposal changes', () => {
  const seen = { nameEn: 'A', acronymEn: 'B', website: 'https://old.example.org' };

  it('is what it proposes otherwise than it was seen; the rest stands as it stands now', () => {
    const proposal = { values: { ...seen, acronymEn: 'C' }, seen };
    expect(valuesToCarryOut(proposal, { ...seen, website: 'https://new.example.org' })).toEqual({
      nameEn: 'A',
      acronymEn: 'C',
      website: 'https://new.example.org',
    });
  });

  it('may empty a field, and leaves one that nobody knew of then', () => {
    const proposal = { values: { nameEn: 'A', acronymEn: '', website: '' }, seen: { nameEn: 'A', acronymEn: 'B' } };
    expect(valuesToCarryOut(proposal, { nameEn: 'A', acronymEn: 'B', website: 'https://new.example.org' })).toEqual({
      nameEn: 'A',
      acronymEn: '',
      website: 'https://new.example.org',
    });
  });

  it('themes are one answer, whatever their order; how a chair is taken in stays with the proposal', () => {
    const values = { themes: ['visa', 'return'] };
    expect(valuesToCarryOut({ values, seen: { themes: 'return visa' } }, { themes: 'health return' })).toEqual({
      themes: ['health', 'return'],
    });
    expect(valuesToCarryOut({ values, seen: { themes: 'visa' } }, { themes: 'health' })).toEqual(values);
    const chair = { values: { country: 'CH', together: 'on' }, seen: {} };
    expect(valuesToCarryOut(chair, {})).toEqual(chair.values);
    expect(proposedValues(chair.values)).toEqual({ country: 'CH' });
  });
});
