import { csvLines, utf8Mark } from '@/lib/core/csv';
import type { Sheet } from './sheet';

/** A sheet as CSV, a thousand lines at a time; `note` stands above the heads. Without the mark for programs that would trip over it. */
export async function* writeCsv(
  { columns, batches }: Sheet,
  { isMarked, note }: { isMarked: boolean; note: string | null },
): AsyncGenerator<string> {
  yield `${isMarked ? utf8Mark : ''}${csvLines([...(note === null ? [] : [[note]]), columns.map(({ head }) => head)])}`;
  for await (const lines of batches) yield csvLines(lines);
}
