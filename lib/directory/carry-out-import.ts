import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockParties } from './lock-party';
import type { ComparedRow, Outcome } from './model/compare-rows';
import { digestOf, keptImportSchema, previewRows, type PreviewedRow } from './model/kept-import';
import { readStandingDirectory } from './read-standing-directory';
import type { carryOutImportSchema } from './schema';
import { writeRows } from './write-rows';

/**
 * Writes the differences of an import as they were shown: what is added, what is changed, and of parties whose acronym others
 * have and of what contradicts an entry that rests on a source the rows in `follow`. Each is a change of its own in the history of its party. Refuses "closed" for an import that was carried out already,
 * "conflict" where what stands is not what was shown, and "invalid" where there is nothing to write or a row contradicts what else is known: then nothing is written.
 */
export async function carryOutImport(
  ctx: Ctx<SiteScope>,
  { directoryImport: id, shown, follow, ...grounds }: z.output<typeof carryOutImportSchema>,
): Promise<{ directoryImport: string; written: number }> {
  const [held] = await ctx.tx.$queryRaw<{ content: unknown; writtenAt: Date | null }[]>`
    SELECT content, "writtenAt" FROM "DirectoryImport" WHERE id = ${id}::uuid FOR UPDATE`;
  const { content, writtenAt } = found(held);
  if (writtenAt) throw new Refusal('closed');
  const rows = await previewHeld(ctx, content);
  if (digestOf(rows) !== shown) throw new Refusal('conflict');
  const chosen = chosenOf(rows, follow);
  if (chosen.length === 0) throw new Refusal('invalid', { rows: { code: 'nothing_chosen' } });
  const { written: changes, refused } = await writeRows(ctx, chosen, grounds);
  const [first] = refused;
  if (first) sayAtRow(first.refusal, first.row);
  const written = changes.map(({ row: { party, of }, change }) => ({
    ...{ party: party?.code ?? '', what: of.what, sheet: of.sheet, row: of.row, change },
  }));
  await ctx.tx.directoryImport.update({
    where: { id },
    data: { written, writtenBy: ctx.actor?.accountId ?? null, writtenAt: ctx.now },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'DirectoryImport', id },
    details: { source: grounds.source, sourceOn: grounds.sourceOn, written: written.length, shown },
  });
  return { directoryImport: id, written: written.length };
}

const undisputed: readonly Outcome[] = ['add', 'new', 'change'];
const asked: readonly Outcome[] = ['contradict', 'doubt'];

/** What is written: all that needs no decision, and of the rest what was decided for; nothing of a party that is not made. */
function chosenOf(rows: readonly PreviewedRow[], follow: readonly string[]): PreviewedRow[] {
  const isChosen = ({ key, outcome }: PreviewedRow) =>
    undisputed.includes(outcome) || (asked.includes(outcome) && follow.includes(key));
  const unmade = new Set(rows.flatMap((row) => (row.outcome === 'doubt' && !isChosen(row) ? row.party?.code : [])));
  return rows.filter((row) => isChosen(row) && !unmade.has(row.party?.code));
}

/** The rows beside what stands, with their parties held until the end of the transaction. */
async function previewHeld(ctx: Ctx<SiteScope>, content: unknown): Promise<PreviewedRow[]> {
  const kept = keptImportSchema.parse(content);
  const codes = kept.rows.map(({ of }) => of.party);
  await lockParties(ctx.tx, codes);
  return previewRows(kept, await readStandingDirectory(ctx.tx, codes));
}

/** A refusal with the row that it is about; what was typed beside the rows keeps its own place. */
function sayAtRow({ code, fields }: Refusal, { of: { sheet, row, party } }: ComparedRow): never {
  throw new Refusal(code, { rows: { code: 'row_refused', params: { sheet, row, party } }, ...fields });
}
