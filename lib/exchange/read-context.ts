import type { Tx } from '@/lib/core/db';
import { foldName, nameParts } from '@/lib/core/fold';
import type { LocalizedText } from '@/lib/i18n/pick';
import { activeStatuses } from '@/lib/registration/policy';
import type { KnownPerson, Places } from './model/judge-rows';
import { indexParties, type PartyIndex } from './model/parties';
import type { KnownDelegation } from './model/read-entry';
import type { Entry } from './schema';

/** Every party of the directory by everything it is called. */
export async function readParties(tx: Tx): Promise<PartyIndex> {
  const parties = await tx.party.findMany({
    select: { id: true, code: true, names: true, acronyms: true, formerNames: true },
  });
  return indexParties(
    parties.map(({ names, acronyms, ...party }) => ({
      ...party,
      names: names as LocalizedText,
      acronyms: acronyms as LocalizedText,
    })),
  );
}

/** The delegations of a meeting by their party. */
export async function readDelegations(tx: Tx, meetingId: string): Promise<Map<string, KnownDelegation>> {
  const rows = await tx.delegation.findMany({
    where: { meetingId },
    select: { id: true, partyId: true, invitation: { select: { status: true, locale: true } } },
  });
  return new Map(
    rows.map(({ invitation, ...delegation }) => [
      delegation.partyId,
      { ...delegation, isAccepted: invitation.status === 'ACCEPTED', locale: invitation.locale },
    ]),
  );
}

/** A place of a delegation, free or not. */
export type FreeSeat = { id: string; delegationId: string; rank: number; isFree: boolean };

/**
 * Places, heads and seats of delegations as they are now; locked by the caller where they are to be taken. Seats and who is on
 * them are put together here: a statement that joins them is planned by statistics from before the import.
 */
export async function readPlaces(
  tx: Tx,
  delegationIds: readonly string[],
): Promise<{ places: Map<string, Places>; seats: FreeSeat[] }> {
  const counters = await tx.$queryRaw<{ id: string; free: number }[]>`
    SELECT id, quota - "seatsTaken" AS free FROM "Delegation" WHERE id = ANY (${[...delegationIds]}::uuid[])`;
  const held = await tx.$queryRaw<{ seatId: string; delegationId: string; isHead: boolean }[]>`
    SELECT "seatId", "delegationId", capacity = 'HEAD' AS "isHead" FROM "Registration"
    WHERE "delegationId" = ANY (${[...delegationIds]}::uuid[]) AND status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])`;
  const seats = await tx.$queryRaw<Omit<FreeSeat, 'isFree'>[]>`
    SELECT id, "delegationId", rank FROM "Seat" WHERE "delegationId" = ANY (${[...delegationIds]}::uuid[]) ORDER BY "delegationId", rank`;
  const taken = new Set(held.map(({ seatId }) => seatId));
  const heads = new Set(held.flatMap(({ isHead, delegationId }) => (isHead ? [delegationId] : [])));
  const left = new Map(counters.map(({ id, free }) => [id, free]));
  // Of the free rows only the first up to the quota are places; those behind them stay for the record.
  const known = seats.flatMap((seat) => {
    if (taken.has(seat.id)) return { ...seat, isFree: false };
    const free = left.get(seat.delegationId) ?? 0;
    left.set(seat.delegationId, free - 1);
    return free > 0 ? { ...seat, isFree: true } : [];
  });
  const ranks = new Map(delegationIds.map((id) => [id, new Map<number, { isFree: boolean }>()]));
  for (const { delegationId, rank, isFree } of known) ranks.get(delegationId)?.set(rank, { isFree });
  return {
    seats: known,
    places: new Map(
      counters.map(({ id, free }) => [id, { free, hasHead: heads.has(id), seats: ranks.get(id) ?? new Map() }]),
    ),
  };
}

/** Who holds a place in the meeting and has the mailbox, or the name in either order, of one of the entries. */
export async function readKnown(tx: Tx, meetingId: string, entries: readonly Entry[]): Promise<KnownPerson[]> {
  const emails = [...new Set(entries.map(({ email }) => email))];
  const names = new Set(
    entries.flatMap(({ givenName, surname }) => [foldName(givenName, surname), foldName(surname, givenName)]),
  );
  const rows = await tx.$queryRaw<
    { registrationId: string; delegationId: string; emails: string[]; names: string[] }[]
  >`
    WITH active AS (
      SELECT r.id, r."personId" FROM "Registration" r
      WHERE r."meetingId" = ${meetingId}::uuid AND r."foldedName" = ANY (${[...names]}::text[]) AND r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
      UNION
      SELECT r.id, r."personId" FROM "Account" a JOIN "AccountPerson" ap ON ap."accountId" = a.id JOIN "Registration" r ON r."personId" = ap."personId"
      WHERE a.email = ANY (${emails}::text[]) AND r."meetingId" = ${meetingId}::uuid AND r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
    )
    SELECT r.id AS "registrationId", r."delegationId", ARRAY[r."foldedName", p."foldedName"] AS names,
           array_append(ARRAY(SELECT a.email FROM "AccountPerson" ap JOIN "Account" a ON a.id = ap."accountId" WHERE ap."personId" = p.id), r.email) AS emails
    FROM active JOIN "Registration" r ON r.id = active.id JOIN "Person" p ON p.id = active."personId" ORDER BY r.id`;
  return rows.map((row) => ({ ...row, names: [...new Set(row.names.map(nameParts))] }));
}
