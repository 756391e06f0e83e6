import type { VisibleCell, VisibleColumn } from '../visible';
import type { VisibleRanking } from '../visible-results';
import { lineHeight, textLines, wrapText, type Drawing, type Mark } from '@/lib/charts/model/drawing';
import { saidOf, type ChartWords } from './words';

const rank = 28;
const label = { width: 232, signs: 32 };
const bars = { left: rank + label.width, width: 380 };
const width = 910;
const head = 26;
/** Room for a sign of a head. */
const headSign = 6.6;
const narrow = { left: 26, bars: 304, width: 340, signs: 42 };
/** Shares that are marked on the axis. */
const marked = [0, 0.25, 0.5, 0.75, 1];

/**
 * Shares of all organisations in the order of the points, each with the bracket of what is possible once the missing answer.
 * The first k are dark and their rank bold. Null where the group is too small for shares: then the table says what there is.
 */
export function barsDrawing(ranking: VisibleRanking, words: ChartWords): Drawing | null {
  return drawnBars(standingRows(ranking), ranking.table.total, words, words.barsTitle(ranking.k));
}

/** As `barsDrawing`, for the width of a telephone: each choice in words above its bar, and its count under it. */
export function narrowBarsDrawing(ranking: VisibleRanking, words: ChartWords): Drawing | null {
  const rows = standingRows(ranking);
  if (rows.every(({ share }) => share === null)) return null;
  const at = (share: number) => narrow.left + share * narrow.bars;
  const marks: Mark[] = [];
  let y = head;
  for (const cell of rows) {
    const { theme, isCertainBeforeNext } = cell;
    const { text, lang } = words.choice(theme);
    const lines = wrapText(text, narrow.signs);
    const ink = cell.isInTopK ? 'strong' : 'text';
    const first = y + lineHeight;
    if (cell.rank !== null) marks.push({ kind: 'text', x: 0, y: first, text: `${cell.rank}`, ink, anchor: 'start' });
    marks.push(...textLines(lines, { x: narrow.left, y: first, ink, anchor: 'start', lang }));
    const middle = y + lines.length * lineHeight + 16;
    marks.push(
      ...marked.map((share): Mark => ({
        ...{ kind: 'line', x1: at(share), x2: at(share), y1: middle - 10, y2: middle + 10 },
        stroke: share === 0 ? 'origin' : 'axis',
      })),
      ...barOf(cell, at, middle),
    );
    const said = [
      saidOf(cell, ranking.table.total, words),
      ...(typeof isCertainBeforeNext === 'boolean'
        ? [words.beforeNextOf(isCertainBeforeNext ? words.certain : words.couldChange)]
        : []),
    ];
    const baseline = middle + 26;
    marks.push({ kind: 'text', x: narrow.left, y: baseline, text: said.join(' · '), ink: 'quiet', anchor: 'start' });
    y = baseline + 10;
  }
  const percents = marked.map((share): Mark => {
    const anchor = share === 1 ? 'end' : 'middle';
    return { kind: 'text', x: at(share), y: 14, text: words.percent(share), ink: 'quiet', anchor };
  });
  return {
    ...{ width: narrow.width, height: y, title: words.barsTitle(ranking.k), finding: findingOf(rows[0], words) },
    marks: [...percents, ...marks],
  };
}

type Row = VisibleCell & { readonly isCertainBeforeNext?: boolean | null };

/** The choices of all together, in the order of the points. */
function standingRows(ranking: VisibleRanking): Row[] {
  const cells = new Map(ranking.table.total.cells.map((cell) => [cell.theme, cell]));
  return ranking.standings.flatMap(({ theme, isCertainBeforeNext }) => {
    const cell = cells.get(theme);
    return cell ? [{ ...cell, isCertainBeforeNext }] : [];
  });
}

/**
 * The same for one column, in its own order and without what is certain before the next: narrower, for a page of print. Null
 * for a column that is not there or too small for shares.
 */
export function groupBarsDrawing(ranking: VisibleRanking, key: string, words: ChartWords): Drawing | null {
  const { columns, kinds, total } = ranking.table;
  const group = [...columns, ...kinds, total].find((column) => column.key === key);
  if (!group) return null;
  const rows = group.cells.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0);
  const title = `${words.column(key)}, ${words.nOfN(group.answered, group.invited)}`;
  return drawnBars(rows, group, words, title);
}

