import 'server-only';
import { cache } from 'react';
import { found } from '@/lib/core/errors';
import type { ParticipantCategory, RegistrationStatus } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';

/** Of whom a registration is: what the table of permissions asks for before anything of it is shown. */
export type RegistrationTarget = {
  delegationId: string;
  personId: string;
  status: RegistrationStatus;
  category: ParticipantCategory;
};

/**
 * Whose registration it is, in this meeting; refuses "not_found" for one of another meeting. The parts of a page ask it each
 * for themselves and it is read once. It authorises nothing: that is the asker's.
 */
export const findTarget = cache(async (meetingId: string, registrationId: string): Promise<RegistrationTarget> => {
  const [row] = await read<RegistrationTarget[]>`
    SELECT r."delegationId", r."personId", r.status, d.category FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId"
    WHERE r.id = ${registrationId}::uuid AND r."meetingId" = ${meetingId}::uuid`;
  return found(row);
});
