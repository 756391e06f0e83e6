import { db } from '@/lib/core/db';
import { words, type Said } from './said';

/** A write as its caller knows it. `unknown`: no answer came, as when the connection broke after COMMIT. */
export type Write = {
  /** The definition's name. */
  action: string;
  accountId: string;
  key: string;
  /** The record it is about; the write leaves one audit row about it. */
  subject: string;
  outcome: 'acknowledged' | 'refused' | 'unknown';
};

/**
 * 1, 2, 3 and 8 by the keys of writes: an acknowledged write's key is there with its outcome, a refused one's is not, an
 * unknown one is either; and there are exactly as many audit rows of a caller about a record as there are keys, so that no
 * change is half there and no repetition counts twice.
 */
export function knownWrites(writes: readonly Write[]): Promise<string[]> {
  const column = <K extends keyof Write>(name: K) => writes.map((write) => write[name]);
  return words(db().$queryRaw<Said>`
    WITH told AS (
      SELECT t.*, k.key IS NOT NULL AS there, k.key IS NOT NULL AND k.result IS NULL AS is_open
      FROM unnest(${column('action')}::text[], ${column('accountId')}::text[], ${column('key')}::text[], ${column('subject')}::text[], ${column('outcome')}::text[]) AS t(action, account, key, subject, outcome)
      LEFT JOIN "IdempotencyKey" k ON k.actor = t.account AND k.action = t.action AND k.key = t.key
    ), counted AS (
      SELECT action, account, subject, count(*) FILTER (WHERE there) AS keys FROM told GROUP BY action, account, subject
    )
    SELECT '1: ' || action || ' of ' || subject || ' was acknowledged and is not there' AS said FROM told WHERE outcome = 'acknowledged' AND NOT there
    UNION ALL
    SELECT '2: ' || action || ' of ' || subject || ' was refused and is there' FROM told WHERE outcome = 'refused' AND there
    UNION ALL
    SELECT '3: ' || action || ' of ' || subject || ' has a key without an outcome' FROM told WHERE is_open
    UNION ALL
    SELECT '8: ' || c.action || ' of ' || c.subject || ' was done ' || c.keys || ' times and has ' || count(e.id) || ' audit rows'
    FROM counted c LEFT JOIN "AuditEntry" e ON e.action = c.action AND e."accountId"::text = c.account AND e."subjectId" = c.subject
    GROUP BY c.action, c.account, c.subject, c.keys HAVING count(e.id) <> c.keys`);
}
