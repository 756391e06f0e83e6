import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { askFloor } from './ask-floor';
import { breakSilence } from './break-silence';
import { clear } from './clear';
import { cancelSilence } from './conclude-silence';
import { decide } from './decide';
import { endAmendment, withdrawAmendment } from './end-amendment';
import { issueRecord } from './issue-record';
import { openSilence } from './open-silence';
import { order } from './order';
import { recordReservation, withdrawReservation } from './record-reservation';
import {
  askFloorSchema,
  breakSilenceSchema,
  cancelSilenceSchema,
  chooseLanguagesSchema,
  clearSchema,
  decideSchema,
  endAmendmentSchema,
  issueRecordSchema,
  leaveListSchema,
  openSilenceSchema,
  orderSchema,
  recordReservationSchema,
  setItemSchema,
  setRulesSchema,
  showAmendmentSchema,
  showSchema,
  stepTurnSchema,
  tableAmendmentSchema,
  takeAmendmentSchema,
  takeScreenSchema,
  translateAmendmentSchema,
  withdrawAmendmentSchema,
  withdrawReservationSchema,
} from './schema';
import { setItem } from './set-item';
import { chooseLanguages, setRules } from './set-room';
import { show } from './show';
import { showAmendment } from './show-amendment';
import { leaveList, stepTurn } from './step-turn';
import { tableAmendment } from './table-amendment';
import { takeAmendment } from './take-amendment';
import { takeScreen } from './take-screen';
import { translateAmendment } from './translate-amendment';

/** A delegation of this meeting, with the person who heads it: the head speaks for it as its focal point does. */
async function ofDelegation({ tx, scope }: Ctx, { delegation: id }: { delegation: string }): Promise<Target | null> {
  const row = await tx.delegation.findFirst({
    where: { id, meetingId: scope.meeting.id },
    select: {
      id: true,
      registrations: { where: { capacity: 'HEAD', status: 'CONFIRMED' }, select: { personId: true }, take: 1 },
    },
  });
  const head = row?.registrations[0]?.personId;
  return row && { delegationId: row.id, ...(head ? { personId: head } : {}) };
}

async function ofAmendment(ctx: Ctx, { amendment: id }: { amendment: string }): Promise<Target | null> {
  const where = { id, recommendation: { meetingId: ctx.scope.meeting.id } };
  const row = await ctx.tx.amendment.findFirst({ where, select: { delegationId: true } });
  return row && ofDelegation(ctx, { delegation: row.delegationId });
}

async function ofReservation(ctx: Ctx, { reservation: id }: { reservation: string }): Promise<Target | null> {
  const row = await ctx.tx.reservation.findFirst({
    where: { id, delegation: { meetingId: ctx.scope.meeting.id } },
    select: { delegationId: true },
  });
  return row && ofDelegation(ctx, { delegation: row.delegationId });
}

async function ofTurn(ctx: Ctx, { turn: id }: { turn: string }): Promise<Target | null> {
  const where = { id, meetingId: ctx.scope.meeting.id };
  const row = await ctx.tx.plenaryTurn.findFirst({ where, select: { delegationId: true } });
  return row && ofDelegation(ctx, { delegation: row.delegationId });
}

export const orderDefinition: Definition<'meeting', typeof orderSchema, { items: string[] }> = {
  name: 'plenary.order',
  permission: 'plenary.order',
  scope: 'meeting',
  input: orderSchema,
  verb: order,
};

export const setItemDefinition: Definition<'meeting', typeof setItemSchema, { recommendation: string }> = {
  name: 'plenary.set-item',
  permission: 'plenary.set-item',
  scope: 'meeting',
  input: setItemSchema,
  verb: setItem,
};

export const setRulesDefinition: Definition<'meeting', typeof setRulesSchema, { meeting: string }> = {
  name: 'plenary.set-rules',
  permission: 'plenary.order',
  scope: 'meeting',
  input: setRulesSchema,
  verb: setRules,
};

export const takeScreenDefinition: Definition<'meeting', typeof takeScreenSchema, { taken: boolean }> = {
  name: 'plenary.take-screen',
  permission: 'plenary.show',
  scope: 'meeting',
  input: takeScreenSchema,
  verb: takeScreen,
};

export const chooseLanguagesDefinition: Definition<'meeting', typeof chooseLanguagesSchema, { languages: string[] }> = {
  name: 'plenary.choose-languages',
  permission: 'plenary.show',
  scope: 'meeting',
  input: chooseLanguagesSchema,
  verb: chooseLanguages,
};

export const showDefinition: Definition<'meeting', typeof showSchema, { recommendation: string }> = {
  name: 'plenary.show',
  permission: 'plenary.show',
  scope: 'meeting',
  input: showSchema,
  verb: show,
};

export const showAmendmentDefinition: Definition<'meeting', typeof showAmendmentSchema, { amendment: string | null }> =
  {
    name: 'plenary.show-amendment',
    permission: 'plenary.show',
    scope: 'meeting',
    input: showAmendmentSchema,
    verb: showAmendment,
  };

