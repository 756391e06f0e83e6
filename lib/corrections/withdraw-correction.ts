import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { lockCorrection } from './lock-correction';
import type { ProposedCorrection } from './propose-correction';
import type { withdrawSchema } from './schema';

/** Takes a proposal back. It stays on the record. Refuses "conflict" where it has been decided or taken back meanwhile. */
export async function withdrawCorrection(
  ctx: Ctx,
  { correction }: z.output<typeof withdrawSchema>,
): Promise<ProposedCorrection> {
  const held = await lockCorrection(ctx.tx, correction);
  await ctx.tx.directoryCorrectionEnd.create({
    data: {
      correctionId: correction,
      ending: 'WITHDRAWN',
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { correctionId: true },
  });
  await ctx.audit({ subject: { type: 'DirectoryCorrection', id: correction }, details: { partyId: held.partyId } });
  return { party: held.code, correction };
}
