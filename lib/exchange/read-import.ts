import type { Ctx } from '@/lib/core/execute';
import { readStoredFile } from '@/lib/core/file-store';
import { logUnexpected } from '@/lib/core/log';
import type { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { readSheet, type SheetReading } from '@/lib/core/sheet/read-sheet';
import { lockBatchIn, type LockedBatch } from './lock-batch';
import { guessMapping, hashHeadings } from './model/headings';
import { mappingSchema, type Mapping, type RowError } from './schema';
import { tellOfImport } from './ask-for-work';

type Sheet = Extract<SheetReading, { ok: true }>['sheet'];

/**
 * Reads the file of an import in a thread of its own and stages its rows: the first is the headings, by which the columns
 * are understood as the meeting's last sheet with the same ones, or guessed. A file that cannot be read says why.
 */
export async function readImport(meeting: string, batch: { id: string; fileId: string | null }): Promise<void> {
  const reading = await readFileOf(batch.fileId);
  await runAsSystem('import.read', meeting, async (ctx) => {
    // Somebody may have given it up, or another process have read it.
    const locked = await lockBatchIn(ctx, batch.id, ['READING']);
    if (!locked) return;
    if (reading.ok) await stage(ctx, locked, reading.sheet);
    else
      await ctx.tx.importBatch.update({
        where: { id: batch.id },
        data: { status: 'FAILED', failure: { code: reading.code, params: reading.params }, workedAt: ctx.now },
        select: { id: true },
      });
    tellOfImport(ctx, batch.id);
    await ctx.audit({
      subject: { type: 'ImportBatch', id: batch.id },
      details: reading.ok ? { rows: reading.sheet.rows.length - 1 } : { failure: reading.code },
    });
  });
}

async function readFileOf(fileId: string | null): Promise<SheetReading> {
  const file = fileId ? await readStoredFile(fileId) : null;
  if (!file) return { ok: false, code: 'file_gone', params: {} };
  try {
    const reading = await readSheet(file.bytes);
    return reading.ok && reading.sheet.rows.length < 2 ? { ok: false, code: 'only_headings', params: {} } : reading;
  } catch (error) {
    // What the reader itself stumbles over is the file's fault for whoever sent it, and ours to look at.
    logUnexpected('import.read', error);
    return { ok: false, code: 'damaged', params: {} };
  }
}

async function stage(ctx: Ctx, { id }: LockedBatch, { rows: [headings, ...rows], ...found }: Sheet): Promise<void> {
  if (!headings) throw new Error('a sheet without rows was read');
  const hash = hashHeadings(headings.cells);
  await ctx.tx.importRow.deleteMany({ where: { batchId: id } });
  await insertRows(ctx, id, [headings, ...rows]);
  const mapping = (await rememberedMapping(ctx, hash)) ?? guessMapping(headings.cells);
  const columnCount = Math.max(...[headings, ...rows].map(({ cells }) => cells.length));
  await ctx.tx.importBatch.update({
    where: { id },
    data: {
      status: 'MAPPING',
      found: found satisfies Prisma.InputJsonObject,
      headingRow: headings.number,
      headings: hash,
      columnCount,
      mapping,
      rowCount: rows.length,
      workedAt: ctx.now,
    },
    select: { id: true },
  });
}

async function insertRows(ctx: Ctx, batchId: string, rows: Sheet['rows']): Promise<void> {
  const data = rows.map(({ number, cells, wrong }) => ({
    number,
    cells,
    errors: wrong.map(({ column, code }): RowError => ({ column, field: null, code })),
  }));
  await ctx.tx.$executeRaw`
    INSERT INTO "ImportRow" ("batchId", number, cells, errors)
    SELECT ${batchId}::uuid, number, cells, errors FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb) AS r(number int, cells jsonb, errors jsonb)`;
}

/** How the meeting's last sheet with the same headings was understood, once somebody had looked at it. */
async function rememberedMapping(ctx: Ctx, headings: string): Promise<Mapping | null> {
  const last = await ctx.tx.importBatch.findFirst({
    where: {
      meetingId: ctx.scope.meeting.id,
      headings,
      status: { in: ['PREVIEWED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE'] },
    },
    orderBy: { createdAt: 'desc' },
    select: { mapping: true },
  });
  return last ? mappingSchema.parse(last.mapping) : null;
}
