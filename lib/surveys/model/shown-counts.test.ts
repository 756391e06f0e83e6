import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosureLevel } from './disclosure';
import { shownCounts, type CountedGroup, type CountedGroups, type ShownCounts } from './shown-counts';

/** Groups by how many of each chose yes and how many chose no. */
const groupsOf = (said: Readonly<Record<string, readonly [number, number]>>): CountedGroups => {
  const group = (key: string, counts: readonly number[]): CountedGroup => {
    const answered = counts.reduce((sum, count) => sum + count, 0);
    return { key, answered, level: disclosureLevel(answered), counts, upper: counts.map(() => answered) };
  };
  const columns = Object.entries(said).map(([key, counts]) => group(key, counts));
  const sums = [0, 1].map((row) => columns.reduce((sum, { counts }) => sum + (counts[row] ?? 0), 0));
  return { columns, kinds: [group('mechanisms', sums), group('partners', [0, 0])], total: group('total', sums) };
};

/** Subtraction as anybody would try it: a row in which one group alone is withheld. */
function foundBySubtraction({ columns }: CountedGroups, shown: ShownCounts): string[] {
  return shown.total.flatMap((total, row) => {
    const hidden = columns.flatMap(({ key, answered }, index) =>
      answered > 0 && (shown.columns[index]?.[row] ?? null) === null ? [key] : [],
    );
    return total !== null && hidden.length === 1 ? [`${hidden[0]} ${row}`] : [];
  });
}

const anonymous = { audience: 'inside', small: 5, isAttributed: false } as const;
const attributed = { ...anonymous, isAttributed: true };

describe('what those inside see of counts', () => {
  const groups = groupsOf({ Africa: [4, 3], Americas: [2, 4], Europe: [1, 1] });

  it('where answers are anonymous, keeps the two of Europe from being found by subtraction', () => {
    const shown = shownCounts(groups, anonymous, true);
    expect(shown.columns[2]).toEqual([null, null]);
    expect(foundBySubtraction(groups, shown)).toEqual([]);
  });

  it('where answers are anonymous, would not without the mend: the total says them', () => {
    const shown = shownCounts(groups, attributed, true);
    expect(shown.columns[2]).toEqual([null, null]);
    expect(foundBySubtraction(groups, shown)).toEqual(['Europe 0', 'Europe 1']);
  });

  it('hides nothing where every group is large enough', () => {
    const large = groupsOf({ Africa: [4, 3], Americas: [2, 4] });
    expect(shownCounts(large, anonymous, true)).toEqual(shownCounts(large, attributed, true));
  });

  it('stands up to subtraction in any table', () => {
    const counts = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 6 }), fc.boolean(), (said, isSumKnown) => {
        const any = groupsOf(Object.fromEntries(said.map((each, index) => [`c${index}`, each] as const)));
        expect(foundBySubtraction(any, shownCounts(any, anonymous, isSumKnown))).toEqual([]);
      }),
    );
  });

  it('refuses to make this of fractions of organisations', () => {
    const half = { key: 'a', answered: 2, level: disclosureLevel(2), counts: [0.5], upper: [1] };
    const spread = { columns: [half], kinds: [half], total: half };
    expect(() => shownCounts(spread, anonymous, false)).toThrow(RangeError);
    expect(shownCounts(spread, attributed, false).total).toEqual([null]);
  });
});
