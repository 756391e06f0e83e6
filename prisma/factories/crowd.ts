import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { answers } from './delegations';

/** Somebody named who has yet to hand in, ready to do so. */
export type Delegate = { actor: Actor; registrationId: string; key: string; input: Record<string, unknown> };

/**
 * A crowd of people named into one delegation, each with a mailbox, a role and a seat of their own. Written by a few
 * statements and not by the verbs: a thousand nominations are not what is tested.
 */
export async function makeCrowd(meetingId: string, delegationId: string, size: number): Promise<Delegate[]> {
  const people = Array.from({ length: size }, (_, index) => ({
    account: randomUUID(),
    person: randomUUID(),
    seat: randomUUID(),
    registration: randomUUID(),
    surname: `Crowd ${String(index + 1).padStart(4, '0')}`,
    rank: 1_000 + index,
  }));
  const column = <K extends keyof (typeof people)[number]>(name: K) => people.map((one) => one[name]);
  const ids = [column('account'), column('person'), column('seat'), column('registration')] as const;
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Account" (id, email) SELECT id, id || '@crowd.example.org' FROM unnest(${ids[0]}::uuid[]) AS id`;
    await tx.$executeRaw`
      INSERT INTO "Person" (id, "givenName", surname, "foldedName")
      SELECT id, 'Kim', surname, 'kim ' || lower(surname) FROM unnest(${ids[1]}::uuid[], ${column('surname')}::text[]) AS p(id, surname)`;
    await tx.$executeRaw`
      INSERT INTO "AccountPerson" ("accountId", "personId", "primary") SELECT a, p, true FROM unnest(${ids[0]}::uuid[], ${ids[1]}::uuid[]) AS l(a, p)`;
    await tx.$executeRaw`
      INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "delegationId")
      SELECT gen_random_uuid(), ${meetingId}::uuid, p, 'DELEGATE', ${delegationId}::uuid FROM unnest(${ids[1]}::uuid[]) AS p`;
    await tx.$executeRaw`
      UPDATE "Delegation" SET quota = quota + ${size}, "seatsTaken" = "seatsTaken" + ${size} WHERE id = ${delegationId}::uuid`;
    await tx.$executeRaw`
      INSERT INTO "Seat" (id, "delegationId", rank) SELECT id, ${delegationId}::uuid, rank FROM unnest(${ids[2]}::uuid[], ${column('rank')}::int[]) AS s(id, rank)`;
    await tx.$executeRaw`
      INSERT INTO "Registration" (id, "meetingId", "delegationId", "seatId", "personId", "givenName", surname, "foldedName", email)
      SELECT r, ${meetingId}::uuid, ${delegationId}::uuid, s, p, 'Kim', surname, 'kim ' || lower(surname), a || '@crowd.example.org'
      FROM unnest(${ids[3]}::uuid[], ${ids[2]}::uuid[], ${ids[1]}::uuid[], ${ids[0]}::uuid[], ${column('surname')}::text[]) AS n(r, s, p, a, surname)`;
  });
  return people.map(({ account, person, registration, surname }) => ({
    actor: {
      accountId: account,
      sessionId: randomUUID(),
      email: `${account}@crowd.example.org`,
      locale: 'en',
      name: `Kim ${surname}`,
      siteRole: null,
      personIds: [person],
    },
    registrationId: registration,
    key: randomUUID(),
    input: answers(registration, { givenName: 'Kim', surname }),
  }));
}

/** Runs the jobs with at most `width` under way at once, as a busy server would; results in the order of the jobs. */
export async function inParallel<T>(jobs: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...jobs.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
