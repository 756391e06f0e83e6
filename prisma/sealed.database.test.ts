import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedTables } from '@/scripts/postgres/sealed-tables.mjs';
import { db } from '@/lib/core/db';
import { makeGroup } from './factories/breakouts';
import { makeMeeting } from './factories/meetings';
import { makeRecommendation } from './factories/recommendations';

/** The role that owns the tables: what it is refused, only a trigger can refuse. */
const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
let recommendation: { id: string; revisionId: string };
let meetingId: string;

beforeAll(async () => {
  await owner.connect();
  ({ id: meetingId } = await makeMeeting());
  const group = await makeGroup(meetingId);
  recommendation = await makeRecommendation({
    meetingId,
    groupId: group.id,
    status: 'AGREED',
    symbol: 'AFR/1',
    translations: { fr: 'Adopter.' },
  });
  await db().symbolCounter.create({ data: { meetingId, prefix: 'AFR', last: 3 } });
  await db().decision.create({ data: { revisionId: recommendation.revisionId, outcome: 'ADOPTED', byName: 'Chair' } });
  await db().discussionPoint.create({
    data: { clientId: recommendation.id, issueId: group.issueId, text: 'A point', language: 'en' },
  });
  await db().auditEntry.create({ data: { role: 'SYSTEM', action: 'test.seal', subjectType: 'Test', subjectId: '1' } });
});

afterAll(() => owner.end());

describe('sealed tables', () => {
  it('have a trigger each, as the list of the grants says', async () => {
    const { rows } = await owner.query<{ table: string }>(
      `SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = 'sealed'`,
    );
    const triggered = rows.map(({ table }) => table.replaceAll('"', ''));
    expect(triggered.toSorted()).toEqual(sealedTables.toSorted());
  });

  it.each(['Revision', 'Unit', 'UnitText', 'Decision', 'RecommendationTransition', 'DiscussionPoint', 'AuditEntry'])(
    '%s refuses every change, also to its owner',
    async (table) => {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = '"${table}"'::regclass AND attnum = 1`,
      );
      const column = rows[0]?.name ?? '';
      await expect(owner.query(`UPDATE "${table}" SET "${column}" = "${column}"`)).rejects.toMatchObject({
        code: '23000',
      });
      await expect(owner.query(`DELETE FROM "${table}"`)).rejects.toMatchObject({ code: '23000' });
      await expect(owner.query(`TRUNCATE "${table}" CASCADE`)).rejects.toMatchObject({ code: '23000' });
    },
  );

  it('keep the details of the audit erasable', async () => {
    await expect(owner.query(`DELETE FROM "AuditDetail" WHERE false`)).resolves.toBeDefined();
  });
});

describe('numbers', () => {
  it('stay with what they were given to and never run backwards', async () => {
    await expect(
      owner.query(`UPDATE "Recommendation" SET symbol = 'AFR/9' WHERE id = $1`, [recommendation.id]),
    ).rejects.toMatchObject({ code: '23000' });
    await expect(
      owner.query(`UPDATE "SymbolCounter" SET last = 2 WHERE "meetingId" = $1`, [meetingId]),
    ).rejects.toMatchObject({ code: '23000' });
    await expect(owner.query(`DELETE FROM "SymbolCounter" WHERE "meetingId" = $1`, [meetingId])).rejects.toMatchObject({
      code: '23000',
    });
  });
});

describe('what the database keeps by itself', () => {
  const refused = (sql: string) =>
    expect(owner.query(sql, [recommendation.id])).rejects.toMatchObject({ code: '23514' });

  it('a regional recommendation has a group and a state of its own', async () => {
    await refused(`UPDATE "Recommendation" SET "groupId" = NULL WHERE id = $1`);
    await refused(`UPDATE "Recommendation" SET status = 'ADOPTED' WHERE id = $1`);
  });

  it('objectives go from 1 to 23', async () => {
    const insert = `INSERT INTO "Revision" (id, "recommendationId", number, "parentIds", objectives, hash)
      VALUES (gen_random_uuid(), $1, 2, ARRAY[gen_random_uuid()], $2, repeat('0', 64))`;
    for (const objectives of [[0], [24], [6, 99]]) {
      await expect(owner.query(insert, [recommendation.id, objectives])).rejects.toMatchObject({ code: '23514' });
    }
  });
});
