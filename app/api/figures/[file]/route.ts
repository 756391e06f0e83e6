import { enterSite } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { madeOnce, type Ingredients } from '@/lib/core/made-file';
import { privateFile } from '@/lib/core/private-file';
import { takeDataAllowance } from '@/lib/core/public-data';
import { publicFile } from '@/lib/core/public-file';
import { comparedYears, figureChoices, inOrder } from '@/lib/directory/schema';
import { figureList } from '@/lib/fact-sheet/model/figure-list';
import { isAskedOften, sheetOf, type SheetData } from '@/lib/fact-sheet/model/sheet';
import { getSheetData } from '@/lib/fact-sheet/queries';
import { comparisonSheet } from '@/lib/fact-sheet/render/compare-words';
import { renderComparisonDocx } from '@/lib/fact-sheet/render/comparison-docx';
import { renderComparisonPdf } from '@/lib/fact-sheet/render/comparison-pdf';
import { listSheet } from '@/lib/fact-sheet/render/list-words';
import { printedComparison } from '@/lib/fact-sheet/render/printed-comparison';
import { printedSheet } from '@/lib/fact-sheet/render/printed-sheet';
import { renderSheetDocx } from '@/lib/fact-sheet/render/sheet-docx';
import { renderSheetPdf } from '@/lib/fact-sheet/render/sheet-pdf';
import { sheetTable } from '@/lib/fact-sheet/render/sheet-table';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';

const types = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
type Ending = keyof typeof types;

/**
 * GET /api/figures/<file>?year=2018&classes=…&undecided=…&locale=fr: `fact-sheet.pdf` and `.docx`, `figures.csv` (all of a
 * year), `<figure>.csv` (the list behind one), `comparison.<csv|pdf|docx>?from=…&to=…`. Public, with an ETag; counted per network with the
 * public data. Refuses "too often" (429), "busy" (503), and 404 for what there is no such file of.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  return privateFile(async () => {
    await takeDataAllowance(request);
    const [name = '', end = '', ...more] = file.split('.');
    const ending = (Object.keys(types) as Ending[]).find((known) => known === end);
    if (!ending || more.length > 0) return null;
    const query = new URL(request.url).searchParams;
    const asked = query.get('locale') ?? undefined;
    const locale = isLocale(asked) ? asked : defaultLocale;
    const made = await fileOf({ name, ending }, Object.fromEntries(query), locale);
    if (made === null) return null;
    return publicFile(request, made.body, { type: types[ending], name: `${made.name}.${ending}` });
  });
}

type Made = { name: string; body: string | Uint8Array };

/** A file with its name; null where there is none, or nothing to put into it. */
async function fileOf(
  { name, ending }: { name: string; ending: Ending },
  query: Record<string, string>,
  locale: Locale,
): Promise<Made | null> {
  const [scope, now] = [enterSite(null), new Date()];
  if (name === 'comparison') {
    const { from, to, ...how } = inOrder(comparedYears.parse(query), now);
    const [earlier, later] = [
      await getSheetData(scope, { ...how, year: from }, now),
      await getSheetData(scope, { ...how, year: to }, now),
    ];
    if (sheetOf(later).standing === 'future') return null;
    const made = `comparison-${from}-${to}-${locale}`;
    if (ending === 'csv') return { name: made, body: toCsv(comparisonSheet(earlier, later, locale)) };
    const printed = printedComparison(earlier, later, locale);
    if (!printed) return null;
    const make = () => (ending === 'pdf' ? renderComparisonPdf(printed) : renderComparisonDocx(printed));
    const of = { kind: `comparison-${ending}`, from: printed };
    return { name: made, body: await keptIf(isAskedOften(earlier) && isAskedOften(later), of, make) };
  }
  const data = await getSheetData(scope, figureChoices.parse(query), now);
  const { year } = data.choices;
  if (name === 'fact-sheet' && ending !== 'csv') return sheetFile(data, ending, locale);
  if (ending !== 'csv') return null;
  if (name === 'figures')
    return sheetOf(data).standing === 'counted'
      ? { name: `figures-${year}-${locale}`, body: toCsv(sheetTable(data, locale)) }
      : null;
  const list = figureList(data, name);
  return list && { name: `${name}-${year}-${locale}`, body: toCsv(listSheet(data, list, locale)) };
}

/** The sheet as a document; kept where others will ask for it as well. */
async function sheetFile(data: SheetData, ending: 'pdf' | 'docx', locale: Locale): Promise<Made | null> {
  if (sheetOf(data).standing !== 'counted') return null;
  const printed = printedSheet(data, locale);
  const make = () => (ending === 'pdf' ? renderSheetPdf(printed) : renderSheetDocx(printed));
  const body = await keptIf(isAskedOften(data), { kind: `fact-sheet-${ending}`, from: printed }, make);
  return { name: `fact-sheet-${data.choices.year}-${locale}`, body };
}

/** A file that is kept for the next who asks, or made for this one alone. */
function keptIf(isKept: boolean, of: Ingredients, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  return isKept ? madeOnce(of, make) : make();
}
