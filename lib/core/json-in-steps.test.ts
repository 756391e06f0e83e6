import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from './in-steps';
import { jsonOf } from './json-in-steps';

it('is what JSON.stringify writes, of any value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect(atOnce(jsonOf(value))).toBe(JSON.stringify(value));
    }),
  );
});

it('is it also of what JSON has no word for', () => {
  const odd = {
    none: undefined,
    list: [undefined, () => 1, Number.NaN, new Date(0), new Map([[1, 2]])],
    'a "name"': { of: null, with: { day: new Date(0), own: { toJSON: () => 'said' } } },
    nothing: [],
    empty: {},
    __proto__: { inherited: 1 },
  };
  expect(atOnce(jsonOf(odd))).toBe(JSON.stringify(odd));
});

it('leaves off between the parts of a document, and never within a text', () => {
  const blocks = Array.from({ length: 100 }, (_, at) => ({ rows: [[`\\u0001 "${at}"`]] }));
  const pieces: string[] = [];
  const note = (piece: string) => (pieces.push(piece), piece.toUpperCase());
  expect(atOnce(jsonOf({ blocks }, note))).toBe(JSON.stringify({ blocks }).toUpperCase());
  expect(pieces.length).toBeGreaterThan(100);
  for (const piece of pieces) expect((piece.match(/(?<!\\)"/g) ?? []).length % 2).toBe(0);
});
