import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { ListStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { ListedPerson, ParticipantListContent } from '../model/participant-list';

export type IssuedList = {
  number: number;
  status: ListStatus;
  issuedAt: Date;
  sha256: string;
  persons: number;
  reason: string | null;
};

/** The lists issued, newest first, without their content. */
export async function listIssuedLists(scope: MeetingScope): Promise<IssuedList[]> {
  authorize(scope, 'list.read');
  return read<IssuedList[]>`
    SELECT number, status::text, "issuedAt", sha256, content->>'reason' AS reason,
           (SELECT count(*)::int FROM jsonb_array_elements(content->'parties') p, jsonb_array_elements(p->'people')) AS persons
    FROM "ParticipantList" WHERE "meetingId" = ${scope.meeting.id}::uuid ORDER BY number DESC`;
}

/** How many are confirmed now: what a list issued at this moment would hold. */
export async function countConfirmed(scope: MeetingScope): Promise<number> {
  authorize(scope, 'list.issue');
  return db().registration.count({ where: { meetingId: scope.meeting.id, status: 'CONFIRMED' } });
}

/** A list as sealed with who may be shown. `number` null = the newest. */
export type ReadList = {
  content: ParticipantListContent;
  sha256: string;
  isShown: (person: ListedPerson) => boolean;
};

/** The whole list, for everyone in the meeting. */
export async function findList(scope: MeetingScope, number: number | null): Promise<ReadList> {
  authorize(scope, 'list.read');
  const row = found(
    await db().participantList.findFirst({
      where: { meetingId: scope.meeting.id, ...(number === null ? {} : { number }) },
      orderBy: { number: 'desc' },
      select: { content: true, sha256: true },
    }),
  );
  return { content: row.content as unknown as ParticipantListContent, sha256: row.sha256, isShown: () => true };
}

/**
 * The public version: final lists for everybody, earlier ones for whoever issues them. Only those who agreed when it was
 * issued and have not taken it back since.
 */
export async function findPublicList(scope: MeetingScope, number: number | null): Promise<ReadList> {
  authorize(scope, 'list.read-public');
  const row = found(
    await db().participantList.findFirst({
      where: {
        meetingId: scope.meeting.id,
        ...(number === null ? {} : { number }),
        ...(can(scope, 'list.issue') ? {} : { status: 'FINAL' as const }),
      },
      orderBy: { number: 'desc' },
      select: { content: true, sha256: true },
    }),
  );
  const content = row.content as unknown as ParticipantListContent;
  const agreed = await db().registration.findMany({
    where: { meetingId: scope.meeting.id, listedPublicly: true },
    select: { id: true },
  });
  const still = new Set(agreed.map(({ id }) => id));
  return { content, sha256: row.sha256, isShown: ({ isPublic, registration }) => isPublic && still.has(registration) };
}
