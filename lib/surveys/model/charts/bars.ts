import type { VisibleCell } from '../visible';
import type { VisibleRanking } from '../visible-results';
import { lineHeight, textLines, wrapText, type Drawing, type Mark } from './drawing';
import type { ChartWords } from './words';

const rank = 28;
const label = { width: 232, signs: 32 };
const bars = { left: rank + label.width, width: 380 };
const width = 910;
const head = 26;

/**
 * Shares of all organisations in the order of the points, each with the bracket of what is possible once the missing answer.
 * The first k are dark and their rank bold. Null where the group is too small for shares: then the table says what there is.
 */
export function barsDrawing(ranking: VisibleRanking, words: ChartWords): Drawing | null {
  const cells = new Map(ranking.table.total.cells.map((cell) => [cell.theme, cell]));
  const rows = ranking.standings.flatMap(({ theme, isCertainBeforeNext }) => {
    const cell = cells.get(theme);
    return cell ? [{ ...cell, isCertainBeforeNext }] : [];
  });
  return drawnBars(rows, words, words.barsTitle(ranking.k));
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
  return drawnBars(rows, words, title);
}

type Row = VisibleCell & { readonly isCertainBeforeNext?: boolean | null };

function drawnBars(cells: readonly Row[], words: ChartWords, title: string): Drawing | null {
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
    if (cell.share === null) {
      marks.push({ kind: 'rect', x: at(0), y: middle - 7, width: bars.width, height: 14, fill: 'hatch' });
    } else {
      const fill = cell.isInTopK ? 'top' : 'bar';
      marks.push({ kind: 'rect', x: at(0), y: middle - 7, width: cell.share * bars.width, height: 14, fill });
    }
    if (cell.bounds) marks.push(...bracket(at(cell.bounds.low), at(cell.bounds.high), middle));
    const said = cell.count === null ? words.withheld : words.countOf(cell.count, cell.answered);
    marks.push({ kind: 'text', x: ends.answers, y: baseline, text: said, ink: 'text', anchor: 'start' });
    if (typeof isCertainBeforeNext === 'boolean') {
      const text = isCertainBeforeNext ? words.certain : words.couldChange;
      marks.push({ kind: 'text', x: ends.before, y: baseline, text, ink: 'quiet', anchor: 'start' });
    }
    y += height;
  }

  const axes: Mark[] = [0, 0.25, 0.5, 0.75, 1].flatMap((share): Mark[] => [
    { kind: 'line', x1: at(share), x2: at(share), y1: 20, y2: y, stroke: share === 0 ? 'origin' : 'axis' },
    { kind: 'text', x: at(share), y: 14, text: words.percent(share), ink: 'quiet', anchor: 'middle' },
  ]);
  const [first] = rows;
  return {
    width: isCertaintySaid ? width : ends.answers + 86,
    height: y + 8,
    title,
    finding:
      first && first.cell.count !== null && first.cell.rank === 1
        ? words.barsFinding(words.choice(first.cell.theme).text, first.cell.count, first.cell.answered)
        : '',
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

/** From the lowest to the highest share possible; a paler line under it keeps it visible on a dark bar. */
function bracket(low: number, high: number, y: number): Mark[] {
  const strokes = ['halo', 'bound'] as const;
  return strokes.flatMap((stroke): Mark[] => [
    { kind: 'line', x1: low, x2: high, y1: y, y2: y, stroke },
    { kind: 'line', x1: low, x2: low, y1: y - 5, y2: y + 5, stroke },
    { kind: 'line', x1: high, x2: high, y1: y - 5, y2: y + 5, stroke },
  ]);
}
