import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { prefillPhones } from '@/lib/forms/prefill-phones';
import { ensurePersons } from '@/lib/people/ensure-person';
import { lockAccounts } from '@/lib/people/lock-account';
import { addRegistrations } from '@/lib/registration/add-registration';
import { mailNominations } from '@/lib/registration/mail-nominations';
import { takePlaces } from '@/lib/registration/take-place';
import { tellOfImport } from './ask-for-work';
import { lockBatchIn, type LockedBatch } from './lock-batch';
import { assignSeats } from './model/assign-seats';
import { judgeRows, type Judged } from './model/judge-rows';
import { readKnown, readPlaces, type FreeSeat } from './read-context';
import { entrySchema, type Entry, type ImportOutcome, type RowError } from './schema';

/** Rows of one transaction: what is done in well under a second. */
const chunk = 200;

type Row = { number: number; entry: Entry };
type Done = { number: number; outcome: ImportOutcome; registrationId: string | null; errors: RowError[] };

const refused = (number: number, code: string): Done => ({
  number,
  outcome: 'REFUSED',
  registrationId: null,
  errors: [{ column: null, field: null, code }],
});

/**
 * Writes the next rows of an import, all that belongs to each in the same transaction as its outcome: taken up again after
 * a crash it goes on where it was, and no row is ever written twice. What the preview said is looked at again under the
 * locks by the same rules; places are taken on the counter row. @returns how many rows are left
 */
export async function applyRows(ctx: Ctx, id: string): Promise<{ left: number }> {
  const batch = await lockBatchIn(ctx, id, ['APPLYING']);
  if (!batch) return { left: 0 };
  const rows = await nextRows(ctx, batch);
  const done =
    ctx.scope.meeting.phase === 'CLOSED'
      ? rows.map(({ number }) => refused(number, 'closed'))
      : await write(ctx, batch, rows);
  await settle(ctx, batch, done);
  const left = await ctx.tx.importRow.count({ where: { batchId: id, kind: { not: null }, outcome: null } });
  await ctx.tx.importBatch.update({
    where: { id },
    // It goes on: what broke off before is over.
    data: { workedAt: ctx.now, failure: Prisma.DbNull, ...(left === 0 ? { status: 'APPLIED' } : {}) },
    select: { id: true },
  });
  tellOfImport(ctx, id);
  const count = (outcome: ImportOutcome) => done.filter((row) => row.outcome === outcome).length;
  await ctx.audit({
    subject: { type: 'ImportBatch', id },
    details: { created: count('CREATED'), linked: count('LINKED'), refused: count('REFUSED'), left },
  });
  return { left };
}

type Staged = { number: number; entry: Entry | null };

async function nextRows(ctx: Ctx, { id }: LockedBatch): Promise<Staged[]> {
  // Who names a rank comes before those who would be given it.
  const rows = await ctx.tx.$queryRaw<{ number: number; entry: unknown }[]>`
    SELECT number, entry FROM "ImportRow" WHERE "batchId" = ${id}::uuid AND kind IS NOT NULL AND outcome IS NULL
    ORDER BY (entry->'rank') IS NULL, number LIMIT ${chunk}`;
  // What a person had erased meanwhile is no longer there.
  return rows.map(({ number, entry }) => ({ number, entry: entry === null ? null : entrySchema.parse(entry) }));
}

async function write(ctx: Ctx, batch: LockedBatch, staged: readonly Staged[]): Promise<Done[]> {
  const rows = staged.filter((row): row is Row => row.entry !== null);
  const gone = staged.filter(({ entry }) => entry === null).map(({ number }) => refused(number, 'erased'));
  if (rows.length === 0) return gone;
  const { judged, seats } = await judgeUnderLocks(ctx, rows);
  const wanted = judged.filter(({ kind }) => kind === 'NEW' || (kind === 'SUSPECT' && batch.suspects));
  const able = wanted.flatMap(({ number, entry }) => (entry ? [{ number, entry }] : []));
  const assigned = assignSeats(able, seats);
  const created = await create(
    ctx,
    batch,
    able.flatMap((row) => {
      const seat = assigned.get(row.number);
      return seat ? [{ ...row, seat }] : [];
    }),
  );
  const settled = judged.map((row) => created.get(row.number) ?? withoutPlace(row));
  return [...gone, ...settled];
}

