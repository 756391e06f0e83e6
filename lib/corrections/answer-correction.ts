import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { lockCorrection } from './lock-correction';
import type { ProposedCorrection } from './propose-correction';
import type { answerSchema } from './schema';
import { tellFocalPoints } from './tell-focal-points';

/** Leaves a proposal undone, with a reason that its party reads. Refuses "conflict" where it has been decided or taken back meanwhile. */
export async function answerCorrection(
  ctx: Ctx<SiteScope>,
  { correction, answer }: z.output<typeof answerSchema>,
): Promise<ProposedCorrection> {
  const held = await lockCorrection(ctx.tx, correction);
  await ctx.tx.directoryCorrectionEnd.create({
    data: {
      correctionId: correction,
      ending: 'ANSWERED',
      answer,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { correctionId: true },
  });
  await ctx.audit({
    subject: { type: 'DirectoryCorrection', id: correction },
    details: { partyId: held.partyId, reason: answer },
  });
  await tellFocalPoints(ctx, held, { ending: 'ANSWERED', answer });
  return { party: held.code, correction };
}
