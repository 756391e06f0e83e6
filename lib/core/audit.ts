import { randomBytes } from 'node:crypto';
import type { Tx } from './db';
import { canonicalJson } from './canonical';
import { Prisma } from './prisma/client';

/** What a verb says of its change: the record changed and, erasable apart, what exactly changed. */
export type AuditNote = { subject: { type: string; id: string }; action?: string; details?: Record<string, unknown> };
export type AuditFrame = { accountId: string | null; role: string; action: string; meetingId: string | null };

/** The rows of an audit as parts of a statement, each note with its details and salt, in their order. */
export function auditRows(frame: AuditFrame, notes: readonly AuditNote[]): Prisma.Sql {
  return Prisma.sql`note AS MATERIALIZED (
      SELECT nextval(pg_get_serial_sequence('"AuditEntry"', 'id')) AS id, n.*
      FROM unnest(${notes.map(({ action }) => action ?? frame.action)}::text[], ${notes.map(({ subject }) => subject.type)}::text[],
                  ${notes.map(({ subject }) => subject.id)}::text[], ${notes.map(({ details }) => canonicalJson(details ?? {}))}::text[],
                  ${notes.map(() => randomBytes(16).toString('hex'))}::text[]) AS n(action, type, subject, details, salt)
    ), entry AS (
      INSERT INTO "AuditEntry" (id, "accountId", role, action, "meetingId", "subjectType", "subjectId")
      SELECT id, ${frame.accountId}::uuid, ${frame.role}, action, ${frame.meetingId}::uuid, type, subject FROM note
      RETURNING id
    ), detail AS (
      INSERT INTO "AuditDetail" ("entryId", details, salt) SELECT id, details::jsonb, salt FROM note JOIN entry USING (id)
    )`;
}

/** Writes the audit rows of a change in its transaction: one statement, none without a note. */
export async function writeAudits(tx: Tx, frame: AuditFrame, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length > 0) await tx.$queryRaw`WITH ${auditRows(frame, notes)} SELECT id FROM entry`;
}
