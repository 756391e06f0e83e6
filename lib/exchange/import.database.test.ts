import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readStoredFile } from '@/lib/core/file-store';
import { runAsSystem } from '@/lib/core/run-as-system';
import { Upload } from '@/lib/core/upload';
import { applyRetention } from '@/lib/privacy/apply-retention';
import { nominateDefinition, submitDefinition } from '@/lib/registration/definitions';
import { grantExceptionDefinition } from '@/lib/representation/definitions';
import { answers, makeDelegation, nomination } from '@/prisma/factories/delegations';
import { previewImport, sheetOf, type SheetPerson } from '@/prisma/factories/imports';
import { formOf, makeForm, textField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { sheetBomb } from '@/prisma/factories/sheet-bombs';
import { applyRows } from './apply-rows';
import {
  applyImportDefinition,
  discardImportDefinition,
  mapColumnsDefinition,
  undoImportDefinition,
  uploadSheetDefinition,
} from './definitions';
import { resumeImports, workImport } from './job';
import { mostTries, postponeWork } from './postpone-work';
import { findImport, findImportOf, listImports } from './queries/imports';
import { listImportRows, listWrongRows } from './queries/rows';

let secretary: Actor;
let meeting = '';
let meetingId = '';

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});
beforeEach(async () => {
  ({ slug: meeting, id: meetingId } = await makeMeeting());
});

const call = (input: unknown) => ({ actor: secretary, meeting, input, key: randomUUID() });
const scope = () => enterMeeting(secretary, meeting);
const people = (party: string, size: number, from = 0): SheetPerson[] =>
  Array.from({ length: size }, (_, index) => ({
    party,
    surname: `Person ${from + index}`,
    email: `${randomUUID()}@example.org`,
  }));

/** The import as its page shows it. */
async function detail(batch: string) {
  const found = await findImport(await scope(), batch);
  if (!found) throw new Error('no such import');
  return found;
}

/** Confirms a preview as its page would, and does the work. */
async function apply(batch: string, { suspects = 'without', invites = false, work = true } = {}) {
  const { kinds } = await detail(batch);
  const persons = kinds.NEW + (suspects === 'with' ? kinds.SUSPECT : 0);
  const input = { batch, suspects, persons: String(persons), ...(invites ? { invites: 'on' } : {}) };
  const result = await execute(applyImportDefinition, call(input));
  if (work) await workImport(meeting, batch);
  return result;
}

const undo = async (batch: string) => {
  const result = await execute(undoImportDefinition, call({ batch }));
  await workImport(meeting, batch);
  return result;
};

const tries = async (id: string) =>
  db().importBatch.findUniqueOrThrow({ where: { id }, select: { status: true, failure: true } });
const taken = async (id: string) =>
  db().delegation.findUniqueOrThrow({ where: { id }, select: { seatsTaken: true, quota: true } });
const registered = (delegationId: string) =>
  db().registration.findMany({
    where: { delegationId, status: 'NOMINATED' },
    orderBy: { surname: 'asc' },
    include: { seat: { select: { rank: true } } },
  });

