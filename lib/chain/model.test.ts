import { describe, expect, it } from 'vitest';
import { layOut } from './model';
import type { ChainRow } from './queries';

const use = (
  generalSymbol: string,
  disposition: ChainRow['uses'][number]['disposition'],
  commitment: string | null = null,
) => ({
  generalId: generalSymbol,
  generalSymbol,
  generalStatus: 'ADOPTED' as const,
  disposition,
  commitment,
});
const row = (symbol: string, uses: ChainRow['uses']): ChainRow => ({
  id: symbol,
  symbol,
  status: 'CONSOLIDATED',
  groupCode: symbol.slice(0, 3),
  groupNames: {},
  issueTitle: null,
  cell: null,
  uses,
});

describe('layOut', () => {
  const rows = [
    row('AFR/1', [use('G/1', 'FULL', 'C/1')]),
    row('AFR/2', [use('G/1', 'PARTIAL', 'C/1'), use('G/2', 'NOTED')]),
    row('AME/1', [use('G/2', 'SET_ASIDE')]),
  ];
  const picture = layOut(rows);

  it('draws every record once', () => {
    expect(picture.boxes.map(({ key }) => key).sort()).toEqual(['AFR/1', 'AFR/2', 'AME/1', 'C/1', 'G/1', 'G/2']);
  });

  it('draws a band for what was taken up, none for what was set aside, wider the more was taken', () => {
    expect(picture.bands.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'AFR/1 G/1',
      'AFR/2 G/1',
      'AFR/2 G/2',
      'G/1 C/1',
    ]);
    const width = (from: string, to: string) =>
      picture.bands.find((band) => band.from === from && band.to === to)?.width ?? 0;
    expect(width('AFR/1', 'G/1')).toBeGreaterThan(width('AFR/2', 'G/1'));
    expect(width('AFR/2', 'G/1')).toBeGreaterThan(width('AFR/2', 'G/2'));
  });

  it('marks where the chain ends', () => {
    const ends = picture.boxes.filter((box) => box.ends).map(({ key }) => key);
    expect(ends.sort()).toEqual(['AME/1', 'G/2']);
  });

  it('lets no two boxes of a column overlap', () => {
    for (const column of [0, 1, 2]) {
      const ys = picture.boxes
        .filter((box) => box.column === column)
        .map(({ y }) => y)
        .sort((a, b) => a - b);
      ys.slice(1).forEach((y, index) => expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(22));
    }
  });

  it('is empty without rows', () => {
    expect(layOut([])).toEqual({ boxes: [], bands: [], height: 2 });
  });
});
