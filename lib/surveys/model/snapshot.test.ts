import { describe, expect, it } from 'vitest';
import { differenceOf, tellsTooMuch } from './snapshot';

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
});
