import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeAudits } from '@/lib/core/audit';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { sealAudit } from './seal';
import { verifyAudit } from './verify';

const frame = { accountId: null, role: 'ORGANISER', action: 'test.write', meetingId: null };

/** Writes entries with details that could identify somebody, each in a transaction of its own. */
async function record(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = randomUUID();
    await db().$transaction((tx) =>
      writeAudits(tx, frame, [
        {
          subject: { type: 'Test', id },
          details: { name: `Person ${n}`, nested: { b: 1, a: [2, null] } },
        },
      ]),
    );
    ids.push(id);
  }
  return ids;
}

/** Changes what nobody should: as the owner of the tables, with its triggers out of the way. */
async function tamper(sql: string): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_OWNER_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const table of ['AuditEntry', 'AuditDetail', 'AuditSeal'])
      await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await client.query(sql);
    for (const table of ['AuditEntry', 'AuditDetail', 'AuditSeal'])
      await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const ofSubject = (id: string) => `"entryId" IN (SELECT id FROM "AuditEntry" WHERE "subjectId" = '${id}')`;

describe('the seals of the audit', () => {
  beforeEach(() => tamper('DELETE FROM "AuditSeal"; DELETE FROM "AuditDetail"; DELETE FROM "AuditEntry"'));

  it('seals in batches that chain, everything once, also with two workers', async () => {
    await record(3);
    expect(await sealAudit(0)).toBe(3);
    await record(2);
    const both = await Promise.all([sealAudit(0), sealAudit(0)]);
    expect(both.sort()).toEqual([0, 2]);
    expect(await sealAudit(0)).toBe(0);
    const seals = await db().auditSeal.findMany({ orderBy: { id: 'asc' } });
    expect(seals.map(({ entryIds }) => entryIds.length)).toEqual([3, 2]);
    expect(seals[1]?.previous).toBe(seals[0]?.sha256);
    expect(await verifyAudit()).toEqual({ seals: 2, entries: 5, erased: 0, findings: [] });
  });

  it('leaves alone what may not be complete yet', async () => {
    await record(2);
    expect(await sealAudit()).toBe(0);
  });

  it('still verifies after somebody’s details were erased, and still finds a change of that entry', async () => {
    const [id = ''] = await record(3);
    await sealAudit(0);
    await db().$executeRawUnsafe(`DELETE FROM "AuditDetail" WHERE ${ofSubject(id)}`);
    expect(await verifyAudit()).toEqual({ seals: 1, entries: 3, erased: 1, findings: [] });
    await tamper(`UPDATE "AuditEntry" SET role = 'ADMIN' WHERE "subjectId" = '${id}'`);
    expect((await verifyAudit()).findings).toMatchObject([{ fault: 'batch' }]);
  });

  it.each([
    [
      'a changed entry',
      (id: string) => `UPDATE "AuditEntry" SET action = 'other.verb' WHERE "subjectId" = '${id}'`,
      ['batch'],
    ],
    [
      'changed details',
      (id: string) => `UPDATE "AuditDetail" SET details = '{"name":"Other"}' WHERE ${ofSubject(id)}`,
      ['details'],
    ],
    [
      'a removed entry',
      (id: string) =>
        `DELETE FROM "AuditDetail" WHERE ${ofSubject(id)}; DELETE FROM "AuditEntry" WHERE "subjectId" = '${id}'`,
      ['missing', 'batch'],
    ],
    ['a changed seal', () => `UPDATE "AuditSeal" SET "detailHashes"[1] = 'x'`, ['details', 'batch']],
  ])('finds %s', async (_what, sql, faults) => {
    const [id = ''] = await record(3);
    await sealAudit(0);
    await tamper(sql(id));
    expect((await verifyAudit()).findings.map(({ fault }) => fault)).toEqual(faults);
  });

  it('finds an entry slipped in between sealed ones', async () => {
    for (const betweenBatches of [true, false]) {
      await tamper('DELETE FROM "AuditSeal"; DELETE FROM "AuditDetail"; DELETE FROM "AuditEntry"');
      await record(1);
      await db().$queryRaw`SELECT nextval(pg_get_serial_sequence('"AuditEntry"', 'id'))::text`;
      if (betweenBatches) await sealAudit(0);
      await record(1);
      await sealAudit(0);
      await tamper(
        `INSERT INTO "AuditEntry" (id, role, action, "subjectType", "subjectId") SELECT min(id) + 1, 'X', 'x.y', 'Test', 'x' FROM "AuditEntry"`,
      );
      expect((await verifyAudit()).findings).toMatchObject([{ fault: 'added' }]);
    }
  });

  it('finds a removed batch by the broken chain', async () => {
    await record(1);
    await sealAudit(0);
    await record(1);
    await sealAudit(0);
    await tamper('DELETE FROM "AuditSeal" WHERE id = (SELECT min(id) FROM "AuditSeal")');
    expect((await verifyAudit()).findings).toMatchObject([{ fault: 'chain' }, { fault: 'added' }]);
  });

  it('cannot be changed by the application itself', async () => {
    await record(1);
    await sealAudit(0);
    await expect(db().auditSeal.updateMany({ data: { sha256: 'x' } })).rejects.toThrow();
    await expect(db().auditSeal.deleteMany()).rejects.toThrow();
  });
});
