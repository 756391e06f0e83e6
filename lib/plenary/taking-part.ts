import type { Prisma } from '@/lib/core/prisma/client';

/** Delegations asked in a silence procedure: those that take part, of all parties ("ALL") or of a group by its code. */
export function takingPart(meetingId: string, audience: string): Prisma.DelegationWhereInput {
  return {
    meetingId,
    invitation: { status: 'ACCEPTED' },
    ...(audience === 'ALL' ? {} : { party: { groups: { some: { group: { meetingId, code: audience } } } } }),
  };
}
