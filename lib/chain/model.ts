import type { ChainRow } from './queries';

/** A box of the picture: a record with its place in its column (0, 1, 2 from the left) and on the page, in pixels. */
export type Box = {
  key: string;
  column: 0 | 1 | 2;
  y: number;
  height: number;
  label: string;
  ends: boolean;
  group: string | null;
};
/** A band between two boxes; its width in pixels is the disposition. */
export type Band = { from: string; to: string; y1: number; y2: number; width: number };
export type Picture = { boxes: Box[]; bands: Band[]; height: number };

const boxHeight = 22;
const gap = 6;
const groupGap = 16;
/** Width of a band per disposition: in full, in part, noted; set aside leaves no band. */
const widths = { FULL: 8, PARTIAL: 4, NOTED: 1.5, SET_ASIDE: 0 } as const;

/**
 * Lays the chain out in three columns: regional recommendations by group, general recommendations, commitments.
 * Each right-hand box stands level with the mean of what it comes from, moved down only as far as needed.
 * Pure; heights in pixels.
 */
export function layOut(rows: readonly ChainRow[]): Picture {
  const boxes = new Map<string, Box>();
  let y = 0;
  rows.forEach((row, index) => {
    if (index > 0 && rows[index - 1]?.groupCode !== row.groupCode) y += groupGap;
    const ends = row.uses.every(({ disposition }) => disposition === 'SET_ASIDE');
    boxes.set(row.symbol, {
      key: row.symbol,
      column: 0,
      y,
      height: boxHeight,
      label: row.symbol,
      ends,
      group: row.groupCode,
    });
    y += boxHeight + gap;
  });
  const links = rows.flatMap((row) =>
    row.uses
      .filter(({ disposition }) => disposition !== 'SET_ASIDE')
      .map((use) => ({ from: row.symbol, to: use.generalSymbol, width: widths[use.disposition] })),
  );
  const generals = new Map(rows.flatMap(({ uses }) => uses.map((use) => [use.generalSymbol, use] as const)));
  place(
    boxes,
    1,
    [...generals.values()].map((use) => ({
      key: use.generalSymbol,
      ends: use.commitment === null,
      sources: links.filter(({ to }) => to === use.generalSymbol).map(({ from }) => from),
    })),
  );
  const commitments = [...generals.values()].filter((use) => use.commitment !== null);
  place(
    boxes,
    2,
    commitments.map((use) => ({ key: use.commitment ?? '', ends: false, sources: [use.generalSymbol] })),
  );
  const all = [
    ...links,
    ...commitments.map((use) => ({ from: use.generalSymbol, to: use.commitment ?? '', width: widths.FULL })),
  ];
  const middle = (key: string) => (boxes.get(key)?.y ?? 0) + boxHeight / 2;
  return {
    boxes: [...boxes.values()],
    bands: all.map(({ from, to, width }) => ({ from, to, width, y1: middle(from), y2: middle(to) })),
    height: Math.max(0, ...[...boxes.values()].map((box) => box.y + box.height)) + 2,
  };
}

function place(
  boxes: Map<string, Box>,
  column: 1 | 2,
  items: { key: string; ends: boolean; sources: string[] }[],
): void {
  const wanted = items.map((item) => {
    const ys = item.sources.map((key) => boxes.get(key)?.y ?? 0);
    return { ...item, y: ys.length > 0 ? ys.reduce((sum, one) => sum + one, 0) / ys.length : 0 };
  });
  let free = 0;
  for (const { key, ends, y } of wanted.sort((a, b) => a.y - b.y)) {
    const at = Math.max(y, free);
    boxes.set(key, { key, column, y: at, height: boxHeight, label: key, ends, group: null });
    free = at + boxHeight + gap;
  }
}

/** Where the results page says what a figure led to; the figure itself points there. */
export function forwardAnchor(column: string, choice: string): string {
  return `led-${column}-${choice}`;
}
