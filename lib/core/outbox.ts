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
};

/** Puts a mail into the outbox and asks the worker to send it, both in the transaction of the change that causes it. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  const host = new URL(env().baseUrl).hostname;
  const row = await tx.outboxMail.create({
    data: {
      purpose: mail.purpose,
      recipient: mail.to,
      locale: mail.locale,
      subject: mail.subject,
      body: mail.body,
      meetingId: mail.meetingId ?? null,
      secret: mail.secret ?? false,
      messageId: `<${randomUUID()}@${host}>`,
    },
    select: { id: true },
  });
  await askToSend(tx, row.id);
}

/** Asks the worker to send a mail of the outbox; asked twice, it is one job. */
export async function askToSend(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT graphile_worker.add_job('send-mail', json_build_object('id', ${id}::text), job_key := ${`mail:${id}`}, max_attempts := 8)::text`;
}
