import type { CsvCell } from '@/lib/core/csv';
import type { CrossColumn, CrossTab } from './model/cross-tab';
import type { ChartName } from './model/charts/names';
import type { VisibleRanking, VisibleResults } from './model/visible-results';

/** Words of the file, in the reader's language. */
export type ResultSheetWords = {
  heads: Record<
    'question' | 'choice' | 'column' | 'count' | 'answered' | 'invited' | 'share' | 'low' | 'high' | 'rank',
    string
  >;
  question: (code: string) => string;
  choice: (question: string, code: string) => string;
  column: (key: string) => string;
};

/** Shares with as many digits as a spreadsheet can use, not as many as a float has. */
function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}

/**
 * The figures an audience sees, one row per question, choice and column, with the codes beside the words.
 * What is withheld is an empty cell. `preamble`: lines that stand above the head (illustrative, snapshot, seal).
 */
export function resultSheet(
  results: Pick<VisibleResults, 'questions'>,
  words: ResultSheetWords,
  preamble: readonly (readonly CsvCell[])[],
): CsvCell[][] {
  const { heads } = words;
  const head = [
    heads.question,
    heads.choice,
    heads.column,
    heads.count,
    heads.answered,
    heads.invited,
    heads.share,
    heads.low,
    heads.high,
    heads.rank,
    'question',
    'choice',
    'column',
  ];
  const rows = results.questions.flatMap((question): CsvCell[][] => {
    const { code } = question;
    const labels = (choice: string, column: string) => [
      words.question(code),
      words.choice(code, choice),
      words.column(column),
    ];
    if (question.type === 'LONG_TEXT') {
      const { answered, invited } = question;
      return [
        [
          words.question(code),
          null,
          words.column('total'),
          null,
          answered,
          invited,
          null,
          null,
          null,
          null,
          code,
          null,
          'total',
        ],
      ];
    }
    if (question.type === 'RANKING') {
      const { columns, kinds, total } = question.table;
      return [...columns, ...kinds, total].flatMap(({ key, cells }) =>
        cells.map(({ theme, count, answered, invited, share, bounds, rank }) => [
          ...labels(theme, key),
          count,
          answered,
          invited,
          rounded(share),
          rounded(bounds?.low ?? null),
          rounded(bounds?.high ?? null),
          rank,
          code,
          theme,
          key,
        ]),
      );
    }
    return question.columns.flatMap(({ key, invited, choices }) =>
      choices.map(({ code: choice, count, answered, share, bounds }) => [
        ...labels(choice, key),
        count,
        answered,
        invited,
        rounded(share),
        rounded(bounds?.low ?? null),
        rounded(bounds?.high ?? null),
        null,
        code,
        choice,
        key,
      ]),
    );
  });
  return [...preamble.map((line) => [...line]), head, ...rows];
}

/**
 * The figures behind one chart, with the codes beside the words: the groups and the total of the heat map, all and the two
 * kinds of organisation of the bars, and for the overlap a row for each choice that any region has among its first k, with
 * its rank in every region compared. Empty cells: not among the first k, or withheld.
 */
export function chartSheet(
  chart: ChartName,
  ranking: VisibleRanking,
  words: ResultSheetWords,
  preamble: readonly (readonly CsvCell[])[],
): CsvCell[][] {
  const { table, overlap } = ranking;
  const of = (columns: Partial<VisibleRanking['table']>): CsvCell[][] =>
    resultSheet(
      { questions: [{ ...ranking, table: { ...table, columns: [], kinds: [], ...columns } }] },
      words,
      preamble,
    );
  if (chart === 'heat') return of({ columns: table.columns });
  if (chart === 'bars') return of({ kinds: table.kinds });
  const regions = overlap?.regions ?? [];
  const rankOf = (region: string, theme: string): number | null =>
    table.columns.find(({ key }) => key === region)?.cells.find((cell) => cell.theme === theme)?.rank ?? null;
  return [
    ...preamble.map((line) => [...line]),
    [words.heads.choice, words.heads.count, ...regions.map((region) => words.column(region)), 'choice'],
    ...(overlap?.coverage ?? [])
      .filter(({ regions: having }) => having.length > 0)
      .map(({ theme, regions: having }) => [
        words.choice(ranking.code, theme),
        having.length,
        ...regions.map((region) => (having.includes(region) ? rankOf(region, theme) : null)),
        theme,
      ]),
  ];
}

/** One row for each value and column of a cross-table, with the codes beside the words. What is withheld is an empty cell. */
export function crossSheet(
  table: CrossTab,
  words: Pick<ResultSheetWords, 'heads'> & {
    row: (value: string) => string;
    columnOf: (column: Pick<CrossColumn, 'key' | 'kind'>) => string;
  },
  preamble: readonly (readonly CsvCell[])[],
): CsvCell[][] {
  const { heads } = words;
  return [
    ...preamble.map((line) => [...line]),
    [
      heads.choice,
      heads.column,
      heads.count,
      heads.answered,
      heads.invited,
      heads.share,
      heads.low,
      heads.high,
      'choice',
      'column',
    ],
    ...table.rows.flatMap((value, row) =>
      table.columns.map((column): CsvCell[] => {
        const cell = column.cells[row];
        return [
          words.row(value),
          words.columnOf(column),
          cell?.count ?? null,
          column.answered === null ? null : (cell?.answered ?? null),
          column.invited,
          rounded(cell?.share ?? null),
          rounded(cell?.bounds?.low ?? null),
          rounded(cell?.bounds?.high ?? null),
          value,
          column.key,
        ];
      }),
    ),
  ];
}
