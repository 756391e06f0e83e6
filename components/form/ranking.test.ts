import { describe, expect, it } from 'vitest';

import { moveTo, orderOf, withoutItem } from './ranking';

describe('moveTo', () => {
  it('moves up, down and in from outside', () => {
    expect(moveTo(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
    expect(moveTo(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c']);
    expect(moveTo(['a', 'b'], 'x', 3)).toEqual(['a', 'b', 'x']);
  });

  it('stays within the list', () => {
    expect(moveTo(['a', 'b'], 'b', 0)).toEqual(['b', 'a']);
    expect(moveTo(['a', 'b'], 'a', 9)).toEqual(['b', 'a']);
  });
});

describe('orderOf', () => {
  it('reads posted positions and leaves out what has none', () => {
    expect(
      orderOf([
        ['a', '3'],
        ['b', ''],
        ['c', '1'],
        ['d', 'first'],
      ]),
    ).toEqual(['c', 'a']);
  });

  it('keeps the order of the choices where two have the same number', () => {
    expect(
      orderOf([
        ['a', '1'],
        ['b', '1'],
      ]),
    ).toEqual(['a', 'b']);
  });
});

it('withoutItem takes one out', () => {
  expect(withoutItem(['a', 'b'], 'a')).toEqual(['b']);
});
