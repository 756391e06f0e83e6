import { describe, expect, it } from 'vitest';
import { firstWords, numberBlocks } from './blocks';
import { plainContent } from './marks';
import { readSealed } from './sealed';

describe('numberBlocks', () => {
  it('labels headings by their level and numbers everything else through', () => {
    const levels = [1, null, 2, null, 3, 2, null, 1, 2, null, ...Array.from({ length: 7 }, () => 1)];
    const blocks = levels.map((level) => ({ kind: level ? ('HEADING' as const) : ('LIST' as const), level }));
    expect(numberBlocks(blocks).map(({ label, number }) => label ?? number)).toEqual([
      ...['I', 1, 'A', 2, '1', 'B', 3, 'II', 'A', 4],
      ...['III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'],
    ]);
  });
});

it('the first words end at a word', () => {
  expect(firstWords(plainContent('The mechanisms will report'), 14)).toBe('The …');
  expect(firstWords(undefined)).toBe('');
});

it('what was sealed in the first format is read as the second, and says the same', () => {
  const first = {
    format: 'parley.highlights/1',
    number: 1,
    blocks: [
      { kind: 'HEADING', number: null, text: { en: 'I. Introduction' }, commitment: null },
      { kind: 'PARAGRAPH', number: 1, text: { en: 'It *met*.', fr: null }, commitment: null },
    ],
  };
  const { format, number, blocks } = readSealed(JSON.stringify(first));
  expect([format, number]).toEqual(['parley.highlights/2', 1]);
  expect(blocks.map(({ level, label, number: of, content }) => [level, label, of, content])).toEqual([
    [1, null, null, { en: [[['I. Introduction']]] }],
    [null, null, 1, { en: [[['It *met*.']]], fr: [] }],
  ]);
});
