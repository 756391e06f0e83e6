import { describe, expect, it } from 'vitest';
import { canMove, placeBlock, runOf, stepBlock } from './arrange';

/** "I a b A c II d": capitals of one letter are level 2, Roman numbers level 1, small letters text. */
const document = (said: string) =>
  said.split(' ').map((id) => ({ id, level: /^[IVX]+$/.test(id) ? 1 : /^[A-Z]$/.test(id) ? 2 : null }));
const said = (blocks: readonly { id: string }[] | null) => blocks?.map(({ id }) => id).join(' ') ?? null;

const blocks = document('o I a b A c d B e II f');

describe('a step', () => {
  it.each([
    ['a text goes past its neighbour', 'b', 'UP', 'o I b a A c d B e II f'],
    ['a text goes into the part before', 'f', 'UP', 'o I a b A c d B e f II'],
    ['a heading takes its part along', 'A', 'DOWN', 'o I a b B e A c d II f'],
    ['a heading goes past the part before', 'II', 'UP', 'o II f I a b A c d B e'],
    ['a heading goes past the part behind', 'I', 'DOWN', 'o II f I a b A c d B e'],
    ['a first heading goes before what opens the document', 'I', 'UP', 'I a b A c d B e o II f'],
    ['a heading stays within the part above it', 'B', 'DOWN', said(blocks)],
    ['a first heading stays within the part above it', 'A', 'UP', said(blocks)],
    ['the first stays', 'o', 'UP', said(blocks)],
    ['the last stays', 'f', 'DOWN', said(blocks)],
    ['an unknown one changes nothing', 'x', 'UP', said(blocks)],
  ] as const)('%s', (_, id, direction, expected) => {
    expect(said(stepBlock(blocks, id, direction))).toBe(expected);
    expect(canMove(blocks, id, direction)).toBe(expected !== said(blocks));
  });

  it('loses and doubles nothing, wherever it is made', () => {
    for (const { id } of blocks)
      for (const direction of ['UP', 'DOWN'] as const)
        expect(
          stepBlock(blocks, id, direction)
            .map((one) => one.id)
            .sort(),
        ).toEqual(blocks.map((one) => one.id).sort());
  });
});

describe('a place', () => {
  it('is behind any other, or the first', () => {
    expect(said(placeBlock(blocks, 'a', 'f'))).toBe('o I b A c d B e II f a');
    expect(said(placeBlock(blocks, 'A', null))).toBe('A c d o I a b B e II f');
  });

  it('is not within what is moved, nor behind what is gone', () => {
    expect(placeBlock(blocks, 'I', 'c')).toBeNull();
    expect(placeBlock(blocks, 'a', 'gone')).toBeNull();
    expect(placeBlock(blocks, 'gone', 'a')).toBeNull();
  });

  it('a part ends where a heading of its level or above begins', () => {
    expect(said(runOf(blocks, 'I'))).toBe('I a b A c d B e');
    expect(said(runOf(blocks, 'II'))).toBe('II f');
  });
});