describe('a sheet', () => {
  it('is read, understood and checked without anything being written', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 2 });
    const before = { persons: await db().person.count(), accounts: await db().account.count() };
    const batch = await previewImport(
      secretary,
      meeting,
      sheetOf([
        { party: party.code, surname: 'One', email: 'one@example.org' },
        { party: party.code, surname: 'One', email: 'one@example.org' },
        { party: party.code, surname: 'Two', phone: '+41 22 717 91 11' },
        { party: party.code, surname: 'Three' },
        { party: 'nobody', surname: 'Four' },
        { party: party.code, surname: 'One', email: 'another@example.org' },
      ]),
    );
    const found = await detail(batch);
    expect(found).toMatchObject({
      status: 'PREVIEWED',
      rowCount: 6,
      mapping: { 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email' },
    });
    expect(found.kinds).toEqual({ NEW: 2, LINKED: 0, REPEATED: 1, SUSPECT: 0, OVER_QUOTA: 2, WRONG: 1 });
    expect({ persons: await db().person.count(), accounts: await db().account.count() }).toEqual(before);
    expect((await taken(delegationId)).seatsTaken).toBe(0);
    const { rows } = await listImportRows(await scope(), batch, { kind: 'WRONG' });
    expect(rows.map(({ number, errors }) => [number, errors])).toEqual([
      [6, [{ column: 0, field: 'party', code: 'unknown_party' }]],
    ]);
    const wrong = await listWrongRows(await scope(), batch);
    expect(wrong?.rows.map(({ number }) => number)).toEqual([5, 6, 7]);
  });

  it('that cannot be read says why, and one with the same headings is understood as the last one was', async () => {
    const { party } = await makeDelegation(secretary, meeting);
    const read = async (content: string | Uint8Array) => {
      const file = new Upload('people.csv', Buffer.from(content));
      const uploaded = await execute(uploadSheetDefinition, call({ file }));
      if (!uploaded.ok) throw new Error(uploaded.code);
      await workImport(meeting, uploaded.value.batchId);
      return detail(uploaded.value.batchId);
    };
    expect(await read('%PDF-1.7')).toMatchObject({ status: 'FAILED', failure: { code: 'not_a_sheet' } });
    expect(await read(sheetBomb())).toMatchObject({
      status: 'FAILED',
      failure: { code: 'too_big_inside' },
      columns: [],
    });
    expect(await read('Name,"Note')).toMatchObject({
      status: 'FAILED',
      failure: { code: 'open_quote', params: { row: 1 } },
    });
    expect(await read('Name,Note\n')).toMatchObject({ status: 'FAILED', failure: { code: 'only_headings' } });

    const sheet = `A,B,C,D,E\n${party.code},Kofi,Mensah,k@example.org,x`;
    const first = await read(sheet);
    expect(first.mapping).toEqual({});
    expect(first.columns[2]).toEqual({ heading: 'C', examples: ['Mensah'] });
    const map = (columns: Record<string, string>) => execute(mapColumnsDefinition, call({ batch: first.id, columns }));
    expect(await map({ 0: 'party', 1: 'givenName', 2: 'surname' })).toMatchObject({
      fields: { columns: { code: 'no_column_email' } },
    });
    expect(await map({ 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email', 4: 'email' })).toMatchObject({
      fields: { 'columns.4': { code: 'column_twice' } },
    });
    expect(await map({ 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email', 5: 'phone' })).toMatchObject({
      code: 'invalid',
    });
    expect(await map({ 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email', 4: '' })).toMatchObject({ ok: true });
    // Remembered once somebody has looked at what came of it.
    expect((await read(sheet)).mapping).toEqual({});
    await workImport(meeting, first.id);
    expect((await read(sheet)).mapping).toEqual({ 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email' });
  });

  it('given up leaves nothing of it', async () => {
    const { party } = await makeDelegation(secretary, meeting);
    const batch = await previewImport(secretary, meeting, sheetOf([{ party: party.code }]));
    const { fileId } = await db().importBatch.findUniqueOrThrow({ where: { id: batch }, select: { fileId: true } });
    expect(await readStoredFile(fileId ?? '')).not.toBeNull();
    expect(await execute(discardImportDefinition, call({ batch }))).toMatchObject({ ok: true });
    expect(await db().importRow.count({ where: { batchId: batch } })).toBe(0);
    expect(await readStoredFile(fileId ?? '')).toBeNull();
    expect(await apply(batch)).toMatchObject({ ok: false });
  });
});

describe('an import', () => {
  it('names people with place, step, role and audit, and writes to nobody unless asked', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 3, locale: 'fr' });
    const batch = await previewImport(
      secretary,
      meeting,
      sheetOf([
        { party: party.code, surname: 'Member', email: 'member@import.example.org' },
        { party: party.code, surname: 'Leader', email: 'leader@import.example.org', head: 'oui' },
        { party: party.code, surname: 'Third', rank: '3', email: 'third@import.example.org' },
      ]),
    );
    expect(await apply(batch)).toMatchObject({ ok: true });
    const rows = await registered(delegationId);
    expect(rows.map(({ surname, capacity, locale, seat }) => [surname, capacity, locale, seat.rank])).toEqual([
      ['Leader', 'HEAD', 'fr', 1],
      ['Member', 'DELEGATE', 'fr', 2],
      ['Third', 'DELEGATE', 'fr', 3],
    ]);
    expect(await taken(delegationId)).toEqual({ seatsTaken: 3, quota: 3 });
    expect(await db().outboxMail.count({ where: { recipient: { endsWith: '@import.example.org' } } })).toBe(0);
    expect(await db().meetingRole.count({ where: { delegationId, kind: 'DELEGATE' } })).toBe(3);
    const steps = await db().registrationDecision.findMany({ where: { registration: { delegationId } } });
    expect(steps.map(({ toStatus, byAccountId }) => [toStatus, byAccountId])).toEqual(
      Array.from({ length: 3 }, () => ['NOMINATED', secretary.accountId]),
    );
    const audit = await db().auditEntry.findMany({
      where: { meetingId, action: 'registration.nominate' },
      include: { details: true },
    });
    expect(audit.map(({ role, accountId, subjectId }) => [role, accountId, subjectId]).sort()).toEqual(
      rows.map(({ id }) => ['SYSTEM', secretary.accountId, id]).sort(),
    );
    expect(audit.map(({ details }) => details?.details)).toContainEqual(
      expect.objectContaining({ import: batch, row: 2 }),
    );
    // Both ways: from the import to the people, and from each of them back.
    expect(await findImportOf(await scope(), rows[0]?.id ?? '')).toMatchObject({ id: batch, number: 3 });
    expect((await listImports(await scope()))[0]).toMatchObject({ id: batch, created: 3, appliedBy: secretary.name });
  });

  it('sends an invitation to each in their own language where that is asked for', async () => {
    const { party } = await makeDelegation(secretary, meeting, { seats: 2, locale: 'es' });
    const list = people(party.code, 2);
    const batch = await previewImport(secretary, meeting, sheetOf(list));
    await apply(batch, { invites: true });
    const mails = await db().outboxMail.findMany({
      where: { recipient: { in: list.map(({ email }) => email ?? '') } },
    });
    expect(
      mails.map(({ purpose, locale, body }) => [purpose, locale, body?.includes('/es/invitation/open?t=')]),
    ).toEqual([
      ['nomination', 'es', true],
      ['nomination', 'es', true],
    ]);
  });

  it('applied twice at once, or its work done twice, is one import', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 5 });
    const batch = await previewImport(secretary, meeting, sheetOf(people(party.code, 4)));
    const results = await Promise.all([apply(batch, { work: false }), apply(batch, { work: false })]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await Promise.all([workImport(meeting, batch), workImport(meeting, batch), workImport(meeting, batch)]);
    await workImport(meeting, batch);
    expect(await registered(delegationId)).toHaveLength(4);
    expect((await taken(delegationId)).seatsTaken).toBe(4);
    // The same sheet once more finds everybody there.
    const rows = await db().importRow.findMany({
      where: { batchId: batch, outcome: 'CREATED' },
      select: { cells: true },
    });
    const again = await previewImport(
      secretary,
      meeting,
      new Upload(
        'again.csv',
        Buffer.from(
          [
            'Party,Given name,Surname,E-mail',
            ...rows.map(({ cells }) => (cells as string[]).slice(0, 4).join(',')),
          ].join('\n'),
        ),
      ),
    );
    expect((await detail(again)).kinds).toMatchObject({ NEW: 0, LINKED: 4 });
  });

  it('of another number of persons than the page said is refused', async () => {
    const { party } = await makeDelegation(secretary, meeting);
    const batch = await previewImport(secretary, meeting, sheetOf([{ party: party.code }]));
    expect(await execute(applyImportDefinition, call({ batch, suspects: 'without', persons: '2' }))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { persons: { code: 'persons_changed', params: { count: 1 } } },
    });
  });

  it('goes on after a crash where it was: rows written stay, the others follow, none twice', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 50 });
    await db().delegation.update({ where: { id: delegationId }, data: { quota: 450 } });
    await db().seat.createMany({
      data: Array.from({ length: 400 }, (_, index) => ({ delegationId, rank: 51 + index })),
    });
    const batch = await previewImport(secretary, meeting, sheetOf(people(party.code, 450)));
    await apply(batch, { work: false });
    // It broke off once before: its page says so until it goes on.
    await runAsSystem('import.postpone', meeting, (ctx) => postponeWork(ctx, batch));
    expect(await tries(batch)).toMatchObject({ failure: { code: 'broke_off' } });
    // One chunk is done; the next one is cut off before its commit, as a killed process would leave it.
    await runAsSystem('import.apply-rows', meeting, (ctx) => applyRows(ctx, batch));
    const killed = runAsSystem('import.apply-rows', meeting, async (ctx) => {
      await applyRows(ctx, batch);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await tries(batch)).toEqual({ status: 'APPLYING', failure: null });
    expect(await registered(delegationId)).toHaveLength(200);
    expect(await detail(batch)).toMatchObject({ status: 'APPLYING', waiting: 250 });
    // Silent for a while, it is asked for anew.
    expect(await resumeImports()).toBe(0);
    await db().importBatch.update({ where: { id: batch }, data: { workedAt: new Date(Date.now() - 120_000) } });
    expect(await resumeImports()).toBe(1);
    const [job] = await db().$queryRaw<
      { payload: unknown }[]
    >`SELECT j.payload FROM graphile_worker._private_jobs j WHERE j.key = ${`import:${batch}`}`;
    expect(job?.payload).toEqual({ meeting, batch });
    await workImport(meeting, batch);
    expect(await detail(batch)).toMatchObject({ status: 'APPLIED', waiting: 0, outcomes: { CREATED: 450 } });
    const rows = await registered(delegationId);
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(450);
    expect(await taken(delegationId)).toEqual({ seatsTaken: 450, quota: 450 });
  }, 60_000);

  it('that breaks off for no fault of the file is tried again less and less often, says so, and is given back in the end', async () => {
    const { party } = await makeDelegation(secretary, meeting, { seats: 2 });
    const batch = await previewImport(secretary, meeting, sheetOf(people(party.code, 1)));
    const rows = await db().importRow.findMany({ where: { batchId: batch }, select: { number: true, cells: true } });
    // Cells that no reader writes: the check throws.
    const spoil = () => db().importRow.updateMany({ where: { batchId: batch }, data: { cells: { no: 'list' } } });
    const mend = async () => {
      for (const { number, cells } of rows)
        await db().importRow.updateMany({ where: { batchId: batch, number }, data: { cells: cells ?? [] } });
    };
    const set = (data: object) => db().importBatch.update({ where: { id: batch }, data, select: { id: true } });
    await spoil();
    await set({ status: 'CHECKING' });
    const ago = (seconds: number) => set({ workedAt: new Date(Date.now() - seconds * 1000) });
    await workImport(meeting, batch);
    expect(await tries(batch)).toEqual({ status: 'CHECKING', failure: { code: 'broke_off', params: { tries: 1 } } });
    for (const [seconds, asked] of [
      [100, 0],
      [130, 1],
    ] as const) {
      await ago(seconds);
      expect(await resumeImports()).toBe(asked);
    }
    await workImport(meeting, batch);
    await ago(200);
    expect(await resumeImports()).toBe(0);
    await mend();
    await workImport(meeting, batch);
    expect(await tries(batch)).toEqual({ status: 'PREVIEWED', failure: null });
    await spoil();
    await set({ status: 'CHECKING' });
    for (let time = 0; time < mostTries; time += 1) await workImport(meeting, batch);
    expect(await tries(batch)).toEqual({
      status: 'FAILED',
      failure: { code: 'our_fault', params: { tries: mostTries } },
    });
  });

  it('leaves possible duplicates to the secretariat', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 5 });
    const named = { givenName: 'Aïcha', surname: 'Bâ', email: 'aicha@example.org' };
    await execute(nominateDefinition, call(nomination(delegationId, named)));
    const sheet = () =>
      sheetOf([
        { party: party.code, given: 'BA', surname: 'Aicha', email: 'aicha@example.org' },
        { party: party.code, given: 'Aicha', surname: 'Ba', email: `${randomUUID()}@example.org` },
      ]);
    const without = await previewImport(secretary, meeting, sheet());
    expect((await detail(without)).kinds).toMatchObject({ LINKED: 1, SUSPECT: 1, NEW: 0 });
    const withThem = await previewImport(secretary, meeting, sheet());
    expect(await apply(withThem, { suspects: 'with' })).toMatchObject({ ok: true });
    expect((await detail(withThem)).outcomes).toMatchObject({ CREATED: 1, LINKED: 1 });
  });

  it('puts the telephone where the registration form asks for it, as it was typed', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting);
    const form = await makeForm(meetingId, formOf([textField('badge'), textField('mobile', { type: 'phone' })]));
    const batch = await previewImport(secretary, meeting, sheetOf([{ party: party.code, phone: '+41 22 717 91 11' }]));
    expect(await detail(batch)).toMatchObject({ takesPhone: true });
    await apply(batch);
    const answer = await db().formAnswer.findFirstOrThrow({
      where: { response: { formId: form.id, registration: { delegationId } } },
    });
    expect(answer).toMatchObject({ fieldId: 'mobile', value: '+41 22 717 91 11', lockVersion: 1 });
    // What came with the row is no touch.
    expect(await detail(batch)).toMatchObject({ touched: 0 });
  });
});

