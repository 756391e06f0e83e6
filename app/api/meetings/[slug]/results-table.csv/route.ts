import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { crossSheet } from '@/lib/surveys/exchange';
import { snapshotNumber } from '@/lib/surveys/model/snapshot-number';
import { findCrossTab } from '@/lib/surveys/queries/cross-tab';
import { sheetPreamble, sheetWords } from '@/lib/surveys/render/sheet-words';

/**
 * One cross-table of a snapshot as CSV, with the permission and the disclosure of its page: `?rows=` the code of a closed
 * question, `?columns=` that of another or a grouping, `?snapshot=` a number, `?locale=` the language of the heads.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const view = await findCrossTab(scope, snapshotNumber(query.get('snapshot')), {
      rows: query.get('rows'),
      columns: query.get('columns'),
    });
    if (!view) return missing();
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
    return new Response(toCsv(rows), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${slug}-${view.rows}-by-${view.columns}-${view.snapshot.number}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(scope.meeting.illustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
