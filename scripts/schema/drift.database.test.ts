import { inject, expect, test } from 'vitest';
import { testDatabase } from '@/prisma/factories/test-database';
import { urlWith, withClient } from '../postgres/connect.mjs';
import { findDrift } from './drift.mjs';
import { deploy } from './deploy.mjs';
import { currentSchema } from './migration-files.mjs';
import { sqlBetween } from './schema-engine.mjs';

const { superuserUrl } = inject('testServer');

/** A database with nothing in it: a copy of the server's own empty template. */
async function emptyDatabase(database: string) {
  const { ownerUrl, url } = await testDatabase();
  await withClient(superuserUrl, async (client) => {
    await client.query(`CREATE DATABASE ${database} OWNER parley_owner TEMPLATE template0`);
  });
  return { url: urlWith(url, { database }), ownerUrl: urlWith(ownerUrl, { database }) };
}

test('the migrations lead to the schema', async () => {
  const migrated = await emptyDatabase('test_drift_migrated');
  const fromSchema = await emptyDatabase('test_drift_schema');
  await deploy(migrated);
  const sql = await sqlBetween(null, currentSchema());
  await withClient(fromSchema.ownerUrl, (client) => client.query(sql));
  expect(await findDrift(migrated.ownerUrl, fromSchema.ownerUrl)).toEqual([]);

  // and the comparison can fail
  await withClient(migrated.ownerUrl, (client) =>
    client.query(`ALTER TABLE "Meeting" ALTER slug DROP NOT NULL; ALTER TABLE "Meeting" ADD CHECK (slug <> '')`),
  );
  expect(await findDrift(migrated.ownerUrl, fromSchema.ownerUrl)).toEqual([
    'only in the migrations: column Meeting.slug text',
    'only in the schema: column Meeting.slug text not null',
  ]);
});
