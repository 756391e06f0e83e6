import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/core/in-steps';
import { findOverlaps, pairOf, suggestionsOf, type Compared, type Overlap } from './overlap';

/** Pairs that are suggested where nothing was compared yet but those given. */
const suggestOverlaps = (rows: readonly Compared[], pivots: readonly string[], judged = new Set<string>()): Overlap[] =>
  suggestionsOf(atOnce(findOverlaps(rows, pivots)), judged, 40);
const row = (id: string, text: Record<string, string>, change: Partial<Compared> = {}): Compared => ({
  id,
  themes: [`theme of ${id}`],
  objectives: [],
  addressees: [],
  text,
  ...change,
});
const pairs = (rows: readonly Compared[]) => suggestOverlaps(rows, ['en']).map(({ one, other }) => [one, other]);

const officers = row('AFR/1', {
  en: 'Establish a standing list of contact officers for the referral of victims of trafficking.',
});
const network = row('AME/1', {
  en: 'Create a permanent network of contact officers to refer trafficking victims across borders.',
});
const labour = row('ASI/1', { en: 'Adopt common minimum standards for private recruitment agencies.' });

describe('suggestions', () => {
  it('find texts that say nearly the same, and say by which words', () => {
    expect(suggestOverlaps([officers, network, labour], ['en'])).toEqual([]);
    const theme = { themes: ['trafficking'] };
    const [found, ...rest] = suggestOverlaps([{ ...officers, ...theme }, labour, { ...network, ...theme }], ['en']);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      one: 'AFR/1',
      other: 'AME/1',
      themes: ['trafficking'],
      objectives: [],
      language: 'en',
    });
    expect([...(found?.words ?? [])].sort()).toEqual(['contact', 'officers', 'referral', 'trafficking', 'victims']);
    expect(found?.likeness).toBeGreaterThan(0.2);
  });

  it('put those that share objective, theme and addressee first, whatever their words', () => {
    const filed = { themes: ['data'], objectives: [1], addressees: ['National statistical offices'] };
    const one = row('AFR/2', { en: 'Publish figures yearly.' }, filed);
    const other = row(
      'EUR/1',
      { en: 'Harmonise definitions.' },
      { ...filed, addressees: ['national  statistical offices'] },
    );
    const twins = [row('ASI/2', labour.text as Record<string, string>), labour];
    const found = suggestOverlaps([...twins, one, other], ['en']);
    expect(found.map((each) => [each.one, each.other])).toEqual([
      ['AFR/2', 'EUR/1'],
      ['ASI/2', 'ASI/1'],
    ]);
    expect(found[0]).toMatchObject({ ...filed, words: [], likeness: expect.closeTo(0, 1) });
    expect(found[1]?.likeness).toBe(1);
  });

  it('compare across languages by a text that both exist in', () => {
    const french = row(
      'AFR/3',
      { fr: 'Établir une liste permanente d’agents de liaison.' },
      { themes: ['trafficking'] },
    );
    const english = { ...officers, themes: ['trafficking'] };
    expect(pairs([french, english])).toEqual([]);
    const translated = { ...french, text: { ...french.text, en: 'Establish a standing list of contact officers.' } };
    expect(suggestOverlaps([translated, english], ['en'])).toMatchObject([{ language: 'en', themes: ['trafficking'] }]);
  });

  it('compare Arabic and Chinese texts too', () => {
    const theme = { themes: ['trafficking'] };
    const arabic = [
      row('a', { ar: 'إنشاء قائمة دائمة لضباط الاتصال لإحالة ضحايا الاتجار' }, theme),
      row('b', { ar: 'وضع قائمة بضباط الاتصال لإحالة الضحايا والاتجار' }, theme),
    ];
    expect(pairs(arabic)).toEqual([['a', 'b']]);
    const chinese = [
      row('a', { zh: '建立移民联络官员常设名单' }, theme),
      row('b', { zh: '建立区域移民联络官员名单' }, theme),
    ];
    expect(pairs(chinese)).toEqual([['a', 'b']]);
  });

  it('do not depend on the order of the recommendations', () => {
    const rows = [officers, network, labour, { ...labour, id: 'EUR/2' }, { ...officers, id: 'EUR/3' }];
    const sorted = (found: string[][]) => found.map((pair) => pair.toSorted().join(' ')).sort();
    const expected = sorted(pairs(rows));
    expect(expected).toEqual(['AFR/1 EUR/3', 'ASI/1 EUR/2']);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(sorted(pairs(shuffled))).toEqual(expected);
      }),
    );
  });

  it('leave out what was compared, and let the next likely ones take its place', () => {
    const same = Array.from({ length: 6 }, (_, number) => ({ ...labour, id: `R/${number}` }));
    const of = (found: readonly Overlap[], id: string) => found.filter(({ one, other }) => one === id || other === id);
    const first = of(suggestOverlaps(same, ['en']), 'R/0');
    expect(first).toHaveLength(3);
    const judged = new Set(first.map(({ one, other }) => pairOf(one, other)));
    const next = of(suggestOverlaps(same, ['en'], judged), 'R/0');
    expect(next.length).toBeGreaterThan(0);
    expect(next.filter(({ one, other }) => judged.has(pairOf(one, other)))).toEqual([]);
  });

  it('give at most three for one recommendation', () => {
    const same = Array.from({ length: 8 }, (_, number) => ({ ...labour, id: `R/${number}` }));
    const count = new Map<string, number>();
    for (const id of pairs(same).flat()) count.set(id, (count.get(id) ?? 0) + 1);
    expect(Math.max(...count.values())).toBe(3);
  });
});
