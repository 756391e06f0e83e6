import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { readStoredFile } from '@/lib/core/file-store';
import { describeFailure, failureOf, judge } from './model';
import { deliver } from './deliver';

/** What became of a mail: taken, kept because there is no mail server, refused for good, or to be tried again. */
export type Outcome = 'sent' | 'held' | 'failed' | 'bounced' | 'retry' | 'done before';

/**
 * Sends a mail of the outbox. Safe to run again at any time: a mail that was taken is never sent twice knowingly, and
 * when it is not known whether it was taken (the connection broke), the same Message-ID lets the receiver tell.
 * `isLast` says that no further attempt will follow.
 */
export async function sendMail(id: string, isLast: boolean): Promise<Outcome> {
  const taken = await db().$executeRaw`
    UPDATE "OutboxMail" SET status = 'SENDING', attempts = attempts + 1
    WHERE id = ${id}::uuid AND status IN ('QUEUED', 'SENDING') AND body IS NOT NULL`;
  if (taken === 0) return 'done before';
  const url = env().SMTP_URL;
  if (!url) return settle(id, 'HELD', null);
  const { attachments: files, ...mail } = await db().outboxMail.findUniqueOrThrow({
    where: { id },
    select: {
      recipient: true,
      copies: true,
      locale: true,
      subject: true,
      body: true,
      messageId: true,
      attachments: { select: { fileId: true }, orderBy: { fileId: 'asc' } },
    },
  });
  const attachments = await Promise.all(files.map(({ fileId }) => readStoredFile(fileId)));
  // A letter that was erased since then is not sent without saying so: the mail speaks of it.
  if (!attachments.every((file) => file !== null)) return settle(id, 'FAILED', 'attachment erased');
  let failedCopies: unknown[];
  try {
    failedCopies = await deliver(url, { ...mail, body: mail.body ?? '', attachments });
  } catch (error) {
    return refused(id, error, isLast);
  }
  return settle(id, 'SENT', failedCopies.length > 0 ? describeCopies(failedCopies) : null);
}

/** What became of copies that were not taken: how many, and the first answer. */
function describeCopies(failures: readonly unknown[]): string {
  return `copies not taken: ${failures.length}, ${describeFailure(failureOf(failures[0]))}`;
}

async function refused(id: string, error: unknown, isLast: boolean): Promise<Outcome> {
  const failure = failureOf(error);
  const verdict = judge(failure);
  if (verdict === 'bounced') return settle(id, 'BOUNCED', describeFailure(failure));
  if (verdict === 'failed' || isLast) return settle(id, 'FAILED', describeFailure(failure));
  await db().outboxMail.update({
    where: { id },
    data: { status: 'QUEUED', lastError: describeFailure(failure) },
    select: { id: true },
  });
  return 'retry';
}

const outcomes = { SENT: 'sent', HELD: 'held', FAILED: 'failed', BOUNCED: 'bounced' } as const satisfies Record<
  string,
  Outcome
>;

/** Writes the end of a mail's way. A body with a one-time code goes with it, except where the outbox is the only place to read it. */
async function settle(id: string, status: keyof typeof outcomes, lastError: string | null): Promise<Outcome> {
  await db().$executeRaw`
    UPDATE "OutboxMail"
    SET status = ${status}::"MailStatus", "lastError" = ${lastError},
        "sentAt" = CASE WHEN ${status} = 'SENT' THEN now() ELSE "sentAt" END,
        body = CASE WHEN secret AND ${status} <> 'HELD' THEN NULL ELSE body END
    WHERE id = ${id}::uuid`;
  return outcomes[status];
}
