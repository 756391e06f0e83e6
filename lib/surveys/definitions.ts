import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { close } from './close';
import { publishVersion } from './publish-version';
import { reopen } from './reopen';
import { saveDraft } from './save-draft';
import {
  closeSchema,
  publishVersionSchema,
  reopenSchema,
  saveDraftSchema,
  submitSchema,
  takeSnapshotSchema,
} from './schema';
import { submit } from './submit';
import { takeSnapshot } from './take-snapshot';

/** The delegation a form names, if it is one of this meeting. */
async function delegationOf(ctx: Ctx, { delegation }: { delegation: string }): Promise<Target | null> {
  const row = await ctx.tx.delegation.findFirst({
    where: { id: delegation, meetingId: ctx.scope.meeting.id },
    select: { id: true },
  });
  return row && { delegationId: row.id };
}

export const publishVersionDefinition: Definition<
  'meeting',
  typeof publishVersionSchema,
  { survey: string; version: string; number: number; sha256: string }
> = {
  name: 'survey.publish',
  permission: 'survey.publish',
  scope: 'meeting',
  input: publishVersionSchema,
  verb: publishVersion,
};

export const saveDraftDefinition: Definition<
  'meeting',
  typeof saveDraftSchema,
  { response: string; lockVersion: number }
> = {
  name: 'survey.save-draft',
  permission: 'survey.answer',
  scope: 'meeting',
  input: saveDraftSchema,
  on: delegationOf,
  verb: saveDraft,
};

export const submitDefinition: Definition<
  'meeting',
  typeof submitSchema,
  { response: string; number: number; sha256: string }
> = {
  name: 'survey.submit',
  permission: 'survey.submit',
  scope: 'meeting',
  input: submitSchema,
  on: delegationOf,
  verb: submit,
};

export const closeDefinition: Definition<'meeting', typeof closeSchema, { survey: string }> = {
  name: 'survey.close',
  permission: 'survey.close',
  scope: 'meeting',
  input: closeSchema,
  evenWhenClosed: true,
  verb: close,
};

export const reopenDefinition: Definition<'meeting', typeof reopenSchema, { response: string }> = {
  name: 'survey.reopen',
  permission: 'survey.reopen',
  scope: 'meeting',
  input: reopenSchema,
  verb: reopen,
};

export const takeSnapshotDefinition: Definition<
  'meeting',
  typeof takeSnapshotSchema,
  { snapshot: string; number: number; sha256: string }
> = {
  name: 'survey.take-snapshot',
  permission: 'results.snapshot',
  scope: 'meeting',
  input: takeSnapshotSchema,
  evenWhenClosed: true,
  verb: takeSnapshot,
};
