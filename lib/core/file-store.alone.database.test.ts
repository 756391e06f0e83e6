import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '@/scripts/machine/paths.mjs';
import { db } from './db';
import { env } from './env';
import { eraseFiles, fileResponse, fileTypes, readStoredFile, storeFile, sweepFiles } from './file-store';
import { Upload } from './upload';

const folder = inProject('.data', `files-test-${randomUUID()}`);
const pdf = (text = 'secret') => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const letter = { purpose: 'nomination-letter', types: fileTypes.document, field: 'letter' };

beforeAll(() => {
  env().PARLEY_FILES_DIR = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

const store = (file: Upload, isRolledBack = false) =>
  db().$transaction(async (tx) => {
    const head = await storeFile({ tx, actor: null, scope: { kind: 'site' } }, file, letter);
    if (isRolledBack) throw Object.assign(new Error('rolled back'), { id: head.id });
    return head;
  });

const onDisk = () =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];

describe('stored files', () => {
  it('are looked at by the scanner where one is set, and nothing is kept of what it names or while it is away', async () => {
    const daemon = createServer((socket) => {
      socket.on('data', (part) => {
        if (part.subarray(-4).equals(Buffer.alloc(4)))
          socket.end(part.includes('harmful') ? 'stream: Test.Harmful-1 FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve));
    const { port } = daemon.address() as AddressInfo;
    const kept = async () => [await db().storedFile.count(), onDisk().length];
    try {
      env().CLAMD_HOST = `127.0.0.1:${port}`;
      expect(await store(new Upload('letter.pdf', pdf()))).toMatchObject({ type: 'application/pdf' });
      const before = await kept();
      await expect(store(new Upload('letter.pdf', pdf('harmful')))).rejects.toMatchObject({
        fields: { letter: { code: 'file_infected', params: { name: 'Test.Harmful-1' } } },
      });
      await new Promise((resolve) => daemon.close(resolve));
      await expect(store(new Upload('letter.pdf', pdf()))).rejects.toMatchObject({
        fields: { letter: { code: 'scanner_away' } },
      });
      expect(await kept()).toEqual(before);
    } finally {
      delete env().CLAMD_HOST;
      daemon.close();
    }
  });

  it('come back as they were, and lie encrypted under a name that says nothing', async () => {
    const head = await store(new Upload('../../etc/Lettre de désignation.pdf', pdf('canary-letter')));
    expect(head).toMatchObject({ name: 'Lettre de désignation.pdf', type: 'application/pdf' });
    expect((await readStoredFile(head.id))?.bytes.toString()).toContain('canary-letter');
    for (const entry of onDisk()) {
      expect(fs.readFileSync(path.join(entry.parentPath, entry.name)).includes('canary-letter')).toBe(false);
      expect(entry.name).not.toContain('Lettre');
    }
  });

  it.each([
    ['x.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['x.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['x.pdf', Buffer.from('MZ\u0090\u0000')],
  ])('%s of another kind inside is refused', async (name, bytes) => {
    await expect(store(new Upload(name, bytes))).rejects.toMatchObject({ fields: { letter: { code: 'file_type' } } });
  });

  it.each([
    ['..\\..\\windows\\system32\\drivers.pdf', 'drivers.pdf'],
    ['/etc/passwd\u0000.pdf', 'passwd_.pdf'],
    ['....pdf', 'pdf'],
    ['..', 'file'],
    ['\u202Efdp.exe', '_fdp.exe'],
    ['a\r\nContent-Type: text\u002fhtml.pdf', 'html.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['é'.normalize('NFD') + '.pdf', 'é.pdf'],
    ['x'.repeat(400) + '.pdf', 'x'.repeat(100) + '.pdf'],
  ])('under a hostile name (%j) keep a harmless one, on the disk and in the answer', async (given, kept) => {
    const head = await store(new Upload(given, pdf()));
    expect(head.name).toBe(kept);
    const inside = onDisk().map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
    expect(inside.filter((name) => !/^[0-9a-f]{2}[/\\][0-9a-f-]{36}$/.test(name))).toEqual([]);
    const disposition = fileResponse({ ...head, bytes: pdf() }).headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%!'()*~-]+$/);
    expect(disposition).not.toMatch(/[\r\n\\]/);
  });

  it('that are two kinds at once are what they begin as, and come out as an attachment in which nothing runs', async () => {
    const both = Buffer.concat([pdf(), Buffer.from('<html><script>alert(1)</script></html>')]);
    const head = await store(new Upload('both.html', both));
    expect(head.type).toBe('application/pdf');
    const { headers } = fileResponse({ ...head, bytes: both });
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    const picture = Buffer.concat([Buffer.from('GIF89a/*'), pdf()]);
    await expect(store(new Upload('both.pdf', picture))).rejects.toMatchObject({ fields: { letter: {} } });
  });

  it('of a change that was rolled back are swept away, the others stay', async () => {
    const kept = await store(new Upload('a.pdf', pdf()));
    await expect(store(new Upload('b.pdf', pdf()), true)).rejects.toThrow('rolled back');
    const before = onDisk().length;
    const pending = await db().storedFile.findFirstOrThrow({ where: { status: 'PENDING' }, select: { id: true } });
    expect(await readStoredFile(pending.id)).toBeNull();
    await db().$executeRaw`UPDATE "StoredFile" SET "createdAt" = now() - interval '2 hours'`;
    expect(await sweepFiles()).toBe(1);
    expect(onDisk()).toHaveLength(before - 1);
    expect(await readStoredFile(kept.id)).not.toBeNull();
  });

  it('once erased leave a row without a name, and no content', async () => {
    const head = await store(new Upload('c.pdf', pdf('canary-erased')));
    const before = onDisk().length;
    await db().$transaction((tx) => eraseFiles(tx, [head.id]));
    expect(await readStoredFile(head.id)).toBeNull();
    await sweepFiles();
    expect(onDisk()).toHaveLength(before - 1);
    expect(await sweepFiles()).toBe(0);
    expect(await db().storedFile.findUnique({ where: { id: head.id }, select: { name: true, status: true } })).toEqual({
      name: '',
      status: 'ERASED',
    });
  });

  it('are handed out as attachments in which nothing runs', () => {
    const { headers } = fileResponse({ name: 'é"\r\n.pdf', type: 'application/pdf', bytes: pdf() });
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''%C3%A9/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