export const clearDefinition: Definition<'meeting', typeof clearSchema, { cleared: boolean }> = {
  name: 'plenary.clear',
  permission: 'plenary.show',
  scope: 'meeting',
  input: clearSchema,
  evenWhenClosed: true,
  verb: clear,
};

export const decideDefinition: Definition<'meeting', typeof decideSchema, { decision: string }> = {
  name: 'plenary.decide',
  permission: 'plenary.decide',
  scope: 'meeting',
  input: decideSchema,
  verb: decide,
};

export const tableAmendmentDefinition: Definition<
  'meeting',
  typeof tableAmendmentSchema,
  { amendment: string; recommendation: string }
> = {
  name: 'amendment.table',
  permission: 'amendment.table',
  scope: 'meeting',
  input: tableAmendmentSchema,
  on: ofDelegation,
  verb: tableAmendment,
};

export const withdrawAmendmentDefinition: Definition<
  'meeting',
  typeof withdrawAmendmentSchema,
  Awaited<ReturnType<typeof withdrawAmendment>>
> = {
  name: 'amendment.withdraw',
  permission: 'amendment.table',
  scope: 'meeting',
  input: withdrawAmendmentSchema,
  on: ofAmendment,
  verb: withdrawAmendment,
};

export const translateAmendmentDefinition: Definition<
  'meeting',
  typeof translateAmendmentSchema,
  { amendment: string }
> = {
  name: 'amendment.translate',
  permission: 'amendment.translate',
  scope: 'meeting',
  input: translateAmendmentSchema,
  verb: translateAmendment,
};

export const takeAmendmentDefinition: Definition<
  'meeting',
  typeof takeAmendmentSchema,
  Awaited<ReturnType<typeof takeAmendment>>
> = {
  name: 'amendment.take',
  permission: 'amendment.decide',
  scope: 'meeting',
  input: takeAmendmentSchema,
  verb: takeAmendment,
};

export const endAmendmentDefinition: Definition<
  'meeting',
  typeof endAmendmentSchema,
  Awaited<ReturnType<typeof endAmendment>>
> = {
  name: 'amendment.end',
  permission: 'amendment.decide',
  scope: 'meeting',
  input: endAmendmentSchema,
  verb: endAmendment,
};

export const askFloorDefinition: Definition<'meeting', typeof askFloorSchema, { turn: string }> = {
  name: 'floor.ask',
  permission: 'floor.ask',
  scope: 'meeting',
  input: askFloorSchema,
  on: ofDelegation,
  verb: askFloor,
};

export const leaveListDefinition: Definition<'meeting', typeof leaveListSchema, { turn: string }> = {
  name: 'floor.leave',
  permission: 'floor.ask',
  scope: 'meeting',
  input: leaveListSchema,
  on: ofTurn,
  verb: leaveList,
};

export const stepTurnDefinition: Definition<'meeting', typeof stepTurnSchema, { turn: string }> = {
  name: 'floor.step',
  permission: 'floor.give',
  scope: 'meeting',
  input: stepTurnSchema,
  verb: stepTurn,
};

export const openSilenceDefinition: Definition<
  'meeting',
  typeof openSilenceSchema,
  Awaited<ReturnType<typeof openSilence>>
> = {
  name: 'silence.open',
  permission: 'silence.open',
  scope: 'meeting',
  input: openSilenceSchema,
  verb: openSilence,
};

export const cancelSilenceDefinition: Definition<'meeting', typeof cancelSilenceSchema, { silence: string }> = {
  name: 'silence.cancel',
  permission: 'silence.open',
  scope: 'meeting',
  input: cancelSilenceSchema,
  verb: cancelSilence,
};

export const breakSilenceDefinition: Definition<'meeting', typeof breakSilenceSchema, { silence: string }> = {
  name: 'silence.break',
  permission: 'delegation.speak',
  scope: 'meeting',
  input: breakSilenceSchema,
  on: ofDelegation,
  verb: breakSilence,
};

export const recordReservationDefinition: Definition<
  'meeting',
  typeof recordReservationSchema,
  { reservation: string }
> = {
  name: 'reservation.record',
  permission: 'delegation.speak',
  scope: 'meeting',
  input: recordReservationSchema,
  on: ofDelegation,
  verb: recordReservation,
};

export const withdrawReservationDefinition: Definition<
  'meeting',
  typeof withdrawReservationSchema,
  { reservation: string }
> = {
  name: 'reservation.withdraw',
  permission: 'delegation.speak',
  scope: 'meeting',
  input: withdrawReservationSchema,
  on: ofReservation,
  verb: withdrawReservation,
};

export const issueRecordDefinition: Definition<'meeting', typeof issueRecordSchema, { number: number }> = {
  name: 'plenary.issue-record',
  permission: 'plenary.issue-record',
  scope: 'meeting',
  input: issueRecordSchema,
  evenWhenClosed: true,
  verb: issueRecord,
};
