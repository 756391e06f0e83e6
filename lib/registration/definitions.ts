import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { decide } from './decide';
import { nominate } from './nominate';
import { decideSchema, nominateSchema, submitSchema, substituteSchema, withdrawSchema } from './schema';
import { submit } from './submit';
import { substitute } from './substitute';
import { withdraw } from './withdraw';

/** Whose registration it is, read from the record; null for one of another meeting. */
async function onRegistration({ tx, scope }: Ctx, { registration }: { registration: string }): Promise<Target | null> {
  return tx.registration.findFirst({
    where: { id: registration, meetingId: scope.meeting.id },
    select: { delegationId: true, personId: true },
  });
}

export const nominateDefinition: Definition<'meeting', typeof nominateSchema, { registrationId: string }> = {
  name: 'registration.nominate',
  permission: 'delegation.nominate',
  scope: 'meeting',
  input: nominateSchema,
  on: async ({ tx, scope }, { delegation }) => {
    const row = await tx.delegation.findFirst({
      where: { id: delegation, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { delegationId: row.id };
  },
  verb: nominate,
};

export const substituteDefinition: Definition<'meeting', typeof substituteSchema, { registrationId: string }> = {
  name: 'registration.substitute',
  permission: 'delegation.nominate',
  scope: 'meeting',
  input: substituteSchema,
  on: onRegistration,
  verb: substitute,
};

export const submitDefinition: Definition<'meeting', typeof submitSchema, null> = {
  name: 'registration.submit',
  permission: 'registration.submit',
  scope: 'meeting',
  input: submitSchema,
  on: onRegistration,
  verb: submit,
};

export const withdrawDefinition: Definition<'meeting', typeof withdrawSchema, null> = {
  name: 'registration.withdraw',
  permission: 'registration.withdraw',
  scope: 'meeting',
  input: withdrawSchema,
  on: onRegistration,
  verb: withdraw,
};

export const decideDefinition: Definition<'meeting', typeof decideSchema, { decided: number }> = {
  name: 'registration.decide',
  permission: 'registration.decide',
  scope: 'meeting',
  input: decideSchema,
  verb: decide,
};
