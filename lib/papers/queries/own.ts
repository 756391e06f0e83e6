import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { mayTake, missingForOwn, type OwnKind } from '../policy';
import { readStanding } from '../read-standing';
import { letterKinds, ownKinds } from '../schema';
import { paperFields, type PaperRow } from './letters';

/** The papers of one registration, newest first, and what whoever looks may make without the secretariat. */
export type OwnPapers = {
  papers: PaperRow[];
  mayTake: OwnKind[];
  /** Papers that will be there later, with what they wait for. */
  notYet: { kind: OwnKind; missing: string }[];
};

/** For the person and the secretariat. Two statements. */
export async function listOwnPapers(
  scope: MeetingScope,
  registration: { id: string; personId: string },
): Promise<OwnPapers> {
  authorize(scope, 'paper.read', { personId: registration.personId });
  const [papers, standing] = await Promise.all([
    db().issuedPaper.findMany({
      where: { meetingId: scope.meeting.id, registrationId: registration.id, kind: { in: [...letterKinds] } },
      select: paperFields,
      orderBy: { issuedAt: 'desc' },
    }),
    readStanding(db(), scope.meeting.id, registration.id),
  ]);
  const isOwn = can(scope, 'paper.take', { personId: registration.personId });
  return {
    papers,
    mayTake: isOwn ? ownKinds.filter((kind) => mayTake(kind, standing, papers)) : [],
    notYet: ownKinds.flatMap((kind) => {
      const missing = missingForOwn(kind, standing);
      return isOwn && missing !== null && missing !== 'not_in_person' ? [{ kind, missing }] : [];
    }),
  };
}
