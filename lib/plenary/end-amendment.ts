import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { AmendmentOutcome } from '@/lib/core/prisma/enums';
import { findAmendment } from './find-amendment';
import { isUndecided } from './model/sitting';
import type { endAmendmentSchema, withdrawAmendmentSchema } from './schema';

type Ended = { amendment: string; outcome: AmendmentOutcome };

/**
 * Records how an amendment ended without its words being taken. Refuses "conflict" where it has ended already, and "closed" once
 * the plenary has decided on its recommendation, "invalid" for a language the meeting does not have. One that came off the list or went back into draft keeps its amendments, which end as others do.
 */
async function end(
  ctx: Ctx,
  id: string,
  outcome: AmendmentOutcome,
  said: { note?: string | undefined; language?: string | undefined } = {},
): Promise<Ended> {
  const { note = null } = said;
  const language = note === null ? null : (said.language ?? null);
  if (language !== null && !ctx.scope.meeting.languages.includes(language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const { general, amendment } = await findAmendment(ctx, id);
  if (amendment.end) throw new Refusal('conflict', { amendment: { code: 'ended' } });
  if (!isUndecided(general.status)) throw new Refusal('closed');
  await ctx.tx.amendmentEnd.create({
    data: { amendmentId: id, outcome, note, language, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { amendmentId: true },
  });
  await ctx.audit({ subject: { type: 'Amendment', id }, details: { outcome, recommendation: general.id } });
  ctx.live({ type: 'amendment', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { amendment: id, outcome };
}

/** On the Chair's word: not taken, referred, or fallen because another decision left nothing of it. */
export const endAmendment = (ctx: Ctx, { amendment, outcome, ...said }: z.output<typeof endAmendmentSchema>) =>
  end(ctx, amendment, outcome, said);

/** By the delegation that tabled it. */
export const withdrawAmendment = (ctx: Ctx, { amendment }: z.output<typeof withdrawAmendmentSchema>) =>
  end(ctx, amendment, 'WITHDRAWN');