describe('the quota', () => {
  it('is not passed by two imports and a nomination at once, and holds what was granted beyond it', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 5 });
    const batches = [
      await previewImport(secretary, meeting, sheetOf(people(party.code, 4))),
      await previewImport(secretary, meeting, sheetOf(people(party.code, 4, 10))),
    ];
    for (const batch of batches) await apply(batch, { work: false });
    await Promise.all([
      ...batches.map((batch) => workImport(meeting, batch)),
      execute(nominateDefinition, call(nomination(delegationId))),
    ]);
    expect(await taken(delegationId)).toEqual({ seatsTaken: 5, quota: 5 });
    expect(await registered(delegationId)).toHaveLength(5);
    const refused = await Promise.all(batches.map(async (batch) => (await detail(batch)).outcomes.REFUSED));
    expect(refused[0]! + refused[1]!).toBeGreaterThanOrEqual(3);

    const granted = { delegation: delegationId, seats: '2', reason: 'Two more interpreters' };
    expect(await execute(grantExceptionDefinition, call(granted))).toMatchObject({ ok: true });
    const more = await previewImport(secretary, meeting, sheetOf(people(party.code, 3, 20)));
    expect((await detail(more)).kinds).toMatchObject({ NEW: 2, OVER_QUOTA: 1 });
    await apply(more);
    expect(await taken(delegationId)).toEqual({ seatsTaken: 7, quota: 7 });
  });

  /** The twin: the same two imports around places that are counted first and taken afterwards. It must sell places twice. */
  it('without its guard is passed', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 5 });
    let waiting = 0;
    let release = () => {};
    const bothHaveCounted = new Promise<void>((resolve) => (release = resolve));
    const countThenTake = () =>
      runAsSystem('twin', meeting, async (ctx) => {
        const { seatsTaken, quota } = await ctx.tx.delegation.findUniqueOrThrow({ where: { id: delegationId } });
        if ((waiting += 1) === 2) release();
        await bothHaveCounted;
        const places = Math.min(4, quota - seatsTaken);
        await ctx.tx.delegation.update({ where: { id: delegationId }, data: { seatsTaken: seatsTaken + places } });
        await ctx.audit({ subject: { type: 'Delegation', id: delegationId } });
        return places;
      });
    const sold = await Promise.all([countThenTake(), countThenTake()]);
    expect(sold[0] + sold[1]).toBeGreaterThan((await taken(delegationId)).quota);
  });
});

