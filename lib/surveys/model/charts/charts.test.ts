import { describe, expect, it } from 'vitest';
import type { Organisation } from '../regions';
import type { VisibleCell } from '../visible';
import { priorityResult } from '../results';
import { visibleResults, type VisibleRanking } from '../visible-results';
import { chartSheet, type ResultSheetWords } from '../../exchange';
import { narrowBarsDrawing } from './bars';
import { saidOf, type ChartWords } from './words';
import { drawingOf } from './names';
import { narrowOverlapDrawing } from './overlap';
import { wrapText, type Drawing, type Mark } from '@/lib/charts/model/drawing';

const words: ChartWords = {
  choice: (code) => ({ text: `Choice ${code}`, lang: 'en' }),
  column: (key) => key,
  nOfN: (n, total) => `n ${n} of ${total}`,
  countOf: (count, n) => `${count} of ${n}`,
  percent: (share) => `${share * 100}%`,
  list: (items) => items.join(', '),
  withheld: 'not shown',
  notOffered: 'not offered',
  heatTitle: (k) => `first ${k}`,
  heatFinding: (column, first) => `${column}: ${first}.`,
  barsTitle: (k) => `bars ${k}`,
  barsFinding: (first, count, n) => `${first} ${count}/${n}`,
  answers: 'answers',
  beforeNext: 'before',
  beforeNextOf: (said) => `before: ${said}`,
  certain: 'certain',
  couldChange: 'could change',
  overlapTitle: (regions) => `${regions} regions`,
  overlapFinding: (...counts) => counts.join(' '),
  sharedList: (from, found) => `shared from ${from}: ${found}`,
  sharedNever: () => 'never shared',
  pairedList: (found) => `paired: ${found}`,
  distinctiveList: (found) => `distinctive: ${found}`,
  inRegions: (count, of) => `${count}/${of}`,
};

/** Six of Africa and five of Europe answered, three of the Americas, one of Asia, and one of each was silent. */
const ORDERS = { Af: ['ABC', 6], Eu: ['ABD', 5], Am: ['BCA', 3], As: ['DCB', 1] } as const;
const organisations = Object.entries(ORDERS).flatMap(([region, [, n]]) =>
  Array.from({ length: n + 1 }, (_, index): Organisation => ({
    id: `${region}${index}`,
    kind: 'mechanism',
    regions: [region],
    scope: 'regional',
  })),
);
const result = priorityResult({
  themes: [...'ABCDEF'],
  k: 3,
  organisations,
  ballots: Object.entries(ORDERS).flatMap(([region, [order, n]]) =>
    Array.from({ length: n }, (_, index) => ({ organisationId: `${region}${index}`, ranked: [...order] })),
  ),
  settings: { regions: Object.keys(ORDERS) },
});
const seenBy = (audience: 'inside' | 'public'): VisibleRanking => {
  const [question] = visibleResults(
    { invited: 19, submitted: 15, questions: [{ type: 'RANKING', code: 'q', result }] },
    { audience, small: 5, isAttributed: true },
  ).questions;
  if (question?.type !== 'RANKING') throw new Error('no ranking');
  return question;
};
const texts = (drawing: Drawing | null) =>
  (drawing?.marks ?? []).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
const isInside = ({ width, height }: Drawing, mark: Mark): boolean => {
  const edges =
    mark.kind === 'rect'
      ? [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height]
      : mark.kind === 'line'
        ? [mark.x1, mark.y1, mark.x2, mark.y2]
        : [mark.x, mark.y, mark.x, mark.y];
  return edges.every((edge, index) => edge >= 0 && edge <= (index % 2 === 0 ? width : height));
};

