import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { comment, type Commented } from './comment';
import { closeRound } from './conclude-round';
import { dispose } from './dispose';
import { extendRound } from './extend-round';
import { openRound } from './open-round';
import { prepareRound } from './prepare-round';
import {
  closeRoundSchema,
  commentSchema,
  disposeSchema,
  extendRoundSchema,
  openRoundSchema,
  prepareRoundSchema,
  withdrawCommentSchema,
} from './schema';
import { withdrawComment } from './withdraw-comment';

/** A delegation of this meeting that is asked in the round. */
async function ofAsked(
  { tx, scope }: Ctx,
  { round: roundId, delegation: delegationId }: { round: string; delegation: string },
): Promise<Target | null> {
  return tx.clearingAudience.findFirst({
    where: { roundId, delegationId, delegation: { meetingId: scope.meeting.id } },
    select: { delegationId: true },
  });
}

async function ofComment({ tx, scope }: Ctx, { comment: id }: { comment: string }): Promise<Target | null> {
  return tx.clearingComment.findFirst({
    where: { id, asked: { delegation: { meetingId: scope.meeting.id } } },
    select: { delegationId: true },
  });
}

export const prepareRoundDefinition: Definition<'meeting', typeof prepareRoundSchema, { mailingId: string }> = {
  name: 'clearing.prepare-round',
  permission: 'clearing.manage',
  scope: 'meeting',
  input: prepareRoundSchema,
  evenWhenClosed: true,
  verb: prepareRound,
};

export const openRoundDefinition: Definition<'meeting', typeof openRoundSchema, { round: string; messages: number }> = {
  name: 'clearing.open-round',
  permission: 'clearing.manage',
  scope: 'meeting',
  input: openRoundSchema,
  evenWhenClosed: true,
  verb: openRound,
};

export const extendRoundDefinition: Definition<'meeting', typeof extendRoundSchema, { round: string; closesAt: Date }> =
  {
    name: 'clearing.extend-round',
    permission: 'clearing.manage',
    scope: 'meeting',
    input: extendRoundSchema,
    evenWhenClosed: true,
    verb: extendRound,
  };

export const closeRoundDefinition: Definition<'meeting', typeof closeRoundSchema, { round: string }> = {
  name: 'clearing.close-round',
  permission: 'clearing.manage',
  scope: 'meeting',
  input: closeRoundSchema,
  evenWhenClosed: true,
  verb: closeRound,
};

export const commentDefinition: Definition<'meeting', typeof commentSchema, Commented> = {
  name: 'clearing.comment',
  permission: 'clearing.comment',
  scope: 'meeting',
  input: commentSchema,
  evenWhenClosed: true,
  on: ofAsked,
  verb: comment,
};

export const withdrawCommentDefinition: Definition<'meeting', typeof withdrawCommentSchema, { comment: string }> = {
  name: 'clearing.withdraw-comment',
  permission: 'clearing.comment',
  scope: 'meeting',
  input: withdrawCommentSchema,
  evenWhenClosed: true,
  on: ofComment,
  verb: withdrawComment,
};

export const disposeDefinition: Definition<
  'meeting',
  typeof disposeSchema,
  { comment: string; round: string; number: number }
> = {
  name: 'clearing.dispose',
  permission: 'clearing.manage',
  scope: 'meeting',
  input: disposeSchema,
  evenWhenClosed: true,
  verb: dispose,
};
