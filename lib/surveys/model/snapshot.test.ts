import { describe, expect, it } from 'vitest';
import { differenceOf, tellsTooMuch, whatToTell } from './snapshot';

const of = (count: number, from = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`party-${from + index}`, `seal-${from + index}`]));

describe('two snapshots', () => {
  it('differ by the parties that are new, gone or have changed their answer', () => {
    expect(differenceOf(of(6), of(6))).toBe(0);
    expect(differenceOf(of(8), of(6))).toBe(2);
    expect(differenceOf(of(6), { ...of(6), 'party-0': 'another' })).toBe(1);
    expect(differenceOf(of(3), of(3, 3))).toBe(6);
  });

  it('may stand side by side when they are equal or differ by enough', () => {
    expect(tellsTooMuch(of(6), [], 5)).toBe(false);
    expect(tellsTooMuch(of(6), [of(6)], 5)).toBe(false);
    expect(tellsTooMuch(of(7), [of(6)], 5)).toBe(true);
    expect(tellsTooMuch(of(10), [of(6)], 5)).toBe(true);
    expect(tellsTooMuch(of(11), [of(6)], 5)).toBe(false);
  });

  it('are compared with every earlier one, not with the last alone', () => {
    expect(tellsTooMuch(of(7), [of(6), of(20)], 5)).toBe(true);
  });

  it('differ by those who are counted among others since, where both say among whom', () => {
    const at = (place: string, count = 6) => Object.fromEntries(Object.keys(of(count)).map((party) => [party, place]));
    const told = (places: Record<string, string>) => ({ all: of(6), states: {}, places });
    const now = told({ ...at('RCP africa'), 'party-0': 'RCP asia-pacific' });
    expect(whatToTell(now, [told(at('RCP africa'))], 5)).toMatchObject({ keepsAll: true, isRefused: true });
    expect(whatToTell(now, [now], 5)).toMatchObject({ keepsAll: false, isRefused: false });
    expect(whatToTell(told(at('IRF')), [told(at('RCP africa'))], 5)).toMatchObject({
      keepsAll: false,
      isRefused: false,
    });
    // One of before does not say where anybody stood: then the answers alone are compared, and one more is too few still.
    expect(whatToTell(now, [told({})], 5)).toMatchObject({ keepsAll: false, isRefused: false });
    expect(whatToTell({ ...now, all: of(7) }, [told({})], 5)).toMatchObject({ keepsAll: true, isRefused: true });
  });
});
