import { db } from '@/lib/core/db';
import { batchHash, detailHash, entryHash, type SealedEntry } from './model';

/** What does not hold: which seal, and the entry where it is one entry's matter. */
export type Finding = {
  sealId: string;
  entryId: string | null;
  fault: 'chain' | 'batch' | 'missing' | 'added' | 'details';
};

export type Verification = { seals: number; entries: number; erased: number; findings: Finding[] };

type Seal = {
  id: bigint;
  toId: bigint;
  entryIds: bigint[];
  detailHashes: string[];
  sha256: string;
  previous: string | null;
};
type Row = SealedEntry & { details: unknown; salt: string | null };

/**
 * Checks every seal against the entries as they are: the chain, each batch, each entry's details. Details that were
 * erased are counted and prove nothing wrong: the entry itself is still held by the hash kept in the seal.
 */
export async function verifyAudit(): Promise<Verification> {
  const result: Verification = { seals: 0, entries: 0, erased: 0, findings: [] };
  let previous: string | null = null;
  let after = 0n;
  let sealedTo = 0n;
  for (;;) {
    const seal: Seal | null = await db().auditSeal.findFirst({ where: { id: { gt: after } }, orderBy: { id: 'asc' } });
    if (!seal) return result;
    if (seal.previous !== previous) result.findings.push({ sealId: String(seal.id), entryId: null, fault: 'chain' });
    verifyBatch(seal, await readEntries(sealedTo, seal.toId), result);
    previous = seal.sha256;
    after = seal.id;
    sealedTo = seal.toId;
  }
}

/** Everything after the seal before: what was slipped in between two batches is found as well. */
function readEntries(after: bigint, toId: bigint): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT e.id::text, e.at, e."accountId", e.role, e.action, e."meetingId", e."subjectType", e."subjectId", d.details, d.salt
    FROM "AuditEntry" e LEFT JOIN "AuditDetail" d ON d."entryId" = e.id
    WHERE e.id > ${after} AND e.id <= ${toId} ORDER BY e.id`;
}

function verifyBatch(seal: Seal, rows: Row[], result: Verification): void {
  const sealId = String(seal.id);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sealed = new Set(seal.entryIds.map(String));
  for (const { id } of rows) if (!sealed.has(id)) result.findings.push({ sealId, entryId: id, fault: 'added' });

  const entries = seal.entryIds.map((entryId, index) => {
    const row = byId.get(String(entryId));
    const hash = seal.detailHashes[index] ?? '';
    if (!row) {
      result.findings.push({ sealId, entryId: String(entryId), fault: 'missing' });
      return '';
    }
    if (row.salt === null) result.erased += 1;
    else if (detailHash({ details: row.details, salt: row.salt }) !== hash)
      result.findings.push({ sealId, entryId: row.id, fault: 'details' });
    return entryHash(row, hash);
  });
  if (batchHash(seal.previous, entries) !== seal.sha256)
    result.findings.push({ sealId, entryId: null, fault: 'batch' });
  result.seals += 1;
  result.entries += entries.length;
}
