import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { addRemark } from './add-remark';
import { answerOffer } from './answer-offer';
import { correct } from './correct';
import { decide } from './decide';
import { decideChange } from './decide-change';
import { decideMatching, type Chunk } from './decide-matching';
import { mergePersons } from './merge-persons';
import { nominate } from './nominate';
import { removeView } from './remove-view';
import { saveView } from './save-view';
import {
  addRemarkSchema,
  answerOfferSchema,
  correctSchema,
  decideChangeSchema,
  decideMatchingSchema,
  decideSchema,
  mergePersonsSchema,
  nominateSchema,
  removeViewSchema,
  saveViewSchema,
  substituteSchema,
  unmergeSchema,
  waitAgainSchema,
  withdrawSchema,
} from './schema/registrations';
import { submitSchema } from './schema/submit';
import { submit } from './submit';
import { substitute } from './substitute';
import { unmerge } from './unmerge';
import { waitAgain } from './wait-again';
import { withdraw } from './withdraw';

/** Whose registration it is, read from the record; null for one of another meeting. */
async function onRegistration({ tx, scope }: Ctx, { registration }: { registration: string }): Promise<Target | null> {
  const [row] = await tx.$queryRaw<Target[]>`
    SELECT "delegationId", "personId" FROM "Registration" WHERE id = ${registration}::uuid AND "meetingId" = ${scope.meeting.id}::uuid`;
  return row ?? null;
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

export const decideMatchingDefinition: Definition<'meeting', typeof decideMatchingSchema, Chunk> = {
  name: 'registration.decide-matching',
  permission: 'registration.decide',
  scope: 'meeting',
  input: decideMatchingSchema,
  verb: decideMatching,
};

export const correctDefinition: Definition<'meeting', typeof correctSchema, { changeId: string }> = {
  name: 'registration.correct',
  permission: 'registration.correct',
  scope: 'meeting',
  input: correctSchema,
  on: onRegistration,
  verb: correct,
};

export const decideChangeDefinition: Definition<'meeting', typeof decideChangeSchema, null> = {
  name: 'registration.decide-change',
  permission: 'registration.decide',
  scope: 'meeting',
  input: decideChangeSchema,
  verb: decideChange,
};

export const addRemarkDefinition: Definition<'meeting', typeof addRemarkSchema, { remarkId: string }> = {
  name: 'registration.add-remark',
  permission: 'registration.remark',
  scope: 'meeting',
  input: addRemarkSchema,
  verb: addRemark,
};

export const mergePersonsDefinition: Definition<'meeting', typeof mergePersonsSchema, null> = {
  name: 'registration.merge-persons',
  permission: 'registration.merge',
  scope: 'meeting',
  input: mergePersonsSchema,
  verb: mergePersons,
};

export const unmergeDefinition: Definition<'meeting', typeof unmergeSchema, null> = {
  name: 'registration.unmerge',
  permission: 'registration.merge',
  scope: 'meeting',
  input: unmergeSchema,
  verb: unmerge,
};

export const saveViewDefinition: Definition<'meeting', typeof saveViewSchema, { viewId: string }> = {
  name: 'view.save',
  permission: 'view.save',
  scope: 'meeting',
  input: saveViewSchema,
  verb: saveView,
};

export const removeViewDefinition: Definition<'meeting', typeof removeViewSchema, null> = {
  name: 'view.remove',
  permission: 'view.save',
  scope: 'meeting',
  input: removeViewSchema,
  verb: removeView,
};

export const answerOfferDefinition: Definition<'meeting', typeof answerOfferSchema, null> = {
  name: 'offer.answer',
  permission: 'offer.answer',
  scope: 'meeting',
  input: answerOfferSchema,
  on: onRegistration,
  verb: answerOffer,
};

export const waitAgainDefinition: Definition<'meeting', typeof waitAgainSchema, null> = {
  name: 'offer.wait-again',
  permission: 'offer.answer',
  scope: 'meeting',
  input: waitAgainSchema,
  on: onRegistration,
  verb: waitAgain,
};
