import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { sendMail } from './send';

const payloadSchema = z.object({ id: z.uuid() });

/** Sends the mail that a change has put into the outbox. Throws to be tried again later, each time after a longer pause. */
export const sendMailTask: Task = async (payload, { job }) => {
  const { id } = payloadSchema.parse(payload);
  const outcome = await sendMail(id, job.attempts >= job.max_attempts);
  if (outcome === 'retry') throw new Error('the mail server did not take the mail');
};

/**
 * Asks again for mails whose job was lost with its process (killed while sending): the queue itself would hold such a
 * job back for hours. Sending takes a minute at most, so five minutes without an end mean that nobody is at it.
 */
export const sweepMailTask: Task = async () => {
  await db().$queryRaw`
    SELECT graphile_worker.add_job('send-mail', json_build_object('id', m.id::text), job_key := 'mail:' || m.id, max_attempts := 8)::text
    FROM "OutboxMail" m
    LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id
    WHERE m.status IN ('QUEUED', 'SENDING') AND m."createdAt" < now() - interval '5 minutes'
      AND (j.id IS NULL OR j.locked_at < now() - interval '5 minutes')
    LIMIT 500`;
};
