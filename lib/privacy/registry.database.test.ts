import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { Subject } from '@/lib/core/personal';
import { registry } from './registry';

type Column = { table: string; column: string; isText: boolean };

/** Every column of every table, from the database itself. */
const columns = () => db().$queryRaw<Column[]>`
  SELECT table_name::text AS "table", column_name::text AS "column",
         (data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea') OR udt_name IN ('_text', '_varchar', '_jsonb')) AS "isText"
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`;

/** Tables from which foreign keys lead to a person, a mailbox or a registration. */
async function tablesOfPeople(all: Column[]): Promise<Set<string>> {
  const keys = await db().$queryRaw<{ from: string; to: string }[]>`
    SELECT replace(conrelid::regclass::text, '"', '') AS "from", replace(confrelid::regclass::text, '"', '') AS "to" FROM pg_constraint WHERE contype = 'f'`;
  const reached = new Set(['Person', 'Account', 'Registration']);
  // A column can name somebody without a foreign key.
  for (const { table, column } of all)
    if (/(account|person|registration)Ids?$|By$|actor|recipient|email/i.test(column)) reached.add(table);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of keys) if (reached.has(to)) reached.add(from);
  }
  return reached;
}

const nobody: Subject = { personIds: [], registrationIds: [], accountIds: [], emails: [], names: [], fileIds: [] };

describe('the registry of personal data', () => {
  const undeclared = async () => {
    const all = await columns();
    const reached = await tablesOfPeople(all);
    return all
      .filter(({ table, isText }) => isText && reached.has(table))
      .filter(({ table, column }) => {
        const declared = registry.find((entry) => entry.table === table);
        return !declared || [...declared.personal, ...declared.other].filter((name) => name === column).length !== 1;
      })
      .map(
        ({ table, column }) => `${table}.${column}: declare it in its domain's personal.ts, as personal or as other`,
      );
  };

  it('knows every column that can hold text in every table that leads to a person', async () => {
    expect(await undeclared()).toEqual([]);
    // The walk itself finds what it is for.
    expect([...(await tablesOfPeople(await columns()))]).toEqual(
      expect.arrayContaining([
        'SensitiveRecord',
        'FormAnswer',
        'OutboxMail',
        'RegistrationDecision',
        'AuditEntry',
        'IssuedPaper',
        'CheckIn',
        'ImportRow',
      ]),
    );
  });

  it('names a column that nobody has declared', async () => {
    const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await owner.connect();
    await owner.query('ALTER TABLE "Registration" ADD COLUMN nickname text');
    const found = await undeclared();
    await owner.query('ALTER TABLE "Registration" DROP COLUMN nickname');
    await owner.end();
    expect(found.map((line) => line.split(':')[0])).toEqual(['Registration.nickname']);
  });

  it('names nothing that is not there, and no table twice', async () => {
    const all = await columns();
    const known = new Set(all.map(({ table, column }) => `${table}.${column}`));
    const gone = registry.flatMap(({ table, personal, other, beside = [] }) =>
      [...personal, ...other, ...beside].map((column) => `${table}.${column}`).filter((name) => !known.has(name)),
    );
    expect(gone).toEqual([]);
    const tables = registry.map(({ table }) => table);
    expect(tables.filter((table, index) => tables.indexOf(table) !== index)).toEqual([]);
  });

  it('says for every personal column how the rows of a person are found and what becomes of them', async () => {
    const silent = registry.filter(({ personal, rows, erase }) => personal.length > 0 && (!rows || !erase));
    expect(silent.map(({ table }) => table)).toEqual([]);
    for (const { table, rows } of registry) {
      if (!rows) continue;
      const [found] = await db().$queryRaw<{ count: number }[]>(
        Prisma.sql`SELECT count(*)::int AS count FROM ${Prisma.raw(`"${table}"`)} t WHERE ${rows(nobody)}`,
      );
      expect([table, found?.count]).toEqual([table, 0]);
    }
  });
});
