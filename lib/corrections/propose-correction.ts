import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockParty, refuseUnsuited } from '@/lib/directory/lock-party';
import { answered, datedFacts } from '@/lib/directory/model/facts';
import { readStanding } from '@/lib/directory/read-standing';
import type { proposedFactSchema } from '@/lib/directory/schema';
import { mostOpen } from './policy';

/** The party it is about, by its code, and the proposal. */
export type ProposedCorrection = { party: string; correction: string };

/**
 * Records what a focal point proposes that the directory should say of their own party; nothing changes before the secretariat
 * accepts it. What contradicts other entries is not refused here: several proposals may only hold together. Refuses "conflict" with
 * what stands now where the form was made from something else, "not found" for an entry that is gone, "invalid" where nothing would
 * change, where the party has no such fact, and where as many are open as may be.
 */
export async function proposeCorrection(
  ctx: Ctx,
  { delegation, ...fact }: z.output<typeof proposedFactSchema>,
): Promise<ProposedCorrection> {
  const { tx } = ctx;
  const { partyId } = found(
    await tx.delegation.findFirst({
      where: { id: delegation, meetingId: ctx.scope.meeting.id },
      select: { partyId: true },
    }),
  );
  const party = await lockParty(tx, partyId);
  const open = await tx.directoryCorrection.count({ where: { partyId, end: null } });
  if (open >= mostOpen)
    throw new Refusal('invalid', { source: { code: 'too_many_proposals', params: { count: mostOpen } } });
  refuseUnsuited(party, fact.what);
  const isDated = datedFacts.includes(fact.what);
  const row = isDated ? (fact.row ?? null) : null;
  const place = { party, row, today: ctx.now.toISOString().slice(0, 10), locale: ctx.actor?.locale ?? 'en' };
  const standing = await readStanding(tx, place, fact);
  if (fact.remove && row === null) throw new Refusal('invalid', { remove: { code: 'invalid_choice' } });
  const isSame =
    standing !== null && Object.entries(standing).every(([name, now]) => answered(fact.values[name]) === now);
  if (isSame && !fact.remove) throw new Refusal('invalid', { source: { code: 'nothing_changed' } });
  const { id } = await tx.directoryCorrection.create({
    data: {
      partyId,
      delegationId: delegation,
      what: fact.what,
      rowId: row,
      values: fact.values,
      seen: standing ?? {},
      removes: fact.remove,
      source: fact.source,
      sourceOn: fact.sourceOn ?? null,
      why: fact.why ?? null,
      validFrom: isDated ? null : (fact.begins ?? null),
      correction: isDated ? row !== null : fact.mode === 'CORRECTION',
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'DirectoryCorrection', id },
    details: { partyId, what: fact.what, source: fact.source, removed: fact.remove },
  });
  return { party: party.code, correction: id };
}
