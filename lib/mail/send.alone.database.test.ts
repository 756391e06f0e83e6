import type { AddressInfo } from 'node:net';
import { Logger, makeWorkerUtils, runOnce, type TaskList } from 'graphile-worker';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { eraseFiles, storeFile } from '@/lib/core/file-store';
import { queueMail, type Mail } from '@/lib/core/outbox';
import { Upload } from '@/lib/core/upload';
import { everything, headerBreaks, hostileName, unseen } from '@/prisma/factories/hostile-texts';
import { sendMailTask, sweepMailTask } from './job';
import { headerLine } from './model';
import { sendMail } from './send';

type Received = { from: string; to: string[]; raw: string };

let server: SMTPServer | undefined;
let received: Received[] = [];

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

/** A real mail server on this machine; `options` make it misbehave. */
async function listen(options: SMTPServerOptions = {}): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  env().SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

async function queue(mail: Partial<Mail> = {}): Promise<string> {
  const subject = `Mail ${Math.random()}`;
  await db().$transaction((tx) =>
    queueMail(tx, { purpose: 'test', to: 'a@example.org', locale: 'fr', subject, body: 'Texte\n', ...mail }),
  );
  const row = await db().outboxMail.findFirstOrThrow({ orderBy: { createdAt: 'desc' }, select: { id: true } });
  return row.id;
}

/** Empties the queue, as if its jobs had been lost. */
const dropJobs = () =>
  db().$queryRaw`SELECT id::text FROM graphile_worker.complete_jobs((SELECT array_agg(id) FROM graphile_worker.jobs))`;

const read = (id: string) => db().outboxMail.findUniqueOrThrow({ where: { id } });

beforeEach(async () => {
  received = [];
  await db().outboxMail.deleteMany();
  await dropJobs();
});

afterEach(async () => {
  delete env().SMTP_URL;
  const ending = server;
  server = undefined;
  if (ending) await new Promise<void>((resolve) => ending.close(() => resolve()));
});

