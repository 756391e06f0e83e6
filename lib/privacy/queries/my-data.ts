import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import { hasKey } from '@/lib/core/cipher';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import type { PersonalTable, Subject } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';
import type { ErasureRequestStatus, SensitiveKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { findSubject } from '../find-subject';
import { listEveryHandedOn, listHandedOn } from './handed-on';
import { sensitiveRules } from '../model/kinds';
import { registry } from '../registry';
import { openSensitive, type SealedRecord } from '../seal-sensitive';

/** More rows of one table are told by number. */
const mostRows = 500;

/** One table's part of what is held about somebody. */
export type HeldPart = Pick<PersonalTable, 'table' | 'purpose' | 'readers' | 'retention'> & {
  /** Readers of each kind, where the kinds of a table have different ones. */
  count: number;
  rows: Record<string, unknown>[];
  /** What becomes of it when the person asks for erasure. */
  erasure: 'goes' | 'stays';
};

/** A reading of sensitive data by somebody else: who, as what, where, when. */
export type Reading = {
  kind: SensitiveKind;
  at: Date;
  role: string;
  by: string | null;
  meeting: LocalizedText;
  zone: string;
  /** Where it was handed on: to whom and for what. */
  recipient: string | null;
  purpose: string | null;
};

/** The persons for whom this mailbox is their own; an assistant's sees nothing here. */
async function ownPersons(scope: SiteScope): Promise<{ id: string; givenName: string; surname: string }[]> {
  if (!scope.actor) return [];
  return db().person.findMany({
    where: { accounts: { some: { accountId: scope.actor.accountId, assistant: false } }, erasedAt: null },
    select: { id: true, givenName: true, surname: true },
    orderBy: { id: 'asc' },
  });
}

/** Which of the files that held somebody are wanted: every one, or a page of one person's. */
type AskedHandedOn = 'all' | { person?: string | undefined; after?: string | undefined };

/** Everything held about the person at the keyboard, across all domains, computed from the registry; per person where a mailbox is shared. */
export async function listMyData(scope: SiteScope, asked: AskedHandedOn = {}) {
  authorize(scope, 'my-data.read');
  const persons = await ownPersons(scope);
  return Promise.all(
    persons.map(async (person) => {
      const subject = await findSubject(db(), person.id);
      const parts: HeldPart[] = [];
      for (const entry of registry) {
        const part = await readPart(entry, subject);
        if (part && part.count > 0) parts.push(part);
      }
      const [readings, handedOn, request, registrations] = await Promise.all([
        listReadings(subject),
        asked === 'all'
          ? { transfers: await listEveryHandedOn(subject), next: null }
          : listHandedOn(subject, asked.person === person.id ? asked.after : undefined),
        findRequest(person.id),
        listRegistrations(subject),
      ]);
      return { person, parts, readings, ...handedOn, request, registrations };
    }),
  );
}

export type MyData = Awaited<ReturnType<typeof listMyData>>[number];

async function readPart(entry: PersonalTable, subject: Subject): Promise<HeldPart | null> {
  const { table, purpose, readers, retention, rows, personal, beside = [], isCountedOnly, erase } = entry;
  if (!rows) return null;
  const shows = entry.shows ?? rows;
  const name = Prisma.raw(`"${table}"`);
  const columns = [...new Set([...personal, ...beside])].map((column) => Prisma.sql`t.${Prisma.raw(`"${column}"`)}`);
  const found =
    isCountedOnly || columns.length === 0
      ? []
      : await db().$queryRaw<Record<string, unknown>[]>(
          Prisma.sql`SELECT ${Prisma.join(columns)} FROM ${name} t WHERE ${shows(subject)} LIMIT ${mostRows}`,
        );
  const [counted] = await db().$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${name} t WHERE ${rows(subject)}`,
  );
  return {
    table,
    purpose,
    readers,
    retention,
    count: counted?.count ?? 0,
    rows: found.map((row) => (table === 'SensitiveRecord' ? opened(row) : row)),
    erasure: erase?.how === 'keep' ? 'stays' : 'goes',
  };
}

/** A sealed record as the person gave it, with who reads this kind. */
function opened(row: Record<string, unknown>): Record<string, unknown> {
  const record = row as unknown as SealedRecord & { updatedAt: Date; deleteAfter: Date };
  const { kind, updatedAt, deleteAfter } = record;
  return {
    kind,
    ...openSensitive(record),
    isLost: !hasKey(record.keyId) || undefined,
    readers: sensitiveRules[kind].readers,
    updatedAt,
    deleteAfter,
  };
}

async function listReadings({ registrationIds }: Subject): Promise<Reading[]> {
  return db().$queryRaw<Reading[]>`
    SELECT v.kind, v.at, v.role, m."shortTitle" AS meeting, m.zone, t.recipient, t.purpose,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = v."accountId" ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by
    FROM "SensitiveView" v JOIN "Registration" r ON r.id = v."registrationId" JOIN "Meeting" m ON m.id = r."meetingId"
    LEFT JOIN "Transfer" t ON v.place = 'transfer:' || t.id
    -- What a file held is told once, with the file; older files do not say who was in them.
    WHERE v."registrationId" = ANY (${registrationIds}::uuid[]) AND NOT coalesce(v."registrationId" = ANY (t."registrationIds"), false)
    ORDER BY v.at DESC, v.id LIMIT ${mostRows}`;
}

type Request = { id: string; status: ErasureRequestStatus; at: Date; reason: string | null; decidedAt: Date | null };

async function findRequest(personId: string): Promise<Request | null> {
  return db().erasureRequest.findFirst({
    where: { personId },
    orderBy: { at: 'desc' },
    select: { id: true, status: true, at: true, reason: true, decidedAt: true },
  });
}

async function listRegistrations({ registrationIds }: Subject) {
  const rows = await db().registration.findMany({
    where: { id: { in: registrationIds } },
    select: {
      id: true,
      meeting: { select: { slug: true, shortTitle: true, phase: true } },
      delegation: { select: { party: { select: { names: true } } } },
    },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, meeting, delegation }) => ({
    id,
    slug: meeting.slug,
    phase: meeting.phase,
    title: meeting.shortTitle as LocalizedText,
    party: delegation.party.names as LocalizedText,
  }));
}

/** A stored file of the person, whole. */
export type HeldFile = { id: string; name: string; type: string; size: number; purpose: string; base64: string };

/** The files that belong to the person at the keyboard, for the download. */
export async function readMyFiles(scope: SiteScope, personId: string): Promise<HeldFile[]> {
  authorize(scope, 'my-data.read');
  if (!(await ownPersons(scope)).some(({ id }) => id === personId)) return [];
  const { fileIds } = await findSubject(db(), personId);
  // A sheet that was imported holds others as well.
  const rows = await db().$queryRaw<{ id: string; purpose: string }[]>`
    SELECT f.id, f.purpose FROM "StoredFile" f
    WHERE f.id = ANY (${fileIds}::uuid[]) AND f.status = 'STORED' AND NOT EXISTS (SELECT 1 FROM "ImportBatch" b WHERE b."fileId" = f.id)`;
  const files = [];
  for (const { id, purpose } of rows) {
    const file = await readStoredFile(id);
    if (file)
      files.push({
        id,
        name: file.name,
        type: file.type,
        size: file.size,
        purpose,
        base64: file.bytes.toString('base64'),
      });
  }
  return files;
}
