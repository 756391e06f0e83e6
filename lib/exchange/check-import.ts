import { setImmediate } from 'node:timers/promises';
import type { Ctx } from '@/lib/core/execute';
import { runAsSystem } from '@/lib/core/run-as-system';
import { z } from 'zod';
import { tellOfImport } from './ask-for-work';
import { lockBatchIn, type LockedBatch } from './lock-batch';
import { judgeRows, type Judged, type ReadRow } from './model/judge-rows';
import { readEntry, type Meeting } from './model/read-entry';
import { readDelegations, readKnown, readParties, readPlaces } from './read-context';
import { importKinds, rowErrorsSchema } from './schema';

/** Rows read in one go: others get their turn in between. */
const breath = 250;

const stagedSchema = z.object({ number: z.number(), cells: z.array(z.string()).nullable(), errors: rowErrorsSchema });
type Staged = z.output<typeof stagedSchema>;

/** Looks at every row of an import by its mapping and says what would come of it; nothing else is written. */
export async function checkImport(meeting: string, id: string): Promise<void> {
  await runAsSystem('import.check', meeting, async (ctx) => {
    const batch = await lockBatchIn(ctx, id, ['CHECKING']);
    if (!batch) return;
    const judged = await judge(ctx, batch);
    await writeJudgements(ctx, batch, judged);
    await ctx.tx.importBatch.update({
      where: { id },
      data: { status: 'PREVIEWED', workedAt: ctx.now },
      select: { id: true },
    });
    tellOfImport(ctx, id);
    const counts = importKinds.map((kind) => [kind, judged.filter((row) => row.kind === kind).length]);
    await ctx.audit({ subject: { type: 'ImportBatch', id }, details: Object.fromEntries(counts) });
  });
}

async function judge(ctx: Ctx, batch: LockedBatch): Promise<Judged[]> {
  const { id: meetingId, languages } = ctx.scope.meeting;
  const parties = await readParties(ctx.tx);
  const delegations = await readDelegations(ctx.tx, meetingId);
  const rows = await readRows(await stagedRows(ctx, batch), batch, { languages, parties, delegations });
  const entries = rows.flatMap((row) => (row.ok ? [row.entry] : []));
  const known = await readKnown(ctx.tx, meetingId, entries);
  const { places } = await readPlaces(ctx.tx, [...new Set(entries.map(({ delegationId }) => delegationId))]);
  return judgeRows(rows, known, places);
}

async function stagedRows(ctx: Ctx, { id, headingRow }: LockedBatch): Promise<Staged[]> {
  const rows = await ctx.tx.importRow.findMany({
    where: { batchId: id, number: { not: headingRow } },
    orderBy: { number: 'asc' },
    select: { number: true, cells: true, errors: true },
  });
  return rows.map((row) => stagedSchema.parse(row));
}

async function readRows(staged: readonly Staged[], { mapping }: LockedBatch, meeting: Meeting): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for (const [index, { number, cells, errors }] of staged.entries()) {
    if (index % breath === breath - 1) await setImmediate();
    // Cells without a value were found by the reader and say no field; what an earlier check said counts no more.
    const wrong = errors.flatMap(({ column, field, code }) => (column !== null && !field ? [{ column, code }] : []));
    rows.push({ number, ...readEntry({ cells: cells ?? [], wrong }, mapping, meeting) });
  }
  return rows;
}

async function writeJudgements(ctx: Ctx, { id }: LockedBatch, judged: readonly Judged[]): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "ImportRow" r SET kind = j.kind::"ImportKind", entry = j.entry, "likeRow" = j."likeRow", "registrationId" = j."registrationId"::uuid,
           errors = (SELECT coalesce(jsonb_agg(e), '[]') FROM jsonb_array_elements(r.errors) AS e WHERE e->>'field' IS NULL AND e->>'column' IS NOT NULL) || j.errors
    FROM jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) AS j(number int, kind text, entry jsonb, errors jsonb, "likeRow" int, "registrationId" text)
    WHERE r."batchId" = ${id}::uuid AND r.number = j.number`;
}
