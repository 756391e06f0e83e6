import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { inParallel, makeCrowd, type Delegate } from '@/prisma/factories/crowd';
import { makeDelegation } from '@/prisma/factories/delegations';
import type { Write } from '@/prisma/factories/invariants/writes';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { openSession, sessionCookie } from '../actors';
import { postDirectly } from '../post';

/** Somebody who is about to hand in, with the headers that say so. */
export type Visitor = Delegate & { headers: Record<string, string> };
export type Race = { meetingId: string; slug: string; secretary: Actor; people: Visitor[] };

/** A meeting that confirms by itself while there are places, and people signed in who are about to hand in. */
export async function makeRace(size: number, capacity: number): Promise<Race> {
  const secretary = await makeActor({ siteRole: 'STAFF' });
  const { id: meetingId, slug } = await makeMeeting({
    confirmation: 'AUTOMATIC',
    capacity,
    registrationClosesAt: new Date(Date.now() + 86_400_000),
  });
  const { delegationId } = await makeDelegation(secretary, slug);
  const crowd = await makeCrowd(meetingId, delegationId, size);
  const people = await inParallel(
    crowd.map((delegate) => async () => ({ ...delegate, headers: await headersOf(delegate.actor.accountId) })),
    4,
  );
  return { meetingId, slug, secretary, people };
}

/** The cookie of a new session of this account. */
export async function headersOf(accountId: string): Promise<Record<string, string>> {
  return { cookie: `${sessionCookie}=${await openSession(accountId)}` };
}

/**
 * Hands in over the network as a browser's script does, and says what the caller knows then: acknowledged and refused are
 * the application's words; no answer, or one that says neither, is unknown.
 */
export async function handIn(url: string, slug: string, visitor: Visitor): Promise<Write> {
  const { actor, headers, input, key, registrationId } = visitor;
  const fields: Record<string, string | string[]> = { meeting: slug, idempotencyKey: key };
  // The language of the notice comes from the page.
  for (const [name, value] of Object.entries(input).filter(([field]) => field !== 'shownIn'))
    fields[Array.isArray(value) ? `${name}[]` : name] = Array.isArray(value) ? value.map(String) : String(value);
  const write = { action: 'registration.submit', accountId: actor.accountId, key, subject: registrationId };
  const sent = { ...headers, origin: new URL(url).origin };
  return postDirectly('registration', fields, sent, url).then(
    ({ state }) => ({ ...write, outcome: outcomeOf(state) }),
    (error: unknown) => {
      if (!isBroken(error)) throw error;
      return { ...write, outcome: 'unknown' as const };
    },
  );
}

/** What fetch says of a connection that was refused or broke, before or within the answer. */
const isBroken = (error: unknown) =>
  error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);

function outcomeOf(state: Awaited<ReturnType<typeof postDirectly>>['state']): Write['outcome'] {
  if (state?.status === 'ok') return 'acknowledged';
  // "unexpected" is what a caller is told whose change may or may not be there.
  return state?.status === 'error' && state.code !== 'unexpected' ? 'refused' : 'unknown';
}

/** Hands in for all of them at once, and says of each what the caller knows, as soon as it is known. */
export function handInAll(
  url: string,
  slug: string,
  people: readonly Visitor[],
  { width = people.length, told = () => undefined }: { width?: number; told?: (write: Write) => void } = {},
): Promise<Write[]> {
  const jobs = people.map((visitor) => async () => {
    const write = await handIn(url, slug, visitor);
    told(write);
    return write;
  });
  return inParallel(jobs, Math.max(width, 1));
}

/** Those of the people of whom this is known. */
export function peopleWith(people: readonly Visitor[], writes: readonly Write[], outcome: Write['outcome']): Visitor[] {
  const keys = new Set(writes.filter((write) => write.outcome === outcome).map(({ key }) => key));
  return people.filter(({ key }) => keys.has(key));
}

/** What became of the people of a meeting: how many rows, persons, confirmed, and the numbers of those who wait. */
export async function outcomeIn(meetingId: string) {
  const rows = await db().registration.findMany({
    where: { meetingId },
    select: { personId: true, status: true, waitNumber: true },
  });
  return {
    rows: rows.length,
    persons: new Set(rows.map(({ personId }) => personId)).size,
    confirmed: rows.filter(({ status }) => status === 'CONFIRMED').length,
    waiting: rows.flatMap(({ waitNumber }) => (waitNumber === null ? [] : [waitNumber])).sort((a, b) => a - b),
  };
}

/** The same where everybody has handed in: the places are taken, the rest wait from 1 without a gap. */
export function everybody(size: number, capacity: number) {
  return {
    rows: size,
    persons: size,
    confirmed: Math.min(size, capacity),
    waiting: Array.from({ length: Math.max(size - capacity, 0) }, (_, index) => index + 1),
  };
}
