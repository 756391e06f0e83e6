import { db } from '@/lib/core/db';
import { words, type Said } from './said';

/** A mail as a mail server took it. `text` is what it says, without what every sending writes anew (its date). */
export type AcceptedMail = { messageId: string; recipient: string; text: string };

/** 7: who was decided about by the meeting itself is told, once, and what waits to be sent is waited for by a job. */
export function mailsOnce(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '7: ' || recipient || ' has ' || n || ' mails about ' || purpose AS said FROM (
      SELECT recipient, purpose, count(*) AS n, count(DISTINCT "messageId") AS ids, bool_and(body IS NOT NULL) AS rendered
      FROM "OutboxMail" WHERE "meetingId" = ${meetingId}::uuid AND purpose IN ('registration-confirmed', 'registration-waitlisted')
      GROUP BY recipient, purpose) c WHERE n <> 1 OR ids <> n OR NOT rendered
    UNION ALL
    SELECT '7: nobody told ' || r.id || ' that it is ' || r.status FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE m.id = ${meetingId}::uuid AND r.status IN ('CONFIRMED', 'WAITLISTED') AND NOT EXISTS (
      SELECT 1 FROM "OutboxMail" o WHERE o.recipient = r.email AND o.purpose = 'registration-' || lower(r.status::text))
    UNION ALL
    SELECT '7: no job for mail ' || o.id FROM "OutboxMail" o WHERE o."meetingId" = ${meetingId}::uuid AND o.status IN ('QUEUED', 'SENDING')
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'mail:' || o.id)`);
}

/**
 * 7: what the outbox calls sent was taken by the mail server at least once, always in the same words, and nothing was taken
 * that the outbox does not know. Nothing to say where no mail server ran.
 */
export async function acceptedMails(
  meetingId: string,
  accepted: readonly AcceptedMail[] | undefined,
): Promise<string[]> {
  if (!accepted) return [];
  const outbox = await db().outboxMail.findMany({
    where: { meetingId },
    select: { messageId: true, recipient: true, status: true },
  });
  const known = new Set(outbox.map(({ messageId }) => messageId));
  const wordings = new Map<string, Set<string>>();
  for (const { messageId, recipient, text } of accepted) {
    const place = `${messageId} to ${recipient}`;
    wordings.set(place, (wordings.get(place) ?? new Set()).add(text));
  }
  return [
    ...outbox
      .filter(({ messageId, recipient, status }) => status === 'SENT' && !wordings.has(`${messageId} to ${recipient}`))
      .map(({ messageId }) => `7: ${messageId} is called sent and was taken by nobody`),
    ...[...wordings].filter(([, texts]) => texts.size > 1).map(([place]) => `7: ${place} was sent in several wordings`),
    ...accepted
      .filter(({ messageId }) => !known.has(messageId))
      .map(({ messageId }) => `7: ${messageId} was taken and is in no outbox`),
  ];
}
