import { db, type Tx } from '@/lib/core/db';
import { batchHash, detailHash, entryHash, type SealedDetail, type SealedEntry } from './model';

/** Entries per seal: small enough that checking one never takes long. */
const batchSize = 500;
/** Transactions end within half a minute (lib/core/execute), so no older entry can still appear between sealed ones. */
const settledSeconds = 120;
/** One number in the database's advisory locks, so that two workers never seal side by side. */
const sealLock = 7_201_001;

type Row = SealedEntry & { details: unknown; salt: string | null };

/**
 * Seals the next batches of audit entries, oldest first, until none is old enough. Answers how many entries were sealed.
 * `settled` is the age in seconds from which entries count as complete.
 */
export async function sealAudit(settled = settledSeconds): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await db().$transaction((tx) => sealBatch(tx, settled), { timeout: 20_000 });
    total += sealed;
    if (sealed < batchSize) return total;
  }
}

async function sealBatch(tx: Tx, settled: number): Promise<number> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${sealLock})::text`;
  const last = await tx.auditSeal.findFirst({ orderBy: { id: 'desc' }, select: { toId: true, sha256: true } });
  const rows = await readUnsealed(tx, last?.toId ?? 0n, settled);
  const [first, final] = [rows[0], rows.at(-1)];
  if (!first || !final) return 0;
  const detailHashes = rows.map((row) => detailHash(detailOf(row)));
  const previous = last?.sha256 ?? null;
  const entries = rows.map((row, index) => entryHash(row, detailHashes[index] ?? ''));
  await tx.auditSeal.create({
    data: {
      fromId: BigInt(first.id),
      toId: BigInt(final.id),
      entryIds: rows.map(({ id }) => BigInt(id)),
      detailHashes,
      previous,
      sha256: batchHash(previous, entries),
    },
    select: { id: true },
  });
  return rows.length;
}

function detailOf({ details, salt }: Row): SealedDetail {
  return salt === null ? null : { details, salt };
}

/** Entries after the last sealed one, up to the first that is too young: later ones wait with it, so that order has no gaps. */
function readUnsealed(tx: Tx, after: bigint, settled: number): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT e.id::text, e.at, e."accountId", e.role, e.action, e."meetingId", e."subjectType", e."subjectId", d.details, d.salt
    FROM "AuditEntry" e LEFT JOIN "AuditDetail" d ON d."entryId" = e.id
    WHERE e.id > ${after}
      AND e.id < COALESCE((SELECT min(y.id) FROM "AuditEntry" y WHERE y.id > ${after} AND y.at > now() - make_interval(secs => ${settled})), 9223372036854775807)
    ORDER BY e.id LIMIT ${batchSize}`;
}