describe('the charts of a ranking', () => {
  it('say every count, rank and n of N of the table', () => {
    const heat = texts(drawingOf('heat', seenBy('inside'), words));
    expect(heat).toEqual(expect.arrayContaining(['6 of 6 | 1', '5 of 5 | 1', '3 of 3 | 1', 'n 6 of 7', 'n 15 of 19']));
    // One answer of Asia: nothing is said but its n.
    expect(heat).toContain('n 1 of 2');
    expect(heat.filter((text) => text === 'not shown')).toHaveLength(18);
    expect(texts(drawingOf('bars', seenBy('inside'), words))).toContain('14 of 15');
  });

  it('draw the bracket from x/N to (x + N − n)/N', () => {
    const lines = (drawingOf('bars', seenBy('inside'), words)?.marks ?? []).flatMap((mark) =>
      mark.kind === 'line' && mark.stroke === 'bound' && mark.y1 === mark.y2
        ? [[(mark.x1 - 260) / 380, (mark.x2 - 260) / 380]]
        : [],
    );
    expect(lines).toHaveLength(6);
    // B: 15 of 15 that answered, 19 asked.
    expect(lines.some(([low, high]) => Math.abs((low ?? 0) - 15 / 19) < 1e-9 && high === 1)).toBe(true);
  });

  it('put each covered choice into one of the three lists, with what chance would give', () => {
    const overlap = drawingOf('overlap', seenBy('inside'), words);
    expect(overlap?.finding).toBe('2 1 1');
    expect(texts(overlap)).toEqual(expect.arrayContaining(['shared from 3: 2', 'paired: 1', 'distinctive: 1']));
  });

  it('say of a choice that nobody of a group was offered that it was not, and withhold nothing of it', () => {
    const group = { answered: 3, level: 'counts' } as const;
    const cell = { theme: 'late', count: null, answered: 0 } as VisibleCell;
    expect(saidOf(cell, group, words)).toBe('not offered');
    expect(saidOf({ ...cell, answered: 3 }, group, words)).toBe('not shown');
  });

  it('hatch for the public what is withheld, and print no figure the table withholds', () => {
    const seen = seenBy('public');
    const heat = drawingOf('heat', seen, words);
    const told = new Set(
      [...seen.table.columns, seen.table.total].flatMap(({ cells }) =>
        cells.flatMap(({ count, answered }) => (count === null ? [] : [`${count} of ${answered}`])),
      ),
    );
    for (const text of texts(heat).filter((each) => /^\d+ of/.test(each))) {
      expect(told).toContain(text.split(' | ')[0]);
    }
    const hidden = [...seen.table.columns, seen.table.total].flatMap(({ cells }) =>
      cells.filter(({ count }) => count === null),
    );
    const hatched = (heat?.marks ?? []).filter((mark) => mark.kind === 'rect' && mark.fill === 'hatch');
    expect(hatched).toHaveLength(hidden.length);
    expect(hidden.length).toBeGreaterThan(0);
  });

  it.each(['heat', 'bars', 'overlap'] as const)('keep every mark of the %s chart on their sheet', (chart) => {
    for (const audience of ['inside', 'public'] as const) {
      const drawing = drawingOf(chart, seenBy(audience), words);
      if (!drawing) continue;
      expect(drawing.marks.filter((mark) => !isInside(drawing, mark))).toEqual([]);
    }
  });

  it('break the heads of the overlap to the width of so many regions, and stand below them', () => {
    const long = `${'chance '.repeat(20).trim()}.`;
    const overlap = drawingOf('overlap', seenBy('inside'), {
      ...words,
      sharedNever: () => long,
      sharedList: () => long,
    });
    const { marks = [], width = 0 } = overlap ?? {};
    const lines = marks.flatMap((mark) => (mark.kind === 'text' && mark.text.startsWith('chance') ? [mark] : []));
    expect(lines.map(({ text }) => text).join(' ')).toBe(long);
    expect(lines.filter(({ text }) => text.length * 7 > width)).toEqual([]);
    const choice = marks.find((mark) => mark.kind === 'text' && mark.text.startsWith('Choice'));
    expect(choice?.kind === 'text' && choice.y).toBeGreaterThan((lines.at(-1)?.y ?? 0) + 16);
  });

  it.each([
    ['bars', narrowBarsDrawing],
    ['overlap', narrowOverlapDrawing],
  ] as const)('fit a telephone and say the same: %s', (chart, narrowDrawing) => {
    for (const audience of ['inside', 'public'] as const) {
      const seen = seenBy(audience);
      const [wide, narrow] = [drawingOf(chart, seen, words), narrowDrawing(seen, words)];
      expect(narrow === null).toBe(wide === null);
      if (!narrow || !wide) continue;
      expect(narrow.width).toBeLessThanOrEqual(340);
      expect([narrow.title, narrow.finding]).toEqual([wide.title, wide.finding]);
      expect(narrow.marks.filter((mark) => !isInside(narrow, mark))).toEqual([]);
      // Every count, rank and choice of the wide chart stands somewhere in the narrow one.
      const said = texts(narrow).join(' | ');
      for (const text of texts(wide).filter((each) => /^(\d+( of |\/)\d+|\d+|Choice .)$/.test(each)))
        expect(said).toContain(text);
      const filled = ({ marks }: Drawing, fill: string) =>
        marks.filter((mark) => 'fill' in mark && mark.fill === fill).length;
      for (const fill of ['top', 'bar', 'hatch']) expect(filled(narrow, fill)).toBe(filled(wide, fill));
    }
  });

  it('come with a sheet each that names the codes', () => {
    const sheet: ResultSheetWords = {
      heads: Object.fromEntries(
        ['question', 'choice', 'column', 'count', 'answered', 'invited', 'share', 'low', 'high', 'rank', 'value'].map(
          (head) => [head, head],
        ),
      ) as ResultSheetWords['heads'],
      question: (code) => code,
      choice: (_, code) => `Choice ${code}`,
      column: (key) => key,
      figure: (name) => name,
      month: (code) => code,
    };
    const [preamble, head, ...rows] = chartSheet('overlap', seenBy('inside'), sheet, [['snapshot', 1]]);
    expect(preamble).toEqual(['snapshot', 1]);
    expect(head).toEqual(['choice', 'count', 'Af', 'Eu', 'Am', 'choice']);
    expect(rows).toContainEqual(['Choice B', 3, 2, 2, 1, 'B']);
    // A row for each choice in each of the six columns and in the total, below the head.
    expect(chartSheet('heat', seenBy('inside'), sheet, [])).toHaveLength(1 + 7 * 6);
    expect(chartSheet('bars', seenBy('inside'), sheet, [])).toHaveLength(1 + 3 * 6);
  });
});

describe('wrapText', () => {
  it('breaks between words and cuts nothing', () => {
    expect(wrapText('Migration and sustainable development', 14)).toEqual([
      'Migration and',
      'sustainable',
      'development',
    ]);
    expect(wrapText('Kriegswaffenkontrollgesetz', 5)).toEqual(['Kriegswaffenkontrollgesetz']);
    expect(wrapText('', 5)).toEqual([]);
  });
});
