import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockParty } from './lock-party';
import type { ComparedRow } from './model/compare-rows';
import { digestOf, inWritingOrder, keptImportSchema, previewRows, type PreviewedRow } from './model/kept-import';
import { readStandingDirectory } from './read-standing-directory';
import type { carryOutImportSchema } from './schema';
import { writeRow } from './write-row';

/**
 * Writes the differences of an import as they were shown: what is added, what is changed, and of what contradicts an entry that
 * rests on a source the rows in `follow`. Each is a change of its own in the history of its party. Refuses "closed" for an import that was carried out already,
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
  const chosen = rows.filter(
    ({ key, outcome }) =>
      outcome === 'add' || outcome === 'change' || (outcome === 'contradict' && follow.includes(key)),
  );
  if (chosen.length === 0) throw new Refusal('invalid', { rows: { code: 'nothing_chosen' } });
  const written = [];
  for (const row of inWritingOrder(chosen)) {
    const change = await writeRow(ctx, row, grounds).catch((error: unknown) => sayAtRow(error, row));
    written.push({ party: row.party?.code ?? '', what: row.of.what, sheet: row.of.sheet, row: row.of.row, change });
  }
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

/** The rows beside what stands, with their parties held until the end of the transaction: always in one order, so that no two wait for each other. */
async function previewHeld(ctx: Ctx<SiteScope>, content: unknown): Promise<PreviewedRow[]> {
  const kept = keptImportSchema.parse(content);
  const codes = [...new Set(kept.rows.map(({ of }) => of.party))];
  const parties = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Party" WHERE code = ANY (${codes}) AND kind <> 'STATE' ORDER BY id`;
  for (const { id } of parties) await lockParty(ctx.tx, id);
  return previewRows(kept, await readStandingDirectory(ctx.tx, codes));
}

/** A refusal with the row that it is about; what was typed beside the rows keeps its own place. */
function sayAtRow(error: unknown, { of: { sheet, row, party } }: ComparedRow): never {
  if (!(error instanceof Refusal)) throw error;
  throw new Refusal(error.code, { rows: { code: 'row_refused', params: { sheet, row, party } }, ...error.fields });
}
