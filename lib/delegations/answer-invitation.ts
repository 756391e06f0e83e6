import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { can } from '@/lib/auth/permissions';
import { moveInvitation } from './move-invitation';
import { isOpenFor } from './policy';
import type { answerInvitationSchema } from './schema';

/** Accepts or declines for the party. A focal point answers within the registration window; the secretariat notes an answer at any time. */
export async function answerInvitation(ctx: Ctx, input: z.output<typeof answerInvitationSchema>): Promise<null> {
  const isSecretariat = can(ctx.scope, 'invitation.send');
  if (!isOpenFor(ctx.scope.meeting, { isSecretariat }, ctx.now)) throw new Refusal('closed');
  const declineReason = input.answer === 'DECLINED' ? (input.reason ?? null) : null;
  await moveInvitation(ctx, input.invitation, input.answer, { answeredAt: ctx.now, declineReason });
  await ctx.audit({
    subject: { type: 'Invitation', id: input.invitation },
    details: { answer: input.answer, reason: declineReason },
  });
  ctx.live({ type: 'invitation.answered', subjectId: input.invitation, visibility: 'SECRETARIAT' });
  return null;
}
