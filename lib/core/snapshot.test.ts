import { expect, it } from 'vitest';
import { endedBetween, parseSnapshot } from './snapshot';

const between = (before: string, after: string) => endedBetween(parseSnapshot(before), parseSnapshot(after));

it.each([
  ['nothing ended', '10:10:', '10:10:', []],
  ['one began and ended', '10:10:', '11:11:', [10]],
  ['one began and goes on', '10:10:', '10:11:10', []],
  ['one that went on ended, a later one goes on', '10:12:10', '11:12:11', [10]],
  ['of three that went on the middle one ended', '10:13:10,11,12', '10:13:10,12', [11]],
  ['one went on, later ones ended', '10:11:10', '10:13:10', [11, 12]],
])('says which transactions ended: %s', (_, before, after, ended) => {
  expect(between(before, after)).toEqual(ended);
});

it('does not say of a snapshot that is no later one, nor of thousands', () => {
  expect(between('20:20:', '10:10:')).toBeNull();
  expect(between('20:20:', '9:21:9')).toBeNull();
  expect(between('10:10:', '9000:9000:')).toBeNull();
  expect(() => parseSnapshot('none')).toThrow('no snapshot');
});
