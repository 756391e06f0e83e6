import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { handedOnShown } from '@/lib/privacy/queries/handed-on';
import { listMyData } from '@/lib/privacy/queries/my-data';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { listTransfers, logPageSize } from './queries/log';

const perPerson = 2 * handedOnShown + 7;

let secretary: Actor;
let meeting: { id: string; slug: string };
let mailbox = '';
/** Two people of one mailbox. */
let people: { registrationId: string; personId: string }[];

/** Files that hold a person, three of them in each millisecond, so that a page ends among equals. */
async function handOn(registrationId: string, count: number, from: Date): Promise<void> {
  const data = Array.from({ length: count }, (_, index) => ({
    meetingId: meeting.id,
    ...{ purpose: 'hotel', recipient: `Hotel ${index}`, recipientKind: 'HOTEL', format: 'CSV', fields: ['givenName'] },
    ...{ rows: 1, role: 'STAFF', registrationIds: [registrationId], byAccountId: secretary.accountId },
    at: new Date(from.getTime() + Math.floor(index / 3)),
  }));
  await db().transfer.createMany({ data });
}

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  const { delegationId } = await makeDelegation(secretary, meeting.slug, { seats: 2 });
  const first = await makeRegistration(secretary, meeting.slug, delegationId);
  const named = { email: first.email, givenName: 'Awa', sharesMailbox: 'on' };
  const second = await makeRegistration(secretary, meeting.slug, delegationId, { named });
  mailbox = first.email;
  const registrations = [first.registrationId, second.registrationId];
  people = await db()
    .registration.findMany({ where: { id: { in: registrations } }, select: { id: true, personId: true } })
    .then((rows) => rows.map(({ id, personId }) => ({ registrationId: id, personId })));
  const begun = new Date(Date.now() - 3_600_000);
  for (const { registrationId } of people) await handOn(registrationId, perPerson, begun);
}, 60_000);

describe('your data', () => {
  const own = async (asked: Parameters<typeof listMyData>[1]) =>
    new Map((await listMyData(enterSite(await signIn(mailbox)), asked)).map((held) => [held.person.id, held]));

  it('turns over the files that held somebody, each once, the newest first, also while another is handed on', async () => {
    const [{ personId: person, registrationId }] = people as [(typeof people)[number]];
    const seen: { id: string; at: Date; recipient: string }[] = [];
    const lengths: number[] = [];
    let after: string | undefined;
    do {
      const page = (await own({ person, after })).get(person);
      lengths.push(page?.transfers.length ?? 0);
      seen.push(...(page?.transfers ?? []));
      after = page?.next ?? undefined;
      if (lengths.length === 1) await handOn(registrationId, 2, new Date());
    } while (after);
    expect(lengths).toEqual([handedOnShown, handedOnShown, 7]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(perPerson);
    expect(new Set(seen.map(({ recipient }) => recipient)).size).toBe(perPerson);
    const times = seen.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    // What came meanwhile stands at the top of the first page.
    expect(
      (await own({}))
        .get(person)
        ?.transfers.slice(0, 2)
        .map(({ recipient }) => recipient)
        .toSorted(),
    ).toEqual(['Hotel 0', 'Hotel 1']);
  });

  it('turns over one person’s files and leaves those of another of the same mailbox where they are', async () => {
    const [one, other] = people as [(typeof people)[number], (typeof people)[number]];
    const first = await own({});
    const next = first.get(one.personId)?.next;
    expect(next).toBeTruthy();
    const turned = await own({ person: one.personId, after: next ?? undefined });
    const ids = (held: typeof first, person: string) => held.get(person)?.transfers.map(({ id }) => id);
    expect(ids(turned, one.personId)).not.toEqual(ids(first, one.personId));
    expect(ids(turned, other.personId)).toEqual(ids(first, other.personId));
    // A mark that is none, or that names somebody else's line, shows nobody else's files.
    for (const after of ['nonsense', first.get(other.personId)?.next ?? '']) {
      const shown = (await own({ person: one.personId, after })).get(one.personId)?.transfers ?? [];
      const rows = await db().transfer.findMany({ where: { id: { in: shown.map(({ id }) => id) } } });
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ registrationIds }) => registrationIds.includes(one.registrationId))).toBe(true);
    }
  });
});

describe('the record of transfers', () => {
  it('is turned over line by line, each once, with its filters, also where many were written in one millisecond', async () => {
    const scope = await enterMeeting(secretary, meeting.slug);
    for (const person of [undefined, people[0]?.registrationId]) {
      const where = { meetingId: meeting.id, ...(person ? { registrationIds: { has: person } } : {}) };
      const expected = await db().transfer.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
      expect(expected.length).toBeGreaterThan(3 * logPageSize);
      const seen: string[] = [];
      for (let after: string | undefined | null; after !== null;) {
        const page: Awaited<ReturnType<typeof listTransfers>> = await listTransfers(scope, { person, after });
        expect(page.rows.length).toBeLessThanOrEqual(logPageSize);
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      expect(seen).toEqual(expected.map(({ id }) => id));
    }
  });

  it('of another meeting is none, whatever mark is brought along', async () => {
    const here = await listTransfers(await enterMeeting(secretary, meeting.slug), {});
    const elsewhere = await enterMeeting(secretary, (await makeMeeting()).slug);
    expect(await listTransfers(elsewhere, { after: here.next ?? undefined })).toEqual({ rows: [], next: null });
  });
});