/** Accounts, then delegations, each in one order for everybody: naming somebody locks them in the same one. */
async function judgeUnderLocks(ctx: Ctx, rows: readonly Row[]): Promise<{ judged: Judged[]; seats: FreeSeat[] }> {
  const entries = rows.map(({ entry }) => entry);
  await lockAccounts(ctx, entries);
  const delegationIds = [...new Set(entries.map(({ delegationId }) => delegationId))];
  const accepted = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM "Delegation" d JOIN "Invitation" i ON i.id = d."invitationId" AND i.status = 'ACCEPTED'
    WHERE d.id = ANY (${delegationIds}::uuid[]) AND d."meetingId" = ${ctx.scope.meeting.id}::uuid ORDER BY d.id FOR UPDATE OF d`;
  const { places, seats } = await readPlaces(
    ctx.tx,
    accepted.map(({ id }) => id),
  );
  const known = await readKnown(ctx.tx, ctx.scope.meeting.id, entries);
  const read = rows.map((row) => ({ ...row, ok: true }) as const);
  return { judged: judgeRows(read, known, places), seats: seats.filter(({ isFree }) => isFree) };
}

/** Why a row got no place of its own. */
function withoutPlace({ number, kind, registrationId, errors }: Judged): Done {
  if (kind === 'LINKED') return { number, outcome: 'LINKED', registrationId, errors: [] };
  if (kind === 'WRONG') return { number, outcome: 'REFUSED', registrationId: null, errors };
  if (kind === 'OVER_QUOTA') return refused(number, 'full');
  return refused(number, kind === 'SUSPECT' ? 'suspect_now' : kind === 'REPEATED' ? 'repeated_now' : 'no_seat');
}

async function create(
  ctx: Ctx,
  batch: LockedBatch,
  rows: readonly (Row & { seat: { id: string } })[],
): Promise<Map<number, Done>> {
  if (rows.length === 0) return new Map();
  await takePlaces(ctx, countByDelegation(rows));
  const persons = await ensurePersons(
    ctx,
    rows.map(({ entry }) => entry),
  );
  const ids = await addRegistrations(
    ctx,
    rows.map(({ entry, seat }, index) => ({
      delegationId: entry.delegationId,
      seatId: seat.id,
      personId: found(persons[index]).personId,
      capacity: entry.capacity,
      email: entry.email,
      locale: entry.locale,
      named: entry,
      mode: entry.mode,
      languages: entry.languages,
    })),
    { byAccountId: batch.appliedBy },
  );
  const made = rows.map((row, index) => ({
    ...row,
    registrationId: found(ids[index]),
    personId: found(persons[index]).personId,
  }));
  await prefillPhones(
    ctx,
    made.flatMap(({ registrationId, entry: { phone } }) => (phone ? [{ registrationId, phone }] : [])),
    { byAccountId: batch.appliedBy },
  );
  if (batch.invites) await mailNominations(ctx, ids);
  await ctx.audit(
    made.map(({ registrationId, number, personId, entry: { delegationId, capacity } }) => ({
      subject: { type: 'Registration', id: registrationId },
      action: 'registration.nominate',
      details: { import: batch.id, row: number, personId, delegationId, capacity },
    })),
  );
  return new Map(
    made.map(({ number, registrationId }) => [number, { number, outcome: 'CREATED', registrationId, errors: [] }]),
  );
}

function countByDelegation(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of rows) counts.set(entry.delegationId, (counts.get(entry.delegationId) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function settle(ctx: Ctx, { id }: LockedBatch, done: readonly Done[]): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "ImportRow" r SET outcome = d.outcome::"ImportOutcome", "doneAt" = ${ctx.now}, "registrationId" = d."registrationId"::uuid, errors = r.errors || d.errors
    FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS d(number int, outcome text, "registrationId" text, errors jsonb)
    WHERE r."batchId" = ${id}::uuid AND r.number = d.number AND r.outcome IS NULL`;
}
