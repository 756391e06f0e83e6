import type { CsvCell } from '@/lib/core/csv';
import { rowAxis } from './model/axes';
import type { CrossColumn, CrossTab } from './model/cross-tab';
import type { ChartName } from './model/charts/names';
import { dateNames, summaryNames, type FigureName } from './model/figure-names';
import type { VisibleChoiceColumn } from './model/visible-choices';
import type { VisibleQuestion, VisibleRanking, VisibleResults } from './model/visible-results';

/** Words of the file, in the reader's language. */
export type ResultSheetWords = {
  heads: Record<
    'question' | 'choice' | 'column' | 'count' | 'answered' | 'invited' | 'share' | 'low' | 'high' | 'rank' | 'value',
    string
  >;
  /** Of a question, or of the row of a matrix by its axis. */
  question: (code: string) => string;
  choice: (question: string, code: string) => string;
  column: (key: string) => string;
  /** Of a number or a day: the least, the median, the latest … */
  figure: (name: FigureName) => string;
  month: (code: string) => string;
};

/** Shares with as many digits as a spreadsheet can use, not as many as a float has. */
function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}

/** One figure: what it is of, by code and in words, and what there is to say of it; what is left out or null is an empty cell. */
type Figure = {
  question: string;
  choice: string | null;
  choiceName: string | null;
  column: string;
  count?: number | null;
  answered?: number | null;
  invited?: number | null;
  share?: number | null;
  bounds?: { low: number; high: number } | null;
  rank?: number | null;
  /** Of a number or a day, in its own unit. */
  value?: number | string | null;
};

function figureRow(figure: Figure, words: ResultSheetWords): CsvCell[] {
  const { question, choice, choiceName, column, bounds } = figure;
  return [
    words.question(question),
    choiceName,
    words.column(column),
    figure.count ?? null,
    figure.answered ?? null,
    figure.invited ?? null,
    rounded(figure.share ?? null),
    rounded(bounds?.low ?? null),
    rounded(bounds?.high ?? null),
    figure.rank ?? null,
    figure.value ?? null,
    question,
    choice,
    column,
  ];
}

type ChoiceName = (code: string) => string;

function choiceFigures(question: string, columns: readonly VisibleChoiceColumn[], nameOf: ChoiceName): Figure[] {
  return columns.flatMap(({ key, invited, choices }) =>
    choices.map(({ code, ...cell }) => ({
      question,
      choice: code,
      choiceName: nameOf(code),
      column: key,
      invited,
      ...cell,
    })),
  );
}

/** Every figure of a question that its reader may see, in the order of the page. */
function figuresOf(question: VisibleQuestion, words: ResultSheetWords): Figure[] {
  const { code } = question;
  const named: ChoiceName = (choice) => words.choice(code, choice);
  const valued = (name: FigureName) => ({ question: code, choice: name, choiceName: words.figure(name) });
  switch (question.type) {
    case 'RANKING': {
      const { columns, kinds, total } = question.table;
      return [...columns, ...kinds, total].flatMap(({ key, cells }) =>
        cells.map(({ theme, ...cell }) => ({
          question: code,
          choice: theme,
          choiceName: named(theme),
          column: key,
          ...cell,
        })),
      );
    }
    case 'MATRIX':
      return question.rows.flatMap(({ row, columns }) => {
        const axis = rowAxis(code, row);
        return choiceFigures(axis, columns, (choice) => words.choice(axis, choice));
      });
    case 'NUMBER':
    case 'CALCULATED':
      return question.columns.flatMap(({ key, answered, invited, summary }) =>
        summaryNames.map((name) => ({ ...valued(name), column: key, answered, invited, value: summary[name] })),
      );
    case 'DATE':
      return [
        ...question.columns.flatMap(({ key, answered, invited, ...ends }) =>
          dateNames.map((name) => ({ ...valued(name), column: key, answered, invited, value: ends[name] })),
        ),
        ...choiceFigures(code, question.months, words.month),
      ];
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT': {
      const { answered, invited } = question;
      return [{ question: code, choice: null, choiceName: null, column: 'total', answered, invited }];
    }
    case 'WITHHELD':
      return [{ question: code, choice: null, choiceName: null, column: 'total' }];
    default:
      return choiceFigures(code, question.columns, named);
  }
}

/**
 * The figures an audience sees, one row per question, choice and column, with the codes beside the words; the rows of a
 * matrix stand as questions of their own (`matrix.row`). What is withheld is an empty cell. `preamble`: lines that stand
 * above the head (illustrative, snapshot, seal).
 */
export function resultSheet(
  results: Pick<VisibleResults, 'questions' | 'coded'>,
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
    heads.value,
    'question',
    'choice',
    'column',
  ];
  const rows = [...results.questions, ...(results.coded ?? [])].flatMap((question) =>
    figuresOf(question, words).map((figure) => figureRow(figure, words)),
  );
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
