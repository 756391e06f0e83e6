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
 * the plenary has decided on its recommendation. One that came off the list or went back into draft keeps its amendments, which end as others do.
 */
async function end(ctx: Ctx, id: string, outcome: AmendmentOutcome, note: string | undefined): Promise<Ended> {
  const { general, amendment } = await findAmendment(ctx, id);
  if (amendment.end) throw new Refusal('conflict', { amendment: { code: 'ended' } });
  if (!isUndecided(general.status)) throw new Refusal('closed');
  await ctx.tx.amendmentEnd.create({
    data: { amendmentId: id, outcome, note: note ?? null, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { amendmentId: true },
  });
  await ctx.audit({ subject: { type: 'Amendment', id }, details: { outcome, recommendation: general.id } });
  ctx.live({ type: 'amendment', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { amendment: id, outcome };
}

/** On the Chair's word: not taken, referred, or fallen because another decision left nothing of it. */
export const endAmendment = (ctx: Ctx, { amendment, outcome, note }: z.output<typeof endAmendmentSchema>) =>
  end(ctx, amendment, outcome, note);

/** By the delegation that tabled it. */
export const withdrawAmendment = (ctx: Ctx, { amendment }: z.output<typeof withdrawAmendmentSchema>) =>
  end(ctx, amendment, 'WITHDRAWN', undefined);