function drawnBars(cells: readonly Row[], group: VisibleColumn, words: ChartWords, title: string): Drawing | null {
  if (cells.every(({ share }) => share === null)) return null;
  const isCertaintySaid = cells.some(({ isCertainBeforeNext }) => isCertainBeforeNext !== undefined);
  const rows = cells.map((cell) => ({ cell, lines: wrapText(words.choice(cell.theme).text, label.signs) }));
  const at = (share: number) => bars.left + share * bars.width;
  const ends = { answers: at(1) + 36, before: at(1) + 150 };

  const marks: Mark[] = [];
  let y = head;
  for (const { cell, lines } of rows) {
    const { theme, isCertainBeforeNext } = cell;
    const height = Math.max(2, lines.length) * lineHeight;
    const middle = y + height / 2;
    const baseline = middle + 5;
    const ink = cell.isInTopK ? 'strong' : 'text';
    if (cell.rank !== null) marks.push({ kind: 'text', x: 0, y: baseline, text: `${cell.rank}`, ink, anchor: 'start' });
    marks.push(
      ...textLines(lines, {
        x: rank,
        y: baseline - ((lines.length - 1) * lineHeight) / 2,
        ink,
        anchor: 'start',
        lang: words.choice(theme).lang,
      }),
    );
    marks.push(...barOf(cell, at, middle));
    const said = saidOf(cell, group, words);
    marks.push({ kind: 'text', x: ends.answers, y: baseline, text: said, ink: 'text', anchor: 'start' });
    if (typeof isCertainBeforeNext === 'boolean') {
      const text = isCertainBeforeNext ? words.certain : words.couldChange;
      marks.push({ kind: 'text', x: ends.before, y: baseline, text, ink: 'quiet', anchor: 'start' });
    }
    y += height;
  }

  const axes: Mark[] = marked.flatMap((share): Mark[] => [
    { kind: 'line', x1: at(share), x2: at(share), y1: 20, y2: y, stroke: share === 0 ? 'origin' : 'axis' },
    { kind: 'text', x: at(share), y: 14, text: words.percent(share), ink: 'quiet', anchor: 'middle' },
  ]);
  return {
    width: isCertaintySaid ? Math.max(width, ends.before + words.beforeNext.length * headSign) : ends.answers + 86,
    height: y + 8,
    title,
    finding: findingOf(cells[0], words),
    marks: [
      ...axes,
      { kind: 'text', x: ends.answers, y: 14, text: words.answers, ink: 'quiet', anchor: 'start' },
      ...(isCertaintySaid
        ? [
            {
              kind: 'text',
              x: ends.before,
              y: 14,
              text: words.beforeNext,
              ink: 'quiet',
              anchor: 'start',
            } satisfies Mark,
          ]
        : []),
      ...marks,
    ],
  };
}

/** What comes first and with how many, where that may be told. */
function findingOf(first: Row | undefined, words: ChartWords): string {
  return first && first.count !== null && first.rank === 1
    ? words.barsFinding(words.choice(first.theme).text, first.count, first.answered)
    : '';
}

/** The bar of a share with its bracket; hatched where the share is not told. */
function barOf({ share, bounds, isInTopK }: VisibleCell, at: (share: number) => number, middle: number): Mark[] {
  const bar = { kind: 'rect', x: at(0), y: middle - 7, height: 14 } as const;
  return [
    share === null
      ? { ...bar, width: at(1) - at(0), fill: 'hatch' }
      : { ...bar, width: at(share) - at(0), fill: isInTopK ? 'top' : 'bar' },
    ...(bounds ? bracket(at(bounds.low), at(bounds.high), middle) : []),
  ];
}

/** From the lowest to the highest share possible; a paler line under it keeps it visible on a dark bar. */
function bracket(low: number, high: number, y: number): Mark[] {
  const strokes = ['halo', 'bound'] as const;
  return strokes.flatMap((stroke): Mark[] => [
    { kind: 'line', x1: low, x2: high, y1: y, y2: y, stroke },
    { kind: 'line', x1: low, x2: low, y1: y - 5, y2: y + 5, stroke },
    { kind: 'line', x1: high, x2: high, y1: y - 5, y2: y + 5, stroke },
  ]);
}
