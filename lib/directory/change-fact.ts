import type { SiteScope } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import { found, Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { datedFacts, type FactValues } from './model/facts';
import { earliest } from './model/partial-day';
import type { Fact } from './schema';
import { setChair } from './set-chair';
import { setClass } from './set-class';
import { setIdentity } from './set-identity';
import { setMember } from './set-member';
import { setSecretariat } from './set-secretariat';
import { setThemes } from './set-themes';

/** What a change is written on: the party, held until the end of the transaction, and the entry where there can be several. */
export type FactPlace = { party: { id: string; code: string }; row: string | null; today: string; locale: string };

/** How one kind of fact is read and written; `remove` where entries can be taken out. */
export type FactKind = {
  /** What stands, as its form shows it; null where there is nothing yet. */
  read: (tx: Tx, place: FactPlace) => Promise<FactValues | null>;
  /** Refuses "invalid" at the fields (`values.…`) that contradict what else is known. */
  write: (tx: Tx, place: FactPlace, values: Fact['values']) => Promise<void>;
  remove?: (tx: Tx, place: FactPlace) => Promise<void>;
};

const kinds: Record<DirectoryFact, FactKind> = {
  CHAIR: setChair,
  SECRETARIAT: setSecretariat,
  MEMBER: setMember,
  CLASS: setClass,
  THEMES: setThemes,
  IDENTITY: setIdentity,
};

/** What was changed: where its page is, and the change; null where it was the same as before. */
export type ChangedFact = { party: string; change: string | null };

/**
 * Changes what the directory says of a party, with its source. The row as it was stays in its history, which the database
 * keeps by itself. Refuses "conflict" with what stands now at each field that somebody else has changed since the form was
 * made, "not found" for an entry that is gone, and "invalid" where the change contradicts what else is known.
 */
export async function changeFact(ctx: Ctx<SiteScope>, fact: Fact): Promise<ChangedFact> {
  const { tx } = ctx;
  const place: FactPlace = {
    party: await lockParty(tx, fact.party),
    row: fact.row ?? null,
    today: ctx.now.toISOString().slice(0, 10),
    locale: ctx.actor?.locale ?? 'en',
  };
  const kind = kinds[fact.what];
  const isDated = datedFacts.includes(fact.what);
  const standing = await kind.read(tx, place);
  if (isDated && place.row !== null) found(standing);
  refuseChanged(standing ?? {}, fact);
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

/** Holds a party of the directory until the end of the transaction: changes of the same one come one after the other. */
async function lockParty(tx: Tx, id: string): Promise<FactPlace['party']> {
  const [party] = await tx.$queryRaw<FactPlace['party'][]>`
    SELECT id, code FROM "Party" WHERE id = ${id}::uuid AND kind <> 'STATE' FOR UPDATE`;
  return found(party);
}

/** A fact is one: where another field of it was changed meanwhile, its writer reads that before theirs is saved. */
function refuseChanged(standing: FactValues, { values, seen, remove }: Fact): void {
  const errors: FieldErrors = {};
  const mine = (name: string) => {
    const value = values[name];
    return Array.isArray(value) ? [...value].sort().join(' ') : (value ?? '').trim();
  };
  for (const name of new Set([...Object.keys(standing), ...Object.keys(seen.values)])) {
    const [now, before] = [standing[name] ?? '', (seen.values[name] ?? '').replace(/\r\n/g, '\n')];
    if (now !== before && (remove || mine(name) !== now))
      errors[`values.${name}`] = { code: 'changed_meanwhile', params: { value: now || '–', seen: now } };
  }
  if (Object.keys(errors).length > 0) throw new Refusal('conflict', errors);
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
