import type { Tx } from '@/lib/core/db';
import type { Translator } from './policy';

/** The translators of a meeting by name, with the languages whose wording they may sign. One statement. */
export function readTranslators(tx: Pick<Tx, '$queryRaw'>, meetingId: string): Promise<Translator[]> {
  return tx.$queryRaw<Translator[]>`
    SELECT r.id AS appointment, p.id AS "personId", trim(p."givenName" || ' ' || p.surname) AS name, r.signs
    FROM "MeetingRole" r JOIN "Person" p ON p.id = r."personId"
    WHERE r."meetingId" = ${meetingId}::uuid AND r.kind = 'TRANSLATOR'
    ORDER BY p.surname, p."givenName", r.id`;
}
