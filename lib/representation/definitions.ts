import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { appointFocalPoint } from './appoint-focal-point';
import { chooseHead } from './choose-head';
import { dismissAssistant } from './dismiss-assistant';
import { exportDelegation } from './export-delegation';
import { fundSeats } from './fund-seats';
import { grantException } from './grant-exception';
import { keepSeat } from './keep-seat';
import { moveSeat } from './move-seat';
import { nameAssistant } from './name-assistant';
import { orderSeats } from './order-seats';
import { releaseFocalPoint } from './release-focal-point';
import {
  appointFocalPointSchema,
  chooseHeadSchema,
  dismissAssistantSchema,
  exportDelegationSchema,
  fundSeatsSchema,
  grantExceptionSchema,
  keepSeatSchema,
  letterSchema,
  moveSeatSchema,
  nameAssistantSchema,
  orderSeatsSchema,
  releaseFocalPointSchema,
} from './schema';
import { uploadLetter } from './upload-letter';

/** Whose delegation it is; null for one of another meeting. */
async function onDelegation({ tx, scope }: Ctx, { delegation }: { delegation: string }): Promise<Target | null> {
  const row = await tx.delegation.findFirst({
    where: { id: delegation, meetingId: scope.meeting.id },
    select: { id: true },
  });
  return row && { delegationId: row.id };
}

/** Whose seat it is, read from the seat through its delegation. */
async function onSeat({ tx, scope }: Ctx, { seat }: { seat: string }): Promise<Target | null> {
  return tx.seat.findFirst({
    where: { id: seat, delegation: { meetingId: scope.meeting.id } },
    select: { delegationId: true },
  });
}

/** Whose registration it is, read from the record. */
async function onRegistration({ tx, scope }: Ctx, { registration }: { registration: string }): Promise<Target | null> {
  return tx.registration.findFirst({
    where: { id: registration, meetingId: scope.meeting.id },
    select: { delegationId: true, personId: true },
  });
}

export const uploadLetterDefinition: Definition<'meeting', typeof letterSchema, null> = {
  name: 'delegation.upload-letter',
  permission: 'delegation.letter',
  scope: 'meeting',
  input: letterSchema,
  on: onDelegation,
  verb: uploadLetter,
};

export const chooseHeadDefinition: Definition<'meeting', typeof chooseHeadSchema, null> = {
  name: 'delegation.choose-head',
  permission: 'delegation.arrange',
  scope: 'meeting',
  input: chooseHeadSchema,
  on: onRegistration,
  verb: chooseHead,
};

export const orderSeatsDefinition: Definition<'meeting', typeof orderSeatsSchema, null> = {
  name: 'delegation.order-seats',
  permission: 'delegation.arrange',
  scope: 'meeting',
  input: orderSeatsSchema,
  on: onDelegation,
  verb: orderSeats,
};

export const moveSeatDefinition: Definition<'meeting', typeof moveSeatSchema, null> = {
  name: 'delegation.move-seat',
  permission: 'delegation.arrange',
  scope: 'meeting',
  input: moveSeatSchema,
  on: onSeat,
  verb: moveSeat,
};

export const keepSeatDefinition: Definition<'meeting', typeof keepSeatSchema, null> = {
  name: 'delegation.keep-seat',
  permission: 'delegation.arrange',
  scope: 'meeting',
  input: keepSeatSchema,
  on: onSeat,
  verb: keepSeat,
};

export const grantExceptionDefinition: Definition<'meeting', typeof grantExceptionSchema, { quota: number }> = {
  name: 'quota.grant-exception',
  permission: 'quota.grant',
  scope: 'meeting',
  input: grantExceptionSchema,
  on: onDelegation,
  verb: grantException,
};

export const fundSeatsDefinition: Definition<'meeting', typeof fundSeatsSchema, null> = {
  name: 'quota.fund-seats',
  permission: 'quota.grant',
  scope: 'meeting',
  input: fundSeatsSchema,
  on: onDelegation,
  verb: fundSeats,
};

export const appointFocalPointDefinition: Definition<'meeting', typeof appointFocalPointSchema, { personId: string }> =
  {
    name: 'focal-point.appoint',
    permission: 'focal-point.appoint',
    scope: 'meeting',
    input: appointFocalPointSchema,
    on: onDelegation,
    verb: appointFocalPoint,
  };

export const releaseFocalPointDefinition: Definition<'meeting', typeof releaseFocalPointSchema, null> = {
  name: 'focal-point.release',
  permission: 'focal-point.appoint',
  scope: 'meeting',
  input: releaseFocalPointSchema,
  on: onDelegation,
  verb: releaseFocalPoint,
};

export const nameAssistantDefinition: Definition<'meeting', typeof nameAssistantSchema, { accountId: string }> = {
  name: 'assistant.name',
  permission: 'assistant.name',
  scope: 'meeting',
  input: nameAssistantSchema,
  on: onRegistration,
  verb: nameAssistant,
};

/** Taking access back must be possible whatever the state of the meeting. */
export const dismissAssistantDefinition: Definition<'meeting', typeof dismissAssistantSchema, null> = {
  name: 'assistant.dismiss',
  permission: 'assistant.name',
  scope: 'meeting',
  input: dismissAssistantSchema,
  evenWhenClosed: true,
  on: onRegistration,
  verb: dismissAssistant,
};

/** Run by the route that answers with the file: see app/api/meetings/[slug]/delegation-list. A record is read after the meeting too. */
export const exportDelegationDefinition: Definition<'meeting', typeof exportDelegationSchema, { transferId: string }> =
  {
    name: 'delegation.export',
    permission: 'delegation.export',
    scope: 'meeting',
    input: exportDelegationSchema,
    evenWhenClosed: true,
    on: onDelegation,
    verb: exportDelegation,
  };