describe('undoing', () => {
  it('takes back what nobody has touched, says what stays and why, and leaves the people to be named again', async () => {
    const { party, delegationId } = await makeDelegation(secretary, meeting, { seats: 4 });
    const list = people(party.code, 4);
    const batch = await previewImport(secretary, meeting, sheetOf(list));
    await apply(batch, { invites: true });
    const [handedIn, remarked] = await registered(delegationId);
    const submitted = answers(handedIn?.id ?? '', { givenName: 'Kofi', surname: 'Person 0' });
    expect(await execute(submitDefinition, call(submitted))).toMatchObject({ ok: true });
    await db().registrationRemark.create({ data: { registrationId: remarked?.id ?? '', text: 'Called.' } });
    expect(await detail(batch)).toMatchObject({ touched: 2, outcomes: { CREATED: 4 } });

    expect(await undo(batch)).toMatchObject({ ok: true });
    expect(await detail(batch)).toMatchObject({
      status: 'UNDONE',
      outcomes: { CREATED: 2, UNDONE: 2, KEPT: 2 },
      undoneBy: secretary.name,
    });
    const { rows } = await listImportRows(await scope(), batch, { outcome: 'KEPT' });
    expect(rows.map(({ kept }) => kept)).toEqual(['moved_on', 'handled']);
    expect(await taken(delegationId)).toEqual({ seatsTaken: 2, quota: 4 });
    const withdrawn = await db().registration.findMany({
      where: { delegationId, status: 'WITHDRAWN' },
      include: { links: true },
    });
    expect(withdrawn.flatMap(({ links }) => links.map(({ revokedAt }) => revokedAt !== null))).toEqual([true, true]);
    const ended = await db().outboxMail.count({ where: { purpose: 'registration-withdrawn', meetingId } });
    expect(ended).toBe(2);
    const audit = await db().auditEntry.findMany({
      where: { meetingId, action: { in: ['import.undo', 'registration.withdraw'] } },
    });
    expect(audit.map(({ action, accountId }) => [action, accountId])).toEqual([
      ['import.undo', secretary.accountId],
      ['registration.withdraw', secretary.accountId],
      ['registration.withdraw', secretary.accountId],
    ]);
    // Undone twice is a conflict; the same people can be brought in anew.
    expect(await undo(batch)).toMatchObject({ ok: false, code: 'conflict' });
    const again = await previewImport(secretary, meeting, sheetOf(list));
    expect((await detail(again)).kinds).toMatchObject({ LINKED: 2, NEW: 2 });
  });
});

