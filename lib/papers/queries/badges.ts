import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { readStoredFile } from '@/lib/core/file-store';
import type { Capacity, CourtesyTitle, ParticipantCategory } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Most badges in one file: more than that is printed in parts. */
export const mostBadges = 400;

export type BadgeHolder = {
  registration: string;
  badgeCode: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  capacity: Capacity;
  category: ParticipantCategory;
  party: { code: string; names: LocalizedText; acronyms: LocalizedText };
  /** Breakout groups in which the party works. */
  groups: { code: string; names: LocalizedText }[];
  photoId: string | null;
};

/** Everybody confirmed in person who has a badge code, by delegation and rank, in parts of `mostBadges` counted from 1; only those named, where some are. */
export async function listBadgeHolders(scope: MeetingScope, only: readonly string[], part = 1): Promise<BadgeHolder[]> {
  authorize(scope, 'badge.issue');
  return read<BadgeHolder[]>`
    SELECT r.id AS registration, r."badgeCode", r."courtesyTitle"::text, r."givenName", r.surname, r."functionalTitle", r.capacity::text,
           d.category::text, r."photoId",
           jsonb_build_object('code', p.code, 'names', p.names, 'acronyms', p.acronyms) AS party,
           coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'names', g.names) ORDER BY g.position)
                     FROM "GroupParty" m JOIN "BreakoutGroup" g ON g.id = m."groupId"
                     WHERE m."partyId" = p.id AND g."meetingId" = r."meetingId"), '[]') AS groups
    FROM "Registration" r
    JOIN "Seat" s ON s.id = r."seatId"
    JOIN "Delegation" d ON d.id = r."delegationId"
    JOIN "Party" p ON p.id = d."partyId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status = 'CONFIRMED' AND r."badgeCode" IS NOT NULL
      AND (${only.length} = 0 AND r.mode = 'IN_PERSON' OR r.id = ANY (${[...only]}::uuid[]))
    ORDER BY p.code, s.rank, r.id LIMIT ${mostBadges} OFFSET ${(part - 1) * mostBadges}`;
}

/** How many badges are printed, how many confirmed people have no code yet, and how many with a code take part online. */
export async function countBadges(scope: MeetingScope): Promise<{ ready: number; missing: number; online: number }> {
  authorize(scope, 'badge.issue');
  const [row] = await read<{ ready: number; missing: number; online: number }[]>`
    SELECT count(*) FILTER (WHERE "badgeCode" IS NOT NULL AND mode = 'IN_PERSON')::int AS ready,
           count(*) FILTER (WHERE "badgeCode" IS NULL)::int AS missing,
           count(*) FILTER (WHERE "badgeCode" IS NOT NULL AND mode <> 'IN_PERSON')::int AS online
    FROM "Registration" WHERE "meetingId" = ${scope.meeting.id}::uuid AND status = 'CONFIRMED'`;
  return row ?? { ready: 0, missing: 0, online: 0 };
}

/** The portraits of those who gave one, by registration. */
export async function readPortraits(
  scope: MeetingScope,
  holders: readonly BadgeHolder[],
): Promise<Map<string, Uint8Array>> {
  authorize(scope, 'badge.issue');
  const portraits = new Map<string, Uint8Array>();
  // One after the other: a hundred decrypted portraits at once would be held in memory for nothing.
  for (const { registration, photoId } of holders) {
    const file = photoId ? await readStoredFile(photoId) : null;
    if (file) portraits.set(registration, file.bytes);
  }
  return portraits;
}