describe('sending a mail', () => {
  it('hands it over once, as written, and says so', async () => {
    await listen();
    const id = await queue({ subject: 'Réunion : votre invitation' });
    expect(await sendMail(id, false)).toBe('sent');
    expect(await sendMail(id, false)).toBe('done before');
    expect(received).toHaveLength(1);
    const row = await read(id);
    expect(row).toMatchObject({ status: 'SENT', attempts: 1, lastError: null, body: 'Texte\n' });
    expect(row.sentAt).not.toBeNull();
    expect(received[0]?.to).toEqual(['a@example.org']);
    expect(received[0]?.raw).toContain(`Message-ID: ${row.messageId}`);
    expect(received[0]?.raw).toContain('Content-Language: fr');
  });

  it('carries its attachments, and goes to each copy under the same headers', async () => {
    await listen();
    const scope = { kind: 'site' };
    const id = await queue({ copies: ['b@example.org', 'c@example.org'] });
    const fileId = await db().$transaction(async (tx) => {
      const file = new Upload('note.pdf', Buffer.from('%PDF-1.7 the letter'));
      const { id: stored } = await storeFile({ tx, actor: null, scope }, file, {
        purpose: 'letter',
        types: ['application/pdf'],
        field: 'letters',
      });
      await tx.mailAttachment.create({ data: { mailId: id, fileId: stored } });
      return stored;
    });
    expect(await sendMail(id, false)).toBe('sent');
    expect(received.map(({ to }) => to)).toEqual([['a@example.org'], ['b@example.org'], ['c@example.org']]);
    for (const { raw } of received) {
      expect(raw).toMatch(/^To: a@example\.org\r?$/m);
      expect(raw).toMatch(/^Cc: b@example\.org, c@example\.org\r?$/m);
      expect(raw).toContain('filename=note.pdf');
      expect(raw).toContain(Buffer.from('%PDF-1.7 the letter').toString('base64'));
    }
    expect(new Set(received.map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1])).size).toBe(1);
    const other = await queue();
    await db().mailAttachment.create({ data: { mailId: other, fileId } });
    await db().$transaction((tx) => eraseFiles(tx, [fileId]));
    expect(await sendMail(other, false)).toBe('failed');
    expect(await read(other)).toMatchObject({ status: 'FAILED', lastError: 'attachment erased' });
  });

  it('is sent when a copy is refused, and says so; refused itself, it sends no copy', async () => {
    await listen({
      onRcptTo: ({ address }, _session, callback) => callback(address.startsWith('no') ? refusal(550) : undefined),
    });
    const id = await queue({ copies: ['no@example.org', 'b@example.org'] });
    expect(await sendMail(id, false)).toBe('sent');
    const row = await read(id);
    expect(row.lastError).toContain('copies not taken: 1');
    expect(row.lastError).not.toContain('no@example.org');
    expect(received.map(({ to }) => to)).toEqual([['a@example.org'], ['b@example.org']]);
    received = [];
    expect(await sendMail(await queue({ to: 'no@example.org', copies: ['b@example.org'] }), false)).toBe('bounced');
    expect(received).toEqual([]);
  });

  it('erases a one-time code once it is sent', async () => {
    await listen();
    const id = await queue({ body: 'code 123456', secret: true });
    await sendMail(id, false);
    expect((await read(id)).body).toBeNull();
  });

  it('holds mails where no mail server is configured, with their code', async () => {
    const id = await queue({ body: 'code 123456', secret: true });
    expect(await sendMail(id, false)).toBe('held');
    expect(await read(id)).toMatchObject({ status: 'HELD', body: 'code 123456' });
  });

  it.each([421, 450])(
    'tries again after %i, with the same Message-ID, and gives up after the last attempt',
    async (code) => {
      let isUp = false;
      await listen({ onRcptTo: (_address, _session, callback) => callback(isUp ? undefined : refusal(code)) });
      const id = await queue();
      expect(await sendMail(id, false)).toBe('retry');
      expect(await read(id)).toMatchObject({
        status: 'QUEUED',
        attempts: 1,
        lastError: expect.stringContaining(String(code)),
      });
      isUp = true;
      expect(await sendMail(id, false)).toBe('sent');
      expect(await read(id)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
      isUp = false;
      const other = await queue({ body: 'code 123456', secret: true });
      expect(await sendMail(other, true)).toBe('failed');
      expect(await read(other)).toMatchObject({ status: 'FAILED', body: null });
    },
  );

  it('marks as bounced what is refused for good for its address, without keeping the server’s words', async () => {
    await listen({ onRcptTo: (_address, _session, callback) => callback(refusal(550)) });
    const id = await queue();
    expect(await sendMail(id, false)).toBe('bounced');
    const row = await read(id);
    expect(row.status).toBe('BOUNCED');
    expect(row.lastError).toContain('550');
    expect(row.lastError).not.toContain('a@example.org');
  });

  it('marks as failed what is refused for good for another reason', async () => {
    await listen({
      onData: (stream, _session, callback) => void stream.resume().on('end', () => callback(refusal(554))),
    });
    expect(await sendMail(await queue(), false)).toBe('failed');
  });

  it('tries again when the connection drops after the text, so that it arrives at least once under one Message-ID', async () => {
    let drops = 1;
    await listen({
      onData(stream, _session, callback) {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          received.push({ from: '', to: [], raw });
          drops -= 1;
          if (drops < 0) return callback();
          server?.connections.forEach((connection) => connection.close());
        });
      },
    });
    const id = await queue();
    expect(await sendMail(id, false)).toBe('retry');
    expect(await sendMail(id, false)).toBe('sent');
    const ids = received.map(({ raw }) => /Message-ID: (\S+)/.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('tries again when nobody listens', async () => {
    env().SMTP_URL = 'smtp://127.0.0.1:1';
    const id = await queue();
    expect(await sendMail(id, false)).toBe('retry');
    expect((await read(id)).lastError).toContain('CONN');
  });

  it('lets nobody write headers or further recipients', async () => {
    await listen();
    await sendMail(await queue({ subject: 'Hello\r\nBcc: other@example.org\r\n\r\nbody' }), false);
    expect(received[0]?.raw).not.toMatch(/^Bcc:/im);
    expect(received[0]?.to).toEqual(['a@example.org']);
    for (const to of [
      'a@example.org, b@example.org',
      'a@example.org\r\nRCPT TO:<b@example.org>',
      '"x" <a@example.org>',
    ])
      expect(await sendMail(await queue({ to }), false)).toBe('failed');
    expect(received).toHaveLength(1);
  });
});

