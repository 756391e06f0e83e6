import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { endSilence } from './conclude-round';
import { findRound } from './find-round';
import { roundAt } from './model/round';
import type { commentSchema } from './schema';

/** The comment, and where it stands: number of the round, language and place of the sentence. */
export type Commented = { comment: string; round: number; language: string; position: number };

/**
 * A delegation that was asked comments on a sentence of the round's version. An objection breaks the silence where the round has
 * one, with its words as the reason, and the audience is told; comments are taken until the deadline all the same. Refuses "closed"
 * from the deadline on, "not found" for a delegation that was not asked or a sentence that the round does not have, "invalid" for a
 * language that the meeting does not have.
 */
export async function comment(ctx: Ctx, input: z.output<typeof commentSchema>): Promise<Commented> {
  if (!ctx.scope.meeting.languages.includes(input.writtenIn))
    throw new Refusal('invalid', { writtenIn: { code: 'invalid_choice' } });
  const round = await findRound(ctx, input.round);
  const key = { roundId: round.id, delegationId: input.delegation };
  found(await ctx.tx.clearingAudience.findUnique({ where: { roundId_delegationId: key }, select: { roundId: true } }));
  if (roundAt(round, ctx.now) !== 'OPEN') throw new Refusal('closed');
  const { position, language } = input;
  const sentence = { roundId: round.id, language, position };
  found(await ctx.tx.clearingSentence.findFirst({ where: { ...sentence, text: { not: '' } }, select: { uid: true } }));
  const { id } = await ctx.tx.clearingComment.create({
    data: {
      ...sentence,
      delegationId: input.delegation,
      severity: input.severity,
      writtenIn: input.writtenIn,
      text: input.text,
      proposed: input.proposed ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'ClearingComment', id },
    details: { round: round.number, delegation: input.delegation, severity: input.severity },
  });
  ctx.live({ type: 'clearing.comment', subjectId: round.id, visibility: 'SECRETARIAT' });
  if (input.severity === 'OBJECTION' && round.silence && !round.silenceEnd)
    await endSilence(ctx, round, 'BROKEN', input.text);
  return { comment: id, round: round.number, language, position };
}
