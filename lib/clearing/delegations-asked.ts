import type { Prisma } from '@/lib/core/prisma/client';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { takingPart } from '@/lib/plenary/taking-part';

/** Delegations that take part, of parties of these kinds. */
export function delegationsAsked(meetingId: string, kinds: readonly PartyKind[]): Prisma.DelegationWhereInput {
  return { ...takingPart(meetingId, 'ALL'), party: { kind: { in: [...kinds] } } };
}
