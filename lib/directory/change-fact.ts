import type { SiteScope } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { kindOf } from './kind-of';
import { lockParty, refuseUnsuited } from './lock-party';
import { datedFacts } from './model/facts';
import { earliest } from './model/partial-day';
import { readStanding } from './read-standing';
import type { Fact } from './schema';

/** What was changed: where its page is, and the change; null where it was the same as before. */
export type ChangedFact = { party: string; change: string | null };

/**
 * Changes what the directory says of a party, with its source. The row as it was stays in its history, which the database
 * keeps by itself. Refuses "conflict" with what stands now at each field that somebody else has changed since the form was
 * made, "not found" for an entry that is gone, and "invalid" where the change contradicts what else is known or
 * the party has no such fact.
 */
export async function changeFact(ctx: Ctx<SiteScope>, fact: Fact): Promise<ChangedFact> {
  const { tx } = ctx;
  const party = await lockParty(tx, fact.party);
  refuseUnsuited(party, fact.what);
  const place = {
    party,
    row: fact.row ?? null,
    today: ctx.now.toISOString().slice(0, 10),
    locale: ctx.actor?.locale ?? 'en',
  };
  const kind = kindOf(fact.what);
  const isDated = datedFacts.includes(fact.what);
  await readStanding(tx, place, fact);
  if (!isDated) await refuseEarlierBeginning(tx, fact);
  const { id } = await tx.directoryChange.create({
    data: {
      partyId: place.party.id,
      what: fact.what,
      source: fact.source,
      sourceOn: fact.sourceOn ?? null,
      why: fact.why ?? null,
      validFrom: isDated ? null : (fact.begins ?? null),
      correction: isDated ? place.row !== null : fact.mode === 'CORRECTION',
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  // The database notes with each row that changes from here on which change it belongs to.
  await tx.$queryRaw`SELECT set_config('parley.directory_change', ${id}, true)`;
  if (fact.remove) {
    if (!kind.remove || place.row === null) throw new Refusal('invalid', { remove: { code: 'invalid_choice' } });
    await kind.remove(tx, place);
  } else await kind.write(tx, place, fact.values);
  await tx.$queryRaw`SELECT set_config('parley.directory_change', '', true)`;
  const [changed] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "DirectoryVersion" WHERE "changeId" = ${id}::uuid`;
  // A change without a row would stand in the history and say nothing.
  if (!changed?.count) throw new Refusal('invalid', { source: { code: 'nothing_changed' } });
  await ctx.audit({
    subject: { type: 'Party', id: place.party.id },
    details: { change: id, what: fact.what, source: fact.source, removed: fact.remove },
  });
  return { party: place.party.code, change: id };
}

/** What follows begins after what stands; what begins earlier puts it right. */
async function refuseEarlierBeginning(tx: Tx, fact: Fact): Promise<void> {
  if (fact.mode !== 'CHANGE' || !fact.begins) return;
  const last = await tx.directoryChange.findFirst({
    where: { partyId: fact.party, what: fact.what, validFrom: { not: null } },
    orderBy: { at: 'desc' },
    select: { validFrom: true },
  });
  if (last?.validFrom && earliest(fact.begins) <= earliest(last.validFrom))
    throw new Refusal('invalid', { begins: { code: 'begins_too_early', params: { day: last.validFrom } } });
}
