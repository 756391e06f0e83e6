import { verifyAudit } from '@/lib/audit/verify';
import { db } from '@/lib/core/db';
import { words, type Said } from './said';

/** 8: every hand-in has its audit row, once, however often it was sent, and no change of state is without one. */
export function registrationsAudited(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '8: ' || id || ' was handed in once and has ' || n || ' audit rows' AS said FROM (
      SELECT r.id, count(e.id) AS n FROM "Registration" r
      JOIN "RegistrationDecision" d ON d."registrationId" = r.id AND d."fromStatus" = 'NOMINATED' AND d."toStatus" = 'SUBMITTED'
      LEFT JOIN "AuditEntry" e ON e."subjectId" = r.id::text AND e.action = 'registration.submit'
      WHERE r."meetingId" = ${meetingId}::uuid GROUP BY r.id) c WHERE n <> 1
    UNION ALL
    SELECT '8: the change of ' || r.id || ' to ' || d."toStatus" || ' has no audit row' FROM "RegistrationDecision" d
    JOIN "Registration" r ON r.id = d."registrationId"
    WHERE r."meetingId" = ${meetingId}::uuid AND NOT EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."subjectId" = r.id::text)`);
}

/** 5 and 8: the sealed batches of the audit verify: no row was changed, taken out or slipped in. */
export async function auditRows(): Promise<string[]> {
  const { findings } = await verifyAudit();
  return findings.map(({ sealId, entryId, fault }) =>
    `8: seal ${sealId} of the audit: ${fault} ${entryId ?? ''}`.trim(),
  );
}
