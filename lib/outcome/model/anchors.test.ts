import { expect, it } from 'vitest';
import { anchorsOf } from './anchors';

const heading = (level: number, label: string | null) => ({ kind: 'HEADING' as const, level, label, number: null });
const text = (number: number | null) => ({ kind: 'PARAGRAPH' as const, level: null, label: null, number });

it('a paragraph is told by its number, a heading by those above it', () => {
  const blocks = [
    text(1),
    heading(1, 'I'),
    text(2),
    heading(2, 'A'),
    heading(3, '1'),
    heading(2, 'B'),
    heading(1, 'II'),
  ];
  expect(anchorsOf([...blocks, heading(3, '1'), text(3)])).toEqual([
    'para_1',
    'part_I',
    'para_2',
    'part_I__sec_A',
    'part_I__sec_A__subsec_1',
    'part_I__sec_B',
    'part_II',
    'part_II__subsec_1',
    'para_3',
  ]);
});

it('what has no number or label, as in the first format, is told by its place, and no two are alike', () => {
  expect(anchorsOf([heading(1, null), text(null), heading(1, null), text(1)])).toEqual([
    'part_n1',
    'para_n2',
    'part_n3',
    'para_1',
  ]);
});
