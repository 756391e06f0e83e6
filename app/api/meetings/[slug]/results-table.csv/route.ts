import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { translator } from '@/lib/i18n/translator';
import { crossSheet } from '@/lib/surveys/exchange';
import { findCrossTab } from '@/lib/surveys/queries/cross-tab';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';
import { csvType, resultsFile } from '../results-file';

/** One cross-table of a snapshot as CSV: `?rows=` the code of a closed question, `?columns=` that of another or a grouping. Busy while the tables of a snapshot are still being looked through. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return resultsFile(request, slug, async ({ scope, number, locale, query }) => {
    const view = await findCrossTab(scope, number, { rows: query.get('rows'), columns: query.get('columns') });
    if (!view) return null;
    if (view.notGiven === 'notYet') throw new Refusal('busy');
    const t = translator(locale, 'results');
    const words = sheetWords(locale, view.snapshot.labels);
    const rows = crossSheet(
      view.table,
      {
        ...words,
        row: (value) => words.choice(view.rows, value),
        columnOf: ({ key, kind }) => {
          if (kind !== 'value') return t(`cross.${kind}`);
          return view.columnQuestion ? words.choice(view.columnQuestion, key) : words.column(key);
        },
      },
      [
        ...sheetPreamble(locale, scope.meeting, view.snapshot),
        [words.question(view.rows), view.columnQuestion ? words.question(view.columnQuestion) : view.columns],
      ],
    );
    const name = `${view.rows}-by-${view.columns}-${view.snapshot.number}.csv`;
    return { name, type: csvType, body: toCsv(rows) };
  });
}
