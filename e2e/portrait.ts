import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seal } from '@/lib/core/cipher';
import { sha256 } from '@/lib/core/canonical';
import { database } from './actors';

/** A portrait of a registration, stored as the application stores one; made once. Any bytes do: they are served, never decoded. */
export async function ensurePortrait(registrationId: string): Promise<void> {
  const id = registrationId.replace(/^.{8}/, 'f0705e1f');
  const bytes = Buffer.from('a portrait for tests');
  const key = `portraits/${id}`;
  const file = path.resolve(process.env.PARLEY_FILES_DIR ?? '.data/test-files', key);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, seal(bytes, `StoredFile:${id}`).sealed);
  await database().query(
    `INSERT INTO "StoredFile" (id, purpose, status, key, name, type, size, sha256)
     VALUES ($1, 'photo', 'STORED', $2, 'portrait.jpg', 'image/jpeg', $3, $4) ON CONFLICT (id) DO NOTHING`,
    [id, key, bytes.length, sha256(bytes)],
  );
  await database().query(`UPDATE "Registration" SET "photoId" = $2 WHERE id = $1`, [registrationId, id]);
}
