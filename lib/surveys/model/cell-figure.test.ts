import { describe, expect, it } from 'vitest';
import { cellFigure } from './cell-figure';
import type { Organisation } from './regions';
import { priorityResult } from './results';
import { tallyChoices } from './tallies';
import { visibleResult } from './visible';
import { visibleChoices } from './visible-choices';

/** Eight organisations of the first version, which had no "late"; then so many of the second, whose first one chose it. */
function askedTwice(later: number) {
  const organisations = Array.from({ length: 8 + later }, (_, index): Organisation => ({
    id: `o${index}`,
    kind: 'mechanism',
    regions: ['Af'],
    scope: 'regional',
  }));
  const answers = organisations.map(({ id: organisationId }, index) =>
    index < 8
      ? { organisationId, value: ['early'], notOffered: ['late'] }
      : { organisationId, value: [index === 8 ? 'late' : 'early'] },
  );
  return { organisations, answers, settings: { regions: ['Af'] } };
}

const inside = { audience: 'inside', small: 5, isAttributed: true } as const;

/** What all together say of the choice that came with the second version. */
function lateOf(later: number) {
  const total = visibleChoices(tallyChoices(['early', 'late'], askedTwice(later), 1), inside, true).at(-1);
  const cell = total?.choices.find(({ code }) => code === 'late');
  if (!total || !cell) throw new Error('No such choice');
  return { figure: cellFigure(cell, total), share: cell.share, bounds: cell.bounds };
}

describe('a choice that a later version brought', () => {
  it('says that it was offered to nobody, which is not that nobody chose it', () => {
    expect(lateOf(0)).toEqual({ figure: { kind: 'notOffered' }, share: null, bounds: null });
  });

  it('has its own n, and no share until enough were offered it', () => {
    expect(lateOf(1)).toEqual({ figure: { kind: 'countOf', count: 1, n: 1 }, share: null, bounds: null });
    expect(lateOf(4)).toEqual({ figure: { kind: 'countOf', count: 1, n: 4 }, share: null, bounds: null });
    expect(lateOf(5)).toMatchObject({ figure: { kind: 'countOf', count: 1, n: 5 }, share: 1 / 5 });
  });

  it('leaves the figures of the other choices as they are', () => {
    const [early] =
      visibleChoices(tallyChoices(['early', 'late'], askedTwice(1), 1), inside, true).at(-1)?.choices ?? [];
    expect(early).toMatchObject({ count: 8, answered: 9, share: 8 / 9 });
  });

  it('takes as many in a ranking', () => {
    const { organisations, answers, settings } = askedTwice(4);
    const ballots = answers.map(({ value, ...ballot }) => ({ ...ballot, ranked: value }));
    const of = (given: typeof ballots, all: typeof organisations) =>
      visibleResult(
        priorityResult({ themes: ['early', 'late'], k: 1, organisations: all, ballots: given, settings }),
        inside,
      ).total.cells.find(({ theme }) => theme === 'late');
    expect(of(ballots, organisations)).toMatchObject({ count: 1, answered: 4, share: null, bounds: null });
    const more = askedTwice(5);
    expect(
      of(
        more.answers.map(({ value, ...ballot }) => ({ ...ballot, ranked: value })),
        more.organisations,
      ),
    ).toMatchObject({ count: 1, answered: 5, share: 1 / 5 });
  });
});

describe('a group too small to be told of', () => {
  it('does not say what it was offered', () => {
    const small = { answered: 2, level: 'no_ranking' } as const;
    expect(cellFigure({ count: null, answered: 0 }, small)).toEqual({ kind: 'withheld' });
    expect(cellFigure({ count: null, answered: 1 }, small)).toEqual({ kind: 'withheld' });
  });
});
