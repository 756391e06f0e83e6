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

  const named = { small: 5, isAttributed: true };
  const anonymous = { small: 3, isAttributed: false };
  /** Parties that stand in so many places, one after the other. */
  const told = (all: Record<string, string>, ...places: readonly (readonly [string, number])[]) => {
    const each = places.flatMap(([place, count]) => Array<string>(count).fill(place));
    return {
      all,
      states: {},
      places: Object.fromEntries(Object.keys(all).map((party, index) => [party, each[index] ?? ''])),
    };
  };

  it('differ by those who are counted among others since, where both say among whom', () => {
    const before = told(of(6), ['RCP africa', 6]);
    const now = told(of(6), ['RCP asia-pacific', 1], ['RCP africa', 5]);
    expect(whatToTell(now, [before], named)).toMatchObject({ keepsAll: true, isRefused: true });
    expect(whatToTell(now, [now], named)).toMatchObject({ keepsAll: false, isRefused: false });
    expect(whatToTell(told(of(6), ['IRF', 6]), [before], named)).toMatchObject({ keepsAll: false, isRefused: false });
    // One of before does not say where anybody stood: then named answers alone are compared, and one more is too few still.
    const placeless = { ...before, places: {} };
    expect(whatToTell(now, [placeless], named)).toMatchObject({ keepsAll: false, isRefused: false });
    expect(whatToTell({ ...now, all: of(7) }, [placeless], named)).toMatchObject({ keepsAll: true, isRefused: true });
  });

  it('of anonymous answers are compared region by region: three newcomers, one in each, would tell each answer', () => {
    const before = told(of(12), ['RCP africa', 4], ['RCP americas', 4], ['RCP europe', 4]);
    const newcomers = (...places: readonly string[]) => {
      const more = Object.fromEntries(places.map((_place, index) => [`new-${index}`, `seal of ${index}`]));
      const stand = Object.fromEntries(places.map((place, index) => [`new-${index}`, place]));
      return { ...before, all: { ...before.all, ...more }, places: { ...before.places, ...stand } };
    };
    const spread = newcomers('RCP africa', 'RCP americas', 'RCP europe');
    expect(whatToTell(spread, [before], anonymous)).toMatchObject({ keepsAll: true, isRefused: true });
    // Every earlier one counts, and in a region nobody else may have come in the meantime.
    const together = newcomers('RCP africa', 'RCP africa', 'RCP africa');
    expect(whatToTell(together, [before], anonymous)).toMatchObject({ keepsAll: false, isRefused: false });
    expect(whatToTell(together, [together, spread], anonymous)).toMatchObject({ keepsAll: true });
    // What is announced with names may be told to those inside, as before.
    expect(whatToTell(spread, [before], { ...anonymous, isAttributed: true })).toMatchObject({ keepsAll: false });
  });

  it('of anonymous answers are compared by kind as well: one partner among three newcomers of a region would be alone', () => {
    const before = told(of(10), ['RCP africa', 5], ['OTHER africa', 5]);
    const all = { ...before.all, x: 'x', y: 'y', z: 'z' };
    const standing = (x: string) => ({
      ...before,
      all,
      places: { ...before.places, x, y: 'RCP africa', z: 'RCP africa' },
    });
    expect(whatToTell(standing('OTHER africa'), [before], anonymous)).toMatchObject({
      keepsAll: true,
      isRefused: true,
    });
    expect(whatToTell(standing('IRF africa'), [before], anonymous)).toMatchObject({ keepsAll: false });
  });

  it('of anonymous answers: three that move into three regions tell as much as newcomers', () => {
    const before = told(of(16), ['RCP africa', 7], ['RCP americas', 3], ['RCP asia', 3], ['RCP europe', 3]);
    const moved = (...to: readonly string[]) => ({
      ...before,
      places: { ...before.places, ...Object.fromEntries(to.map((place, index) => [`party-${index}`, place])) },
    });
    const apart = moved('RCP americas', 'RCP asia', 'RCP europe');
    expect(whatToTell(apart, [before], anonymous)).toMatchObject({ keepsAll: true, isRefused: true });
    const together = moved('RCP asia', 'RCP asia', 'RCP asia');
    expect(whatToTell(together, [before], anonymous)).toMatchObject({ keepsAll: false, isRefused: false });
  });

  it('of anonymous answers: beside one that does not say where anybody stood nothing further is told, since some may have moved', () => {
    const now = told(of(6), ['RCP asia-pacific', 1], ['RCP africa', 5]);
    const before = { ...now, places: {} };
    expect(whatToTell(now, [before], anonymous)).toMatchObject({ keepsAll: true, isRefused: true });
    expect(whatToTell({ ...now, states: of(3, 20) }, [before], anonymous)).toMatchObject({
      ...{ keepsAll: true, keepsStates: false, isRefused: false },
    });
  });
});
