import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { addIssue } from './add-issue';
import { addSpeaker } from './add-speaker';
import { answerFloor } from './answer-floor';
import { askFloor } from './ask-floor';
import { assign } from './assign';
import { formGroups } from './form-groups';
import { placeParty } from './place-party';
import { recordPoint } from './record-point';
import { release } from './release';
import { runIssue } from './run-issue';
import {
  addIssueSchema,
  addSpeakerSchema,
  answerFloorSchema,
  askFloorSchema,
  assignSchema,
  formGroupsSchema,
  placePartySchema,
  recordPointSchema,
  releaseSchema,
  runIssueSchema,
  sendFigureSchema,
  setRoomSchema,
  stepSpeakerSchema,
} from './schema';
import { sendFigure } from './send-figure';
import { setRoom } from './set-room';
import { stepSpeaker } from './step-speaker';

/** The group named, if it is one of this meeting. */
async function ofGroup({ tx, scope }: Ctx, { group }: { group: string }): Promise<Target | null> {
  const where = { id: group, meetingId: scope.meeting.id };
  const row = await tx.breakoutGroup.findFirst({ where, select: { id: true } });
  return row && { groupId: row.id };
}

/** The group on whose agenda the issue stands. */
function ofIssue({ tx, scope }: Ctx, { issue }: { issue: string }): Promise<Target | null> {
  const where = { id: issue, group: { meetingId: scope.meeting.id } };
  return tx.issue.findFirst({ where, select: { groupId: true } });
}

export const formGroupsDefinition: Definition<'meeting', typeof formGroupsSchema, { groups: string[] }> = {
  name: 'group.form',
  permission: 'group.form',
  scope: 'meeting',
  input: formGroupsSchema,
  verb: formGroups,
};

export const assignDefinition: Definition<'meeting', typeof assignSchema, { group: string }> = {
  name: 'group.assign',
  permission: 'group.assign',
  scope: 'meeting',
  input: assignSchema,
  verb: assign,
};

export const releaseDefinition: Definition<'meeting', typeof releaseSchema, { role: string }> = {
  name: 'group.release',
  permission: 'group.assign',
  scope: 'meeting',
  input: releaseSchema,
  evenWhenClosed: true,
  verb: release,
};

export const setRoomDefinition: Definition<'meeting', typeof setRoomSchema, { group: string }> = {
  name: 'group.set-room',
  permission: 'group.form',
  scope: 'meeting',
  input: setRoomSchema,
  verb: setRoom,
};

export const addIssueDefinition: Definition<'meeting', typeof addIssueSchema, { issue: string }> = {
  name: 'issue.add',
  permission: 'point.record',
  scope: 'meeting',
  input: addIssueSchema,
  on: ofGroup,
  verb: addIssue,
};

export const sendFigureDefinition: Definition<'meeting', typeof sendFigureSchema, { issue: string }> = {
  name: 'issue.send-figure',
  permission: 'point.record',
  scope: 'meeting',
  input: sendFigureSchema,
  on: ofGroup,
  verb: sendFigure,
};

export const recordPointDefinition: Definition<'meeting', typeof recordPointSchema, { point: string; at: string }> = {
  name: 'point.record',
  permission: 'point.record',
  scope: 'meeting',
  input: recordPointSchema,
  on: ofIssue,
  verb: recordPoint,
};

export const addSpeakerDefinition: Definition<'meeting', typeof addSpeakerSchema, { turn: string }> = {
  name: 'speaker.add',
  permission: 'point.record',
  scope: 'meeting',
  input: addSpeakerSchema,
  on: ofGroup,
  verb: addSpeaker,
};

export const askFloorDefinition: Definition<'meeting', typeof askFloorSchema, { group: string }> = {
  name: 'speaker.ask',
  permission: 'speaker.ask',
  scope: 'meeting',
  input: askFloorSchema,
  on: async ({ tx, scope }, { group, delegation }): Promise<Target | null> => {
    const groups = { some: { groupId: group, group: { meetingId: scope.meeting.id } } };
    const where = { id: delegation, meetingId: scope.meeting.id, party: { groups } };
    const row = await tx.delegation.findFirst({ where, select: { id: true } });
    return row && { delegationId: row.id };
  },
  verb: askFloor,
};

export const answerFloorDefinition: Definition<'meeting', typeof answerFloorSchema, { group: string }> = {
  name: 'speaker.answer',
  permission: 'point.record',
  scope: 'meeting',
  input: answerFloorSchema,
  on: ofGroup,
  verb: answerFloor,
};

export const stepSpeakerDefinition: Definition<'meeting', typeof stepSpeakerSchema, { turn: string }> = {
  name: 'speaker.step',
  permission: 'point.record',
  scope: 'meeting',
  input: stepSpeakerSchema,
  on: ({ tx, scope }, { turn }): Promise<Target | null> =>
    tx.speakerTurn.findFirst({
      where: { id: turn, group: { meetingId: scope.meeting.id } },
      select: { groupId: true },
    }),
  verb: stepSpeaker,
};

export const runIssueDefinition: Definition<'meeting', typeof runIssueSchema, { issue: string }> = {
  name: 'issue.run',
  permission: 'point.record',
  scope: 'meeting',
  input: runIssueSchema,
  on: ofIssue,
  verb: runIssue,
};

export const placePartyDefinition: Definition<'meeting', typeof placePartySchema, { party: string }> = {
  name: 'group.place',
  permission: 'group.form',
  scope: 'meeting',
  input: placePartySchema,
  verb: placeParty,
};
