import 'server-only';
import { foldName } from '@/lib/core/fold';
import { Prisma } from '@/lib/core/prisma/client';
import { activeStatuses } from '../policy';
import type { RegistrationMatch } from '../schema/registrations';

/** The expression under the index "Registration_search": the same words, or the index is not used. */
const searched = Prisma.sql`(r."foldedName" || ' ' || fold_words(COALESCE(r.institution, '')) || ' ' || r.email)`;

/** The conditions of a filter on a registration `r`, each written so that an index of its own can answer it. */
export function matching(meetingId: string, filters: RegistrationMatch): Prisma.Sql {
  const { status, party, kind, category, capacity, mode, language, funded } = filters;
  const ofDelegation = (condition: Prisma.Sql) =>
    Prisma.sql`r."delegationId" IN (SELECT d.id FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId" WHERE d."meetingId" = ${meetingId}::uuid AND ${condition})`;
  const conditions: (Prisma.Sql | null | undefined | false | '')[] = [
    Prisma.sql`r."meetingId" = ${meetingId}::uuid`,
    status === 'open' && Prisma.sql`r.status IN ('SUBMITTED', 'WAITLISTED')`,
    status && status !== 'open' && Prisma.sql`r.status = ${status}::"RegistrationStatus"`,
    party &&
      Prisma.sql`r."delegationId" = (SELECT d.id FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId" WHERE d."meetingId" = ${meetingId}::uuid AND p.code = ${party})`,
    kind && ofDelegation(Prisma.sql`p.kind = ${kind}::"PartyKind"`),
    category && ofDelegation(Prisma.sql`d.category = ${category}::"ParticipantCategory"`),
    capacity && Prisma.sql`r.capacity = ${capacity}::"Capacity"`,
    mode && Prisma.sql`r.mode = ${mode}::"AttendanceMode"`,
    language && Prisma.sql`r.languages @> ARRAY[${language}]`,
    funded && Prisma.sql`(SELECT s.funded FROM "Seat" s WHERE s.id = r."seatId") = ${funded === 'yes'}`,
    filters.missing && Prisma.sql`r.status = 'NOMINATED'`,
    filters.double &&
      Prisma.sql`r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[]) AND r."personId" IN (
        SELECT o."personId" FROM "Registration" o WHERE o."meetingId" = ${meetingId}::uuid AND o.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
        GROUP BY o."personId" HAVING count(DISTINCT o."delegationId") > 1)`,
    filters.waiting && Prisma.sql`r."waitNumber" IS NOT NULL`,
    filters.changes &&
      Prisma.sql`r.id IN (SELECT c."registrationId" FROM "RegistrationChange" c WHERE c.status = 'PROPOSED')`,
    ...wordsOf(filters.q).map((word) => Prisma.sql`${searched} LIKE ${`%${escaped(word)}%`}`),
  ];
  return Prisma.join(
    conditions.filter((condition) => condition instanceof Prisma.Sql),
    ' AND ',
  );
}

/** What was typed, word by word, as it stands in the index: folded, and an address as it is. */
function wordsOf(q: string | undefined): string[] {
  return (q ?? '')
    .split(/\s+/)
    .flatMap((word) => (word.includes('@') ? [word.toLowerCase()] : foldName(word, '').split(' ')))
    .filter(Boolean)
    .slice(0, 6);
}

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&');
