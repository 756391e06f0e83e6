import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from './fractions';
import { columnsOf, placesOf, type Organisation } from './regions';
import { scoreBallots } from './scores';

const organisation = (
  id: string,
  regions: readonly string[],
  scope: Organisation['scope'] = 'regional',
): Organisation => ({
  id,
  kind: 'mechanism',
  regions,
  scope,
});

describe('columnsOf', () => {
  it('puts every organisation in exactly one column', () => {
    const columns = columnsOf(
      [
        organisation('one', ['Af']),
        organisation('two', ['Eu', 'Af']),
        organisation('world', ['Af', 'Eu'], 'global'),
        organisation('elsewhere', ['Antarctica']),
        organisation('half', ['Eu', 'Antarctica']),
      ],
      ['Af', 'Am', 'Eu'],
    );
    expect(columns.map(({ key, members }) => [key, members.map((member) => member.organisation.id)])).toEqual([
      ['Af', ['one']],
      ['Am', []],
      ['Eu', ['half']],
      ['interregional', ['two']],
      ['global', ['world']],
      ['unassigned', ['elsewhere']],
    ]);
  });

  it('spreads the worked example: Africa 3/2 labour, Europe 1/2 labour and 1 rights, total 3', () => {
    const said = new Map([
      ['o1', 'labour'],
      ['o2', 'labour'],
      ['o3', 'rights'],
    ]);
    const columns = columnsOf(
      [organisation('o1', ['Af']), organisation('o2', ['Af', 'Eu']), organisation('o3', ['Eu'])],
      ['Af', 'Eu'],
      'spread',
    );
    const counts = columns.map(({ key, members }) => {
      const ballots = members.map((member) => ({
        ranked: [said.get(member.organisation.id) ?? ''],
        weight: member.weight,
      }));
      const scores = scoreBallots(['labour', 'rights'], ballots);
      return [key, ...scores.themes.map(({ topCount }) => topCount)];
    });
    expect(counts).toEqual([
      ['Af', 3 / 2, 0],
      ['Eu', 1 / 2, 1],
      ['global', 0, 0],
    ]);
    expect(sumOf(columns.flatMap(({ members }) => members.map(({ weight }) => weight)))).toBe(3);
  });

  it('refuses a region that is called like another column, and an organisation listed twice', () => {
    expect(() => columnsOf([], ['global'])).toThrow(RangeError);
    expect(() => columnsOf([], ['Af', 'Af'])).toThrow(RangeError);
    expect(() => columnsOf([organisation('o', []), organisation('o', [])], [])).toThrow(RangeError);
  });

  it('always gives an organisation a weight of 1 in all', () => {
    const some = fc.shuffledSubarray(['Af', 'Am', 'AP', 'Eu', 'other']);
    const scope = fc.constantFrom('regional', 'interregional', 'global');
    fc.assert(
      fc.property(some, scope, fc.constantFrom('partition', 'spread'), (regions, reach, assignment) => {
        const places = placesOf(organisation('o', regions, reach), ['Af', 'Am', 'AP', 'Eu'], assignment);
        expect(sumOf(places.map(({ weight }) => weight))).toBe(1);
        if (assignment === 'partition') expect(places).toHaveLength(1);
      }),
    );
  });
});
