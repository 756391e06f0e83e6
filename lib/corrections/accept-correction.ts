import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { changeFact } from '@/lib/directory/change-fact';
import type { Fact } from '@/lib/directory/schema';
import { lockCorrection } from './lock-correction';
import { tellProposer } from './tell-proposer';
import type { ProposedCorrection } from './propose-correction';
import type { acceptSchema } from './schema';

/**
 * Carries a proposal out: the directory changes on the source that the focal point gave, as by any other change, and who proposed it is told.
 * Refuses "conflict" where somebody else has decided or it was taken back, and where the fact has changed since the
 * page was made (with what stands now at its fields); "invalid" where the proposal contradicts what else is known.
 */
export async function acceptCorrection(
  ctx: Ctx<SiteScope>,
  { correction, seen, answer }: z.output<typeof acceptSchema>,
): Promise<ProposedCorrection> {
  const held = await lockCorrection(ctx.tx, correction);
  const { change } = await changeFact(ctx, {
    party: held.partyId,
    what: held.what,
    row: held.rowId ?? undefined,
    values: held.values as Fact['values'],
    seen,
    source: held.source,
    sourceOn: held.sourceOn ?? undefined,
    why: held.why ?? undefined,
    mode: held.correction ? 'CORRECTION' : 'CHANGE',
    begins: held.validFrom ?? undefined,
    remove: held.removes,
  }).catch(sayAtProposal);
  await ctx.tx.directoryCorrectionEnd.create({
    data: {
      correctionId: correction,
      ending: 'ACCEPTED',
      answer: answer ?? null,
      changeId: change,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { correctionId: true },
  });
  await ctx.audit({
    subject: { type: 'DirectoryCorrection', id: correction },
    details: { partyId: held.partyId, change },
  });
  await tellProposer(ctx, held, { ending: 'ACCEPTED', answer: answer ?? null });
  return { party: held.code, correction };
}

/** Whoever accepts has typed nothing that could be kept: they read what stands now and say once more whether it is to change. */
function sayAtProposal(error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'conflict' || !error.fields) throw error;
  const fields = Object.entries(error.fields).map(([name, { params = {} }]) => [
    name,
    { code: 'changed_since', params },
  ]);
  throw new Refusal('conflict', Object.fromEntries(fields) as typeof error.fields);
}
