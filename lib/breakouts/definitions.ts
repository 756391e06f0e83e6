import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { addIssue } from './add-issue';
import { assign } from './assign';
import { formGroups } from './form-groups';
import { recordPoint } from './record-point';
import { release } from './release';
import {
  addIssueSchema,
  assignSchema,
  formGroupsSchema,
  recordPointSchema,
  releaseSchema,
  sendFigureSchema,
  setRoomSchema,
} from './schema';
import { sendFigure } from './send-figure';
import { setRoom } from './set-room';

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
  on: async ({ tx, scope }, { group }) => {
    const row = await tx.breakoutGroup.findFirst({
      where: { id: group, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { groupId: row.id };
  },
  verb: addIssue,
};

export const sendFigureDefinition: Definition<'meeting', typeof sendFigureSchema, { issue: string }> = {
  name: 'issue.send-figure',
  permission: 'point.record',
  scope: 'meeting',
  input: sendFigureSchema,
  on: async ({ tx, scope }, { group }) => {
    const row = await tx.breakoutGroup.findFirst({
      where: { id: group, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { groupId: row.id };
  },
  verb: sendFigure,
};

export const recordPointDefinition: Definition<'meeting', typeof recordPointSchema, { point: string }> = {
  name: 'point.record',
  permission: 'point.record',
  scope: 'meeting',
  input: recordPointSchema,
  on: ({ tx, scope }: Ctx, { issue }): Promise<Target | null> =>
    tx.issue.findFirst({ where: { id: issue, group: { meetingId: scope.meeting.id } }, select: { groupId: true } }),
  verb: recordPoint,
};