describe('what is kept', () => {
  it('goes after thirty days: the sheet, its rows and its name; a preview is then given up', async () => {
    const { party } = await makeDelegation(secretary, meeting);
    const [applied, previewed] = [
      await previewImport(secretary, meeting, sheetOf([{ party: party.code }])),
      await previewImport(secretary, meeting, sheetOf([{ party: party.code }])),
    ];
    await apply(applied);
    await applyRetention();
    expect((await detail(applied)).columns).not.toEqual([]);
    await db().importBatch.updateMany({
      where: { meetingId },
      data: { createdAt: new Date(Date.now() - 31 * 86_400_000) },
    });
    await applyRetention();
    expect(await detail(applied)).toMatchObject({
      fileName: '',
      status: 'APPLIED',
      columns: [],
      outcomes: { CREATED: 1 },
    });
    expect(await detail(previewed)).toMatchObject({ fileName: '', status: 'DISCARDED' });
    const [left] = await db().$queryRaw<[{ count: number }]>`
      SELECT count(*)::int FROM "ImportRow" r JOIN "ImportBatch" b ON b.id = r."batchId"
      WHERE b."meetingId" = ${meetingId}::uuid AND (r.cells IS NOT NULL OR r.entry IS NOT NULL)`;
    expect(left.count).toBe(0);
    // It can still be undone.
    expect(await undo(applied)).toMatchObject({ ok: true });
    expect(await detail(applied)).toMatchObject({ outcomes: { UNDONE: 1 } });
  });
});

