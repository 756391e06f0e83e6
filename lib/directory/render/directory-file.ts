import { toCsv } from '@/lib/core/csv';
import { mediaTypes } from '@/lib/core/media-types';
import { toWorkbook } from '@/lib/core/workbook';
import { headsOf, linesOf, type HeldParty } from '../exchange/as-of-tables';
import { factKinds } from '../model/facts';
import type { ExportChoices } from '../schema';

/** The directory as of a day as a file: a workbook with a sheet for each kind of fact, one kind as text with commas, or everything as JSON. */
export async function renderDirectory(
  parties: readonly HeldParty[],
  { format, what, day, known }: Required<ExportChoices>,
): Promise<{ name: string; type: string; body: string | Uint8Array }> {
  if (format === 'json') {
    const body = `${JSON.stringify({ day, known, parties }, null, 2)}\n`;
    return { name: `directory-${day}.json`, type: 'application/json; charset=utf-8', body };
  }
  if (format === 'csv') {
    const body = toCsv([headsOf(what), ...linesOf(what, parties)]);
    return { name: `directory-${day}-${what.toLowerCase()}.csv`, type: 'text/csv; charset=utf-8', body };
  }
  const sheets = factKinds.map((kind) => ({
    name: kind.toLowerCase(),
    above: [],
    heads: headsOf(kind),
    lines: [linesOf(kind, parties)],
  }));
  return { name: `directory-${day}.xlsx`, type: mediaTypes.xlsx, body: await toWorkbook(sheets) };
}
