import { cellFigure } from '../cell-figure';
import type { VisibleCell, VisibleColumn } from '../visible';
import type { VisibleRanking } from '../visible-results';
import { lineHeight, textLines, wrapText, type Drawing, type Fill, type Mark } from '@/lib/charts/model/drawing';
import { saidOf, type ChartWords } from './words';

const label = { width: 236, signs: 34 };
const column = { width: 100, signs: 14, gap: 14 };
const pad = 8;

/** Where the regions end, and again before all together, stands a gap. */
export function standsApart(columns: readonly VisibleColumn[], index: number): boolean {
  const [before, here] = [columns[index - 1], columns[index]];
  if (!before || !here) return false;
  return here.kind === 'total' || (before.kind === 'region' && here.kind !== 'region');
}

/** The step of the one hue a share is painted in, 0 to 5: below the rules of disclosure a share is not printed, and so not painted either. */
export function tintOf({ share }: Pick<VisibleCell, 'share'>): 0 | 1 | 2 | 3 | 4 | 5 {
  if (share === null || share === 0) return 0;
  return Math.min(5, 1 + Math.floor(share * 5)) as 1 | 2 | 3 | 4 | 5;
}

/**
 * The priority heat map: choices by group, "5 of 7" and the rank in each cell, five steps of one hue; what is withheld is
 * hatched and says so. Readable without colour: every figure is printed, and the first k of a group are bold.
 */
export function heatDrawing(ranking: VisibleRanking, words: ChartWords): Drawing {
  const columns = [...ranking.table.columns, ranking.table.total];
  const lefts: number[] = [];
  let right = label.width;
  columns.forEach((_, index) => {
    lefts.push(right + (standsApart(columns, index) ? column.gap : 0));
    right = (lefts[index] ?? 0) + column.width;
  });
  const heads = columns.map(({ key }) => wrapText(words.column(key), column.signs));
  const headLines = Math.max(...heads.map((lines) => lines.length));
  const headHeight = (headLines + 1) * lineHeight + pad;

  const marks: Mark[] = columns.flatMap(({ answered, invited }, index): Mark[] => {
    const lines = heads[index] ?? [];
    const x = (lefts[index] ?? 0) + column.width / 2;
    const y = 12 + (headLines - lines.length) * lineHeight;
    return [
      ...textLines(lines, { x, y, ink: 'strong', anchor: 'middle' }),
      {
        kind: 'text',
        x,
        y: 12 + headLines * lineHeight,
        text: words.nOfN(answered, invited),
        ink: 'quiet',
        anchor: 'middle',
      },
    ];
  });

  let y = headHeight;
  for (const { theme } of ranking.standings) {
    const { text, lang } = words.choice(theme);
    const lines = wrapText(text, label.signs);
    const height = Math.max(2, lines.length) * lineHeight + pad;
    const middle = y + height / 2;
    marks.push(
      { kind: 'line', x1: 0, x2: right, y1: y, y2: y, stroke: 'axis' },
      ...textLines(lines, {
        x: 0,
        y: middle - ((lines.length - 1) * lineHeight) / 2 + 5,
        ink: 'text',
        anchor: 'start',
        lang,
      }),
    );
    columns.forEach((each, index) => {
      const cell = each.cells.find((other) => other.theme === theme);
      if (cell) marks.push(...cellMarks(cell, each, { x: lefts[index] ?? 0, y: y + 1, height: height - 2 }, words));
    });
    y += height;
  }
  marks.push({ kind: 'line', x1: 0, x2: right, y1: y, y2: y, stroke: 'axis' });
  return {
    width: right,
    height: y + 2,
    title: words.heatTitle(ranking.k),
    finding: ranking.table.columns
      .flatMap((each) => {
        const first = each.cells.filter(({ rank }) => rank === 1).map(({ theme }) => words.choice(theme).text);
        return first.length === 0 ? [] : [words.heatFinding(words.column(each.key), words.list(first))];
      })
      .join(' '),
    marks,
  };
}

function cellMarks(
  cell: VisibleCell,
  group: VisibleColumn,
  at: { x: number; y: number; height: number },
  words: ChartWords,
): Mark[] {
  const box = { kind: 'rect', x: at.x + 1, y: at.y, width: column.width - 2, height: at.height } as const;
  const middle = at.x + column.width / 2;
  const figure = saidOf(cell, group, words);
  if (cellFigure(cell, group).kind === 'notOffered')
    return textLines(wrapText(figure, 10), { x: middle, y: middleOf(at, 1), ink: 'quiet', anchor: 'middle' });
  if (cell.count === null) {
    const lines = wrapText(figure, 10);
    if (cell.rank !== null) lines.push(`${lines.pop() ?? ''} | ${cell.rank}`);
    const width = Math.min(column.width - 4, Math.max(...lines.map(({ length }) => length)) * 6.3 + 8);
    const top = middleOf(at, lines.length);
    return [
      { ...box, fill: 'hatch' },
      {
        kind: 'rect',
        x: middle - width / 2,
        y: top - 12,
        width,
        height: lines.length * lineHeight,
        fill: 'paper',
      },
      ...textLines(lines, { x: middle, y: top, ink: 'quiet', anchor: 'middle' }),
    ];
  }
  const tint = tintOf(cell);
  const isDark = tint >= 4;
  const text = cell.rank === null ? figure : `${figure} | ${cell.rank}`;
  const ink = cell.isInTopK ? (isDark ? 'light-strong' : 'strong') : isDark ? 'light' : 'text';
  return [
    { ...box, fill: `tint${tint}` satisfies Fill },
    { kind: 'text', x: middle, y: middleOf(at, 1), text, ink, anchor: 'middle' },
  ];
}

/** Baseline of the first of so many lines that stand in the middle of a cell. */
function middleOf({ y, height }: { y: number; height: number }, lines: number): number {
  return y + height / 2 + 5 - ((lines - 1) * lineHeight) / 2;
}
