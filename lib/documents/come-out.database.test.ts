import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { makeMeeting } from '@/prisma/factories/meetings';

const migration = readFileSync('prisma/migrations/20261130130502_documents_come_out/migration.sql', 'utf8');

it('is told by the migration of documents that were there before, as far as their rows and files tell', async () => {
  const { id: meetingId } = await makeMeeting();
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const at = (day: number) => new Date(Date.UTC(2026, 9, day));
  const add = async (
    access: string,
    { file, embargo, withdrawn }: { file?: number; embargo?: number; withdrawn?: number },
  ) => {
    const [id, stored] = [randomUUID(), randomUUID()];
    await owner.query(
      `INSERT INTO "Document" (id, "meetingId", kind, symbol, title, access, "embargoUntil") VALUES ($1, $2, 'KEY', 'X/' || gen_random_uuid(), '{}', $3::"DocumentAccess", $4)`,
      [id, meetingId, access, embargo ? at(embargo) : null],
    );
    if (file) {
      await owner.query(
        `INSERT INTO "StoredFile" (id, purpose, key, sha256, size, type, name, status) VALUES ($1, 'document', gen_random_uuid()::text, repeat('0', 64), 1, 'application/pdf', 'a.pdf', 'STORED')`,
        [stored],
      );
      await owner.query(
        `INSERT INTO "DocumentFile" (id, "documentId", revision, language, title, "fileId", at) VALUES (gen_random_uuid(), $1, 0, 'en', 'T', $2, $3), (gen_random_uuid(), $1, 1, 'en', 'T', $2, $4)`,
        [id, stored, at(file), at(28)],
      );
    }
    if (withdrawn)
      await owner.query(`INSERT INTO "DocumentWithdrawal" ("documentId", reason, at) VALUES ($1, '{}', $2)`, [
        id,
        at(withdrawn),
      ]);
    return id;
  };
  try {
    await owner.query('ALTER TABLE "Document" DROP COLUMN "firstOutAt", DROP COLUMN "publicAt"');
    const cases: [string, Date | null, Date | null][] = [
      [await add('PUBLIC', { file: 1 }), at(1), at(1)],
      [await add('PUBLIC', { file: 1, embargo: 5 }), at(5), at(5)],
      [await add('PARTICIPANTS', { file: 3, embargo: 2 }), at(3), null],
      [await add('SECRETARIAT', { file: 1 }), null, null],
      [await add('PUBLIC', {}), null, null],
      [await add('PUBLIC', { file: 1, embargo: 9, withdrawn: 5 }), null, null],
      [await add('PUBLIC', { file: 1, embargo: 5, withdrawn: 9 }), at(5), at(5)],
    ];
    await owner.query(migration);
    const { rows } = await owner.query<{ id: string; firstOutAt: Date | null; publicAt: Date | null }>(
      'SELECT id, "firstOutAt", "publicAt" FROM "Document"',
    );
    const kept = new Map(rows.map(({ id, firstOutAt, publicAt }) => [id, [id, firstOutAt, publicAt]]));
    expect(cases.map(([id]) => kept.get(id))).toEqual(cases);
  } finally {
    await owner.end();
  }
});