describe('hostile texts in a mail', () => {
  it('are its words and nothing else: one part of plain text, no header of their own, to the letter', async () => {
    await listen();
    const body = [...everything, ...headerBreaks, '.', '..', 'From here', '--boundary--', ...unseen].join('\n');
    const subject = `${hostileName} =?utf-8?B?eA==?= ${everything.slice(1, 4).join(' ')}`;
    await sendMail(await queue({ subject, body }), false);
    const { head, text } = readMail(received[0]?.raw ?? '');
    expect(Object.keys(head).sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(head['content-type']).toBe('text/plain; charset=utf-8');
    expect(head.subject).toBe(subject);
    expect(text.trimEnd()).toBe(body.replace(/\r\n?/g, '\n').trimEnd());
  });

  it('end no header, wherever they stand: each stays the one line it is', async () => {
    await listen();
    for (const breaks of headerBreaks) {
      await sendMail(await queue({ subject: `Before${breaks}`, locale: `fr${breaks}` }), false);
      const { raw = '', to } = received.pop() ?? {};
      const { head, text } = readMail(raw);
      expect(Object.keys(head).filter((name) => ['bcc', 'x-other', 'quit'].includes(name))).toEqual([]);
      expect({ to, text }).toEqual({ to: ['a@example.org'], text: 'Texte\n' });
      expect(head.subject).toBe(headerLine(`Before${breaks}`));
    }
  });

  it('are no names of attachments: a name stays one name of one attachment', async () => {
    await listen();
    const id = await queue();
    for (const name of ['a"; x="b.pdf', 'a\r\nBcc: other@example.org.pdf', '../../etc/passwd.pdf', '<script>.pdf'])
      await db().$transaction(async (tx) => {
        const file = new Upload(name, Buffer.from('%PDF-1.7 the letter'));
        const stored = await storeFile({ tx, actor: null, scope: { kind: 'site' } }, file, {
          purpose: 'letter',
          types: ['application/pdf'],
          field: 'letters',
        });
        await tx.mailAttachment.create({ data: { mailId: id, fileId: stored.id } });
      });
    expect(await sendMail(id, false)).toBe('sent');
    const raw = received[0]?.raw ?? '';
    expect(raw.match(/^Content-Disposition: attachment;/gim)).toHaveLength(4);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(raw.match(/^ ?(file)?name\*?\d*\*?=.*[\\/]/gim) ?? []).toEqual([]);
  });
});

/** A mail of one part as its reader's program reads it: its headers, unfolded and decoded, and its text. */
function readMail(raw: string): { head: Record<string, string>; text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const head = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      wordsOf(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  );
  const body = raw.slice(end + 4);
  const packing = head['content-transfer-encoding'];
  const text =
    packing === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : packing === 'quoted-printable'
        ? fromQuoted(body.replace(/=\r\n/g, ''))
        : body;
  return { head, text: text.replace(/\r\n/g, '\n') };
}

/** Encoded words of a header (RFC 2047), which are joined where only a blank stands between them. */
function wordsOf(value: string): string {
  return value
    .replace(/\?=\s+=\?utf-8/gi, '?==?UTF-8')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : fromQuoted(word.replaceAll('_', ' ')),
    );
}

const fromQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('the queue', () => {
  const silent = new Logger(() => () => undefined);
  const work = (taskList: TaskList) =>
    runOnce({ connectionString: env().DATABASE_URL, taskList, noHandleSignals: true, logger: silent });

  it('sends what a committed change has asked for, and nothing of one rolled back', async () => {
    await listen();
    const id = await queue();
    const undone = db().$transaction(async (tx) => {
      await queueMail(tx, { purpose: 'test', to: 'b@example.org', locale: 'en', subject: 'x', body: 'x' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await work({ 'send-mail': sendMailTask });
    expect(received.map(({ to }) => to)).toEqual([['a@example.org']]);
    expect((await read(id)).status).toBe('SENT');
  });

  it('keeps a mail that was not taken for a later attempt', async () => {
    await listen({ onRcptTo: (_address, _session, callback) => callback(refusal(450)) });
    const id = await queue();
    await work({ 'send-mail': sendMailTask });
    const [job] = await db().$queryRaw<{ attempts: number; later: boolean }[]>`
      SELECT attempts, run_at > now() AS later FROM graphile_worker.jobs WHERE key = ${`mail:${id}`}`;
    expect(job).toEqual({ attempts: 1, later: true });
    expect((await read(id)).status).toBe('QUEUED');
  });

  it('asks again for a mail whose job was lost with its process, and leaves fresh ones alone', async () => {
    const utils = await makeWorkerUtils({ connectionString: env().DATABASE_URL });
    try {
      const [lost, fresh] = [await queue(), await queue()];
      await dropJobs();
      await db()
        .$executeRaw`UPDATE "OutboxMail" SET status = 'SENDING', "createdAt" = now() - interval '1 hour' WHERE id = ${lost}::uuid`;
      await utils.addJob('sweep-mail', {});
      await work({ 'sweep-mail': sweepMailTask });
      const jobs = await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
      expect(jobs.map(({ key }) => key)).toEqual([`mail:${lost}`]);
      expect(fresh).not.toBe(lost);
    } finally {
      await utils.release();
    }
  });
});
