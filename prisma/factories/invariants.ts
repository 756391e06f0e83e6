import { db } from '@/lib/core/db';
import { revisionHash } from '@/lib/recommendations/model';

/** What the callers of a run know: which hand-ins were acknowledged, which refused. */
export type Known = { meetingId: string; acknowledged: readonly string[]; refused?: readonly string[] };

/**
 * Asks after a fault what must hold after every fault, and answers every violation in words; an empty list is what a test
 * expects. Numbered as the promises are: 1 acknowledged writes are there once, 2 refused ones are not, 3 (a lost reply
 * converges when retried) is the test's to do before it asks, 4 places and counters, 5 chains of revisions, 6 live events
 * without a gap up to the last version, 7 each mail once, 8 an audit row for each change.
 */
export async function violations({ meetingId, acknowledged, refused = [] }: Known): Promise<string[]> {
  const found = await Promise.all([
    writesOnce(acknowledged),
    writesAbsent(refused),
    counters(meetingId),
    waitingList(meetingId),
    revisionChains(meetingId),
    liveEvents(meetingId),
    mailsOnce(meetingId),
    auditRows(meetingId),
  ]);
  return found.flat();
}

type Said = { said: string }[];
const words = async (rows: Promise<Said>) => (await rows).map(({ said }) => said);

function writesOnce(ids: readonly string[]): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '1: ' || id || ' was acknowledged and handed in ' || n || ' times' AS said FROM (
      SELECT a.id, count(d.id) AS n FROM unnest(${[...ids]}::uuid[]) AS a(id)
      LEFT JOIN "RegistrationDecision" d ON d."registrationId" = a.id AND d."fromStatus" = 'NOMINATED' GROUP BY a.id) c WHERE n <> 1`);
}

function writesAbsent(ids: readonly string[]): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '2: ' || "registrationId" || ' was refused and is handed in' AS said FROM "RegistrationDecision"
    WHERE "registrationId" = ANY (${[...ids]}::uuid[]) AND "fromStatus" = 'NOMINATED'`);
}

function counters(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '4: the room has ' || taken || ' people or offers, its counter says ' || "confirmedCount" || ', and it holds ' || capacity AS said FROM (
      SELECT m.capacity, m."confirmedCount",
             (SELECT count(*) FROM "Registration" r WHERE r."meetingId" = m.id AND r.status = 'CONFIRMED')
             + (SELECT count(*) FROM "PlaceOffer" o JOIN "Registration" r ON r.id = o."registrationId" WHERE r."meetingId" = m.id AND o.status = 'OPEN') AS taken
      FROM "Meeting" m WHERE m.id = ${meetingId}::uuid) c WHERE taken <> "confirmedCount" OR taken > capacity
    UNION ALL
    SELECT '4: delegation ' || id || ' has ' || taken || ' people, its counter says ' || "seatsTaken" FROM (
      SELECT d.id, d.quota, d."seatsTaken", (SELECT count(*) FROM "Registration" r WHERE r."delegationId" = d.id
        AND r.status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')) AS taken
      FROM "Delegation" d WHERE d."meetingId" = ${meetingId}::uuid) c WHERE taken <> "seatsTaken" OR taken > quota`);
}

function waitingList(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '4: number ' || n || ' of the waiting list was never given' AS said
    FROM "Meeting" m, generate_series(1, m."lastWaitNumber") AS n
    WHERE m.id = ${meetingId}::uuid AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."meetingId" = m.id AND r."waitNumber" = n)
      AND NOT EXISTS (SELECT 1 FROM "RegistrationDecision" d JOIN "Registration" r ON r.id = d."registrationId"
                      WHERE r."meetingId" = m.id AND d."fromStatus" = 'WAITLISTED')`);
}

async function revisionChains(meetingId: string): Promise<string[]> {
  const revisions = await db().revision.findMany({
    where: { recommendation: { meetingId } },
    orderBy: [{ recommendationId: 'asc' }, { number: 'asc' }],
    include: { units: { include: { texts: { where: { sourceHash: null } } } } },
  });
  const last = new Map<string, number>();
  return revisions.flatMap((revision) => {
    const before = last.get(revision.recommendationId) ?? 0;
    last.set(revision.recommendationId, revision.number);
    const units = revision.units.map(({ uid, position, texts }) => ({
      uid,
      position,
      language: texts[0]?.language ?? '',
      text: texts[0]?.text ?? '',
    }));
    return [
      ...(revision.number === before + 1
        ? []
        : [`5: a gap before revision ${revision.number} of ${revision.recommendationId}`]),
      ...(revisionHash({ ...revision, units }) === revision.hash
        ? []
        : [`5: the hash of revision ${revision.id} does not verify`]),
    ];
  });
}

function liveEvents(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '6: ' || n || ' live events and the last number is ' || "liveSeq" AS said FROM (
      SELECT m."liveSeq", (SELECT count(*) FROM "LiveEvent" e WHERE e."meetingId" = m.id AND e.seq BETWEEN 1 AND m."liveSeq") AS n
      FROM "Meeting" m WHERE m.id = ${meetingId}::uuid) c WHERE n <> "liveSeq"`);
}

function mailsOnce(meetingId: string): Promise<string[]> {
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
    SELECT '7: no job for mail ' || o.id FROM "OutboxMail" o WHERE o."meetingId" = ${meetingId}::uuid AND o.status = 'QUEUED'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'mail:' || o.id)`);
}

function auditRows(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '8: ' || id || ' was handed in once and has ' || n || ' audit rows' AS said FROM (
      SELECT r.id, count(e.id) AS n FROM "Registration" r
      JOIN "RegistrationDecision" d ON d."registrationId" = r.id AND d."fromStatus" = 'NOMINATED' AND d."toStatus" = 'SUBMITTED'
      LEFT JOIN "AuditEntry" e ON e."subjectId" = r.id::text AND e.action = 'registration.submit'
      WHERE r."meetingId" = ${meetingId}::uuid GROUP BY r.id) c WHERE n <> 1`);
}