describe('who may', () => {
  it('is the secretariat of the meeting, and nobody else sees or does anything', async () => {
    const { party, focalPoint } = await makeDelegation(secretary, meeting);
    const batch = await previewImport(secretary, meeting, sheetOf([{ party: party.code }]));
    const foreign = await makeMeeting();
    const organiser = await makeActor({ roles: [{ meetingId: foreign.id, kind: 'ORGANISER' }] });
    for (const actor of [focalPoint, organiser]) {
      const entered = await enterMeeting(actor, meeting);
      await expect(findImport(entered, batch)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listImportRows(entered, batch, {})).rejects.toMatchObject({ code: 'forbidden' });
      expect(
        await execute(undoImportDefinition, { actor, meeting, input: { batch }, key: randomUUID() }),
      ).toMatchObject({ code: 'forbidden' });
    }
    const theirs = await enterMeeting(organiser, foreign.slug);
    expect(await findImport(theirs, batch)).toBeNull();
    expect((await listImportRows(theirs, batch, {})).rows).toEqual([]);
    expect(await listWrongRows(theirs, batch)).toBeNull();
    expect(
      await execute(undoImportDefinition, {
        actor: organiser,
        meeting: foreign.slug,
        input: { batch },
        key: randomUUID(),
      }),
    ).toMatchObject({
      code: 'not_found',
    });
  });
});
