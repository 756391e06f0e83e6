import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { validate } from '@/lib/core/validation';
import { changeFact } from '@/lib/directory/change-fact';
import type { FactValues } from '@/lib/directory/model/facts';
import { readStanding } from '@/lib/directory/read-standing';
import { factValues, type Fact } from '@/lib/directory/schema';
import { lockCorrection, type HeldCorrection } from './lock-correction';
import { valuesToCarryOut } from './model';
import type { ProposedCorrection } from './propose-correction';
import type { acceptSchema } from './schema';
import { tellFocalPoints } from './tell-focal-points';

/**
 * Carries a proposal out: the directory changes on the source that the focal point gave, as by any other change, and the party's focal points
 * are told. Only what the proposal changes is written: what it left as it was seen stands as it stands now.
 * Refuses "conflict" where somebody else has decided or it was taken back, and where the fact has changed since the
 * page was made (with what stands now at its fields); "invalid" where the proposal contradicts what else is known.
 */
export async function acceptCorrection(
  ctx: Ctx<SiteScope>,
  { correction, seen, answer }: z.output<typeof acceptSchema>,
): Promise<ProposedCorrection> {
  const held = await lockCorrection(ctx.tx, correction);
  const values = await valuesNow(ctx, held, seen).catch(sayAtProposal);
  const { change } = await changeFact(ctx, {
    party: held.partyId,
    what: held.what,
    row: held.rowId ?? undefined,
    values,
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
  await tellFocalPoints(ctx, held, { ending: 'ACCEPTED', answer: answer ?? null });
  return { party: held.code, correction };
}

/** What is to be written, where whoever accepts has read what stands; fields that contradict each other now are refused. */
async function valuesNow(ctx: Ctx<SiteScope>, held: HeldCorrection, seen: Fact['seen']): Promise<Fact['values']> {
  const place = {
    party: { id: held.partyId, code: held.code },
    row: held.rowId,
    today: ctx.now.toISOString().slice(0, 10),
    locale: ctx.actor?.locale ?? 'en',
  };
  const proposal = { values: held.values as Fact['values'], seen: held.seen as FactValues };
  const fact = { what: held.what, values: proposal.values, seen, remove: held.removes };
  const values = valuesToCarryOut(proposal, (await readStanding(ctx.tx, place, fact)) ?? {});
  const checked = held.removes ? null : validate(factValues[held.what], values);
  if (checked?.ok === false)
    throw new Refusal(
      'invalid',
      Object.fromEntries(Object.entries(checked.fields).map(([name, error]) => [`values.${name}`, error])),
    );
  return values;
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
