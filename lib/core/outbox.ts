import { randomUUID } from 'node:crypto';
import type { Tx } from './db';
import { env } from './env';

/** A mail as a verb hands it over: already worded, in the recipient's language. */
export type Mail = {
  purpose: string;
  to: string;
  locale: string;
  subject: string;
  /** Plain text. */
  body: string;
  meetingId?: string | null;
  /** The body holds a one-time code: it is erased once sent and never shown in an outbox outside the local sample. */
  secret?: boolean;
  /** Addresses in copy; a mail with a personal link has none. */
  copies?: readonly string[];
  /** Stored files that go with it, by id. */
  attachments?: readonly string[];
  /** The message to many that it is part of. */
  mailingId?: string | null;
};

/** Puts a mail into the outbox and asks the worker to send it, both in the transaction of the change that causes it. */
export function queueMail(tx: Tx, mail: Mail): Promise<void> {
  return queueMails(tx, [mail]);
}

/** Puts several mails into the outbox, in as many statements as for one. */
export async function queueMails(tx: Tx, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return;
  const host = new URL(env().baseUrl).hostname;
  const rows = mails.map((mail) => ({ ...mail, id: randomUUID() }));
  await tx.outboxMail.createMany({
    data: rows.map((mail) => ({
      id: mail.id,
      purpose: mail.purpose,
      recipient: mail.to,
      locale: mail.locale,
      subject: mail.subject,
      body: mail.body,
      meetingId: mail.meetingId ?? null,
      secret: mail.secret ?? false,
      copies: [...(mail.copies ?? [])],
      mailingId: mail.mailingId ?? null,
      messageId: `<${randomUUID()}@${host}>`,
    })),
  });
  const attachments = rows.flatMap(({ id: mailId, attachments: files = [] }) =>
    files.map((fileId) => ({ mailId, fileId })),
  );
  if (attachments.length > 0) await tx.mailAttachment.createMany({ data: attachments });
  await tx.$queryRaw`
    SELECT graphile_worker.add_job('send-mail', json_build_object('id', id), job_key := 'mail:' || id, max_attempts := 8)::text
    FROM unnest(${rows.map(({ id }) => id)}::text[]) AS id`;
}

/** Asks the worker to send a mail of the outbox; asked twice, it is one job. */
export async function askToSend(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT graphile_worker.add_job('send-mail', json_build_object('id', ${id}::text), job_key := ${`mail:${id}`}, max_attempts := 8)::text`;
}
