import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { ParticipantCategory, PartyKind } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sectionOf, type ListSection } from '../model/participant-list';

export type PartyAtTable = {
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  section: ListSection;
  regions: string[];
  /** Confirmed in person: one at the table, the others behind. */
  people: number;
};

/** Parties with somebody confirmed in person, as they are now. */
export async function listPartiesAtTable(scope: MeetingScope): Promise<PartyAtTable[]> {
  authorize(scope, 'seating.read');
  const rows = await read<(Omit<PartyAtTable, 'section'> & { kind: PartyKind; category: ParticipantCategory })[]>`
    SELECT p.code, p.names, p.acronyms, p.kind::text, d.category::text, count(*)::int AS people,
           coalesce((SELECT array_agg(g."regionCode" ORDER BY g."regionCode") FROM "PartyRegion" g
                     WHERE g."partyId" = p.id), '{}') AS regions
    FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON'
    GROUP BY p.id, d.category ORDER BY p.code`;
  return rows.map(({ kind, category, ...row }) => ({ ...row, section: sectionOf(kind, category) }));
}
