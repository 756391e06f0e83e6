import { describe, expect, it } from 'vitest';
import { isDecided } from './sitting';

describe('a decision', () => {
  it('is where the item stands, until the item is taken up again', () => {
    expect(isDecided('WITH_RESERVATIONS', { outcome: 'WITH_RESERVATIONS' })).toBe(true);
    expect(isDecided('UNDER_REVIEW', { outcome: 'DEFERRED' })).toBe(false);
    expect(isDecided('UNDER_REVIEW', null)).toBe(false);
  });
});
