import { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import {
  compareRows,
  shownOf,
  type ComparedRow,
  type FileRow,
  type RowError,
  type StandingDirectory,
} from './compare-rows';
import { factKinds, type FactValues } from './facts';

/** A row of a file that says something else than what stood when it was brought in: what stood, and why it could not be written. */
export type KeptRow = { of: FileRow; seen: FactValues | null; refused: RowError[] };

const values = z.record(z.string(), z.string());
const error = z.object({
  column: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What is kept of a file until it is carried out. */
export const keptImportSchema = z.object({
  rows: z.array(
    z.object({
      of: z.object({
        what: z.enum(factKinds),
        sheet: z.string(),
        row: z.number(),
        party: z.string(),
        entry: z.string(),
        values,
        source: z.string(),
        sourceOn: z.string(),
        wrong: z.array(z.object({ column: z.string(), code: z.string() })),
      }),
      seen: values.nullable(),
      refused: z.array(error),
    }),
  ),
  /** How many rows said what stood already. */
  same: z.number(),
  columns: z.array(z.object({ sheet: z.string(), column: z.string() })),
  sheets: z.array(z.string()),
  /** How many rows with an error are not kept. */
  moreErrors: z.number(),
});

export type KeptImport = z.output<typeof keptImportSchema>;

/** A kept row beside what stands now; `moved`: what stood when the file was brought in, where something else stands now. */
export type PreviewedRow = ComparedRow & { moved: FactValues | null };

/** The rows of a kept import beside what stands now. What the directory refused when they were tried stays refused. */
export function previewRows(kept: KeptImport, directory: StandingDirectory): PreviewedRow[] {
  return compareRows(
    kept.rows.map(({ of }) => of as FileRow),
    directory,
  ).map((row, index) => {
    const { seen = null, refused = [] } = kept.rows[index] ?? {};
    const isMoved = JSON.stringify(sorted(seen)) !== JSON.stringify(sorted(row.before));
    const isRefused = refused.length > 0 && row.outcome !== 'same';
    return {
      ...row,
      ...(isRefused ? { outcome: 'error' as const, errors: refused as RowError[] } : {}),
      moved: isMoved ? (seen ?? {}) : null,
    };
  });
}

const sorted = (given: FactValues | null) =>
  given && Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * Parties before what is said of them; then what ends before what begins: a term that a file brings to its end makes room for the
 * one that follows it in the same file.
 */
export function inWritingOrder<R extends ComparedRow>(rows: readonly R[]): R[] {
  return rows.toSorted(
    (one, other) =>
      Number(one.founds === null) - Number(other.founds === null) ||
      Number(one.before === null) - Number(other.before === null),
  );
}

/** Names what was shown: another hash is another preview. */
export function digestOf(rows: readonly ComparedRow[]): string {
  return sha256(canonicalJson(shownOf(rows)));
}
