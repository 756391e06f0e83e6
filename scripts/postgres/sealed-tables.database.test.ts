import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/prisma/factories/test-database';
import { name, withClient } from './connect.mjs';
import { grantToApplication } from './grants.mjs';
import { APPLICATION } from './local-database.mjs';
import { sealedTables } from './sealed-tables.mjs';

const { url, ownerUrl } = await testDatabase();

describe('sealed tables', () => {
  test('all exist', async () => {
    const { rows } = await withClient(ownerUrl, (client) =>
      client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`),
    );
    const existing = rows.map((row: { tablename: string }) => row.tablename);
    expect(sealedTables.filter((table) => !existing.includes(table))).toEqual([]);
  });

  test.each(sealedTables)('%s: the application adds and reads, and changes nothing', async (table) => {
    const rights = await withClient(url, async (client) => {
      const kinds = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER'];
      const { rows } = await client.query(
        'SELECT kind FROM unnest($1::text[]) AS kind WHERE has_table_privilege($2, kind)',
        [kinds, `public.${name(table)}`],
      );
      return rows.map((row: { kind: string }) => row.kind);
    });
    expect(rights).toEqual(['SELECT', 'INSERT']);
  });

  test('a right given by mistake is taken back by the next migration', async () => {
    await withClient(ownerUrl, (client) => client.query(`GRANT UPDATE ON "AuditEntry" TO ${APPLICATION}`));
    await grantToApplication(ownerUrl, APPLICATION, 1_000);
    await expect(withClient(url, (client) => client.query(`UPDATE "AuditEntry" SET role = 'X'`))).rejects.toThrow(
      'permission denied',
    );
  });

  test('the application may queue jobs, and may not make tables', async () => {
    await withClient(url, async (client) => {
      await client.query(`SELECT graphile_worker.add_job('nothing', '{}')`);
      const { rows } = await client.query('SELECT count(*)::int AS waiting FROM graphile_worker.jobs');
      expect(rows[0].waiting).toBe(1);
      await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    });
  });
});
