import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ground, PersonalTable, Subject } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';
import { findSubject } from './find-subject';
import { registry } from './registry';

/** What went, counted per table, and what stays, with the ground. Holds nothing of the person. */
export type ErasureReport = {
  erased: Record<string, number>;
  kept: { what: string; ground: Ground; count: number }[];
};

type Cause = { cause: 'request'; byAccountId: string | null; approvedBy: string | null };

const name = (table: string) => Prisma.raw(`"${table}"`);

/**
 * Erases a person: every table of the registry in turn, then the tombstone, then the texts in sealed rows, which the
 * database empties itself and only because the tombstone stands. Contents of files are removed by the worker after the
 * commit. Active places have been given back by the caller. Refuses "conflict" for somebody erased already.
 */
export async function erasePerson(tx: Tx, personId: string, by: Cause): Promise<ErasureReport> {
  const [person] = await tx.$queryRaw<{ erasedAt: Date | null; fullName: string }[]>`
    SELECT "erasedAt", trim("givenName" || ' ' || surname) AS "fullName" FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
  if (!person || person.erasedAt) throw new Refusal('conflict');
  const subject = await findSubject(tx, personId);
  const report: ErasureReport = { erased: {}, kept: [] };
  for (const entry of registry) await eraseFrom(tx, entry, subject, report);
  for (const id of subject.personIds)
    await tx.erasure.create({ data: { personId: id, ...by, report: report as object }, select: { id: true } });
  for (const id of subject.personIds) await tx.$executeRaw`SELECT erase_sealed_texts(${id}::uuid, ${person.fullName})`;
  await tx.$queryRaw`SELECT graphile_worker.add_job('sweep-files', '{}', job_key := 'sweep-files')::text`;
  return report;
}

async function eraseFrom(tx: Tx, entry: PersonalTable, subject: Subject, report: ErasureReport): Promise<void> {
  const { table, rows, erase } = entry;
  if (!rows || !erase) return;
  if (erase.how === 'delete' || erase.how === 'empty') {
    const count = await tx.$executeRaw(
      erase.how === 'delete'
        ? Prisma.sql`DELETE FROM ${name(table)} t WHERE ${rows(subject)}`
        : Prisma.sql`UPDATE ${name(table)} t SET ${erase.set(subject)} WHERE ${rows(subject)}`,
    );
    if (count > 0) report.erased[table] = count;
    return;
  }
  const filled =
    erase.how === 'sealed'
      ? Prisma.join(
          entry.personal.map((one) => Prisma.sql`coalesce(t.${name(one)}, '') <> ''`),
          ' OR ',
        )
      : Prisma.sql`TRUE`;
  const [found] = await tx.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${name(table)} t WHERE (${filled}) AND ${rows(subject)}`,
  );
  const count = found?.count ?? 0;
  if (count === 0) return;
  if (erase.how === 'sealed') report.erased[table] = count;
  else report.kept.push({ what: table, ground: erase.ground, count });
}
