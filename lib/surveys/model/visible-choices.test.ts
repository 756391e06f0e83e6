import { describe, expect, it } from 'vitest';
import type { Organisation } from './regions';
import { tallyChoices } from './tallies';
import { visibleChoices } from './visible-choices';

/** Regions with how many of each chose yes and how many chose no. */
const SAID = { Af: [6, 7], Am: [8, 2], Eu: [9, 8], Pa: [2, 0] } as const;

const answers = Object.entries(SAID).flatMap(([region, [yes, no]]) =>
  Array.from({ length: yes + no }, (_, index) => ({
    region,
    organisationId: `${region}${index}`,
    value: [index < yes ? 'yes' : 'no'],
  })),
);
const organisations = answers.map(({ region, organisationId }): Organisation => ({
  id: organisationId,
  kind: 'mechanism',
  regions: [region],
  scope: 'regional',
}));
const tally = tallyChoices(['yes', 'no'], { organisations, answers, settings: { regions: Object.keys(SAID) } }, 1);

describe('visibleChoices', () => {
  it('shows counts inside, except of groups too small', () => {
    const columns = visibleChoices(tally, { audience: 'inside', small: 5, isAttributed: true }, true);
    expect(columns.map(({ key, choices }) => [key, ...choices.map(({ count }) => count)])).toEqual([
      ['Af', 6, 7],
      ['Am', 8, 2],
      ['Eu', 9, 8],
      ['Pa', null, null],
      ['interregional', null, null],
      ['global', null, null],
      ['mechanisms', 25, 17],
      ['partners', null, null],
      ['total', 25, 17],
    ]);
  });

  it('hides small counts from the public, and what would give them away', () => {
    const columns = visibleChoices(tally, { audience: 'public', small: 5, isAttributed: true }, true);
    expect(columns.map(({ key, choices }) => [key, ...choices.map(({ count }) => count)])).toEqual([
      ['Af', 6, 7],
      // n is printed, so no is hidden together with yes; and Pa’s hidden counts keep the totals from telling.
      ['Am', null, null],
      ['Eu', 9, 8],
      ['Pa', null, null],
      ['interregional', null, null],
      ['global', null, null],
      ['mechanisms', 25, 17],
      ['partners', null, null],
      ['total', 25, 17],
    ]);
    expect(columns[1]?.choices.map(({ share }) => share)).toEqual([null, null]);
    expect(columns[2]?.choices.map(({ share }) => share)).toEqual([9 / 17, 8 / 17]);
  });
});
