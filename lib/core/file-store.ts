import 'server-only';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { seal, unseal } from './cipher';
import { db, dbApart, type Tx } from './db';
import { env } from './env';
import { Refusal } from './errors';
import { mediaTypes } from './media-types';
import { scanBytes } from './scan-bytes';
import type { Upload } from './upload';

/** Types a purpose may accept; found from the content, never from the name or what the browser says. */
export const fileTypes = {
  document: [mediaTypes.pdf, mediaTypes.docx],
  picture: ['image/jpeg', 'image/png', 'image/webp'],
  documentOrPicture: [mediaTypes.pdf, 'image/jpeg', 'image/png'],
  sheet: [mediaTypes.xlsx, 'text/csv'],
  paper: [mediaTypes.pdf, mediaTypes.docx, mediaTypes.pptx],
} as const;

type Purpose = {
  /** Kind of file, e.g. "nomination-letter". */
  purpose: string;
  /** Null where whoever reads the file finds out what it is, and nobody is ever handed it. */
  types: readonly string[] | null;
  /** Field of the form to which a refusal belongs. */
  field: string;
  deleteAfter?: Date | null;
};

/** What a record that owns a file remembers of it. */
export type StoredFileHead = { id: string; name: string; type: string; size: number; sha256: string };

/**
 * Stores a file for the record that the running verb writes. The row is made first, apart from the transaction and pending;
 * then the encrypted content under a random key; the transaction confirms the row. A verb that is rolled back leaves a
 * pending row, which the sweeper removes with its content.
 * Refuses "invalid" (`file_type`) where the content is of no accepted type, and where a scanner is set: `file_infected` for what
 * it finds, `scanner_away` while it does not answer.
 */
export async function storeFile(
  ctx: { tx: Tx; actor: { accountId: string } | null; scope: { kind: string; meeting?: { id: string } } },
  file: Upload,
  { purpose, types, field, deleteAfter = null }: Purpose,
): Promise<StoredFileHead> {
  const type = await detectType(file);
  if (types && !types.includes(type)) throw new Refusal('invalid', { [field]: { code: 'file_type' } });
  await refuseInfected(file.bytes, field);
  const id = randomUUID();
  const key = `${id.slice(0, 2)}/${randomUUID()}`;
  const name = harmlessName(file.name);
  const head = { id, name, type, size: file.size, sha256: file.sha256 };
  await dbApart().storedFile.create({
    data: {
      ...head,
      key,
      purpose,
      meetingId: ctx.scope.meeting?.id ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
    },
    select: { id: true },
  });
  await disk().put(key, seal(file.bytes, about(id)).sealed);
  await ctx.tx.storedFile.update({ where: { id }, data: { status: 'STORED', deleteAfter }, select: { id: true } });
  return head;
}

/** Asked before anything is kept. Without a scanner everything passes. */
async function refuseInfected(bytes: Uint8Array, field: string): Promise<void> {
  const { CLAMD_HOST: host } = env();
  if (!host) return;
  const scan = await scanBytes(bytes, host);
  if (scan.state === 'away') throw new Refusal('invalid', { [field]: { code: 'scanner_away' } });
  if (scan.state === 'found')
    throw new Refusal('invalid', { [field]: { code: 'file_infected', params: { name: scan.name } } });
}

/** Puts the content of a file in its place whose row a load has written as stored (the sample). */
export async function placeContent({ id, key, bytes }: { id: string; key: string; bytes: Uint8Array }): Promise<void> {
  await disk().put(key, seal(bytes, about(id)).sealed);
}

/** The content of a stored file, or null where there is none (any more). Whoever calls has proved the right to the record it belongs to. */
export async function readStoredFile(id: string): Promise<(StoredFileHead & { bytes: Buffer }) | null> {
  const row = await db().storedFile.findUnique({
    where: { id },
    select: { id: true, name: true, type: true, size: true, sha256: true, key: true, status: true },
  });
  if (row?.status !== 'STORED') return null;
  const { key, status: _status, ...head } = row;
  const sealed = await disk().getBytes(key);
  return { ...head, bytes: unseal(sealed, about(id)) };
}

/** A file to answer with: whole, or as it is made. One that holds what is invented is kept away from search engines. */
export type DownloadedFile = {
  name: string;
  type: string;
  bytes: Uint8Array | ReadableStream<Uint8Array>;
  isIllustrative?: boolean;
};

/** A file as a download: as an attachment of its detected type, and nothing in it may run (A21). With an `etag` a browser may keep it, and asks each time whether it still may be read. */
export function fileResponse(
  { name, type, bytes, isIllustrative = false }: DownloadedFile,
  { etag }: { etag?: string } = {},
): Response {
  return new Response(bytes instanceof ReadableStream ? bytes : new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': etag ? 'private, no-cache' : 'private, no-store',
      ...(etag ? { ETag: etag } : {}),
      ...(isIllustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
    },
  });
}

/**
 * Marks files as gone within a verb, and asks for their content to be removed once the change is committed: the row stays
 * as a tombstone. Audited by the caller.
 */
export async function eraseFiles(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE "StoredFile" SET status = 'ERASED', name = '' WHERE id = ANY (${[...ids]}::uuid[]) AND status <> 'ERASED'`;
}

/** Removes the content of erased files, and what verbs that were rolled back have left. @returns how many were removed */
export async function sweepFiles(): Promise<number> {
  const rows = await db().$queryRaw<{ id: string; key: string; status: string }[]>`
    SELECT id, key, status::text FROM "StoredFile"
    WHERE (status = 'ERASED' AND key NOT LIKE 'gone/%') OR (status = 'PENDING' AND "createdAt" < now() - interval '1 hour')
    LIMIT 1000`;
  for (const { id, key, status } of rows) {
    await disk().delete(key);
    if (status === 'PENDING')
      await db().$executeRaw`DELETE FROM "StoredFile" WHERE id = ${id}::uuid AND status = 'PENDING'`;
    else await db().$executeRaw`UPDATE "StoredFile" SET key = ${`gone/${id}`} WHERE id = ${id}::uuid`;
  }
  return rows.length;
}

const about = (id: string) => `StoredFile:${id}`;

/** A comma-separated sheet has no signature: it is text that is valid UTF-8 and holds no NUL. */
async function detectType({ bytes, name }: Upload): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  const isText = !bytes.includes(0) && isUtf8(bytes);
  return isText && /\.csv$/i.test(name) ? 'text/csv' : 'application/octet-stream';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The name without folders, controls and direction marks, short enough for every file system (A25). */
function harmlessName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/^[^]*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '');
  const dot = plain.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot).slice(0, 12)] : [plain, ''];
  return `${stem.slice(0, 100)}${extension}` || 'file';
}

const holder = globalThis as { parleyDisk?: Disk };

function disk(): Disk {
  holder.parleyDisk ??= new Disk(
    new FSDriver({ location: path.resolve(env().PARLEY_FILES_DIR), visibility: 'private' }),
  );
  return holder.parleyDisk;
}
