import 'server-only';
import { toWorkbook } from '@/lib/core/workbook';
import type { CommentTable } from './comment-table';

/** The comment table as a workbook. Every text stays a text, whatever it begins with; the number is a number. */
export function renderCommentSheet(table: CommentTable): Promise<Uint8Array> {
  const above = [[table.title], [table.facts], [table.text], ...(table.illustrative ? [[table.illustrative]] : [])];
  const lines = table.rows.map((row) => row.map(({ text }, column) => (column === 0 ? Number(text) : text)));
  return toWorkbook([
    { name: table.sheet, above, heads: table.heads, lines: [lines.length > 0 ? lines : [[table.none]]], isProse: true },
  ]);
}
