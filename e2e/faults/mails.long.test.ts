// Mails through two instances with one outbox, a mail server that fails in every way, and a process that is killed meanwhile.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/core/db';
import { violations } from '@/prisma/factories/invariants';
import { startMailServer, type Behaviour, type MailServer } from '@/prisma/factories/mail-server';
import { startInstance, type Instance } from './application';
import { acknowledgedOf, knownAtTheEnd } from './campaign';
import { everybody, handInAll, makeRace, outcomeIn } from './hand-in';

let server: MailServer;
let instances: Instance[] = [];
beforeEach(async () => {
  server = await startMailServer();
  const own = { SMTP_URL: server.url, MAIL_FROM: 'Parley <parley@example.org>' };
  instances = [await startInstance(own), await startInstance(own)];
});
afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.kill()));
  await server.stop();
});

/** What the mail server does to a recipient's mails, each in their turn; afterwards it takes them. */
const troubles: Behaviour[] = [421, 450, 'drops after the text', 'takes'];

describe('sixty hand in at two instances while the mail server fails', () => {
  it('nobody waits for it; in the end every mail was taken, always in the same words, by whichever instance', async () => {
    const [crowd, places] = [60, 20];
    const race = await makeRace(crowd, places);
    const turn = new Map<string, Behaviour>();
    let isIll = true;
    server.behave((recipient) => {
      if (!isIll) return 'takes';
      const known = turn.get(recipient) ?? troubles[turn.size % troubles.length] ?? 'takes';
      turn.set(recipient, known);
      return known;
    });
    const [one, other] = instances as [Instance, Instance];
    const halves = [race.people.slice(0, crowd / 2), race.people.slice(crowd / 2)] as const;
    const writes = (
      await Promise.all([
        handInAll(one.url, race.slug, halves[0], { width: 8 }),
        handInAll(other.url, race.slug, halves[1], { width: 8 }),
      ])
    ).flat();
    expect(acknowledgedOf(writes)).toHaveLength(crowd);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(crowd, places));
    await vi.waitFor(() => expect(server.offered()).toBeGreaterThan(crowd / 2), { timeout: 60_000, interval: 100 });
    // One of two workers dies with whatever it was sending; the mail server is well again.
    await other.kill();
    isIll = false;
    // What was put off for minutes, or held by the dead worker, is due now: the test does not wait for the clock.
    const isSent = async () => {
      await db().$queryRaw`
        SELECT graphile_worker.add_job('send-mail', json_build_object('id', m.id::text), job_key := 'mail:' || m.id, max_attempts := 8)::text
        FROM "OutboxMail" m WHERE m."meetingId" = ${race.meetingId}::uuid AND m.status IN ('QUEUED', 'SENDING')`;
      expect(
        await db().outboxMail.count({ where: { meetingId: race.meetingId, status: { in: ['QUEUED', 'SENDING'] } } }),
      ).toBe(0);
    };
    await vi.waitFor(isSent, { timeout: 120_000, interval: 1_000 });
    const states = await db().outboxMail.groupBy({
      by: ['status'],
      where: { meetingId: race.meetingId },
      _count: true,
    });
    expect(states.map(({ status }) => status)).toEqual(['SENT']);
    const known = await knownAtTheEnd(race, writes);
    const ofMeeting = new Set(
      (await db().outboxMail.findMany({ where: { meetingId: race.meetingId }, select: { messageId: true } })).map(
        ({ messageId }) => messageId,
      ),
    );
    const accepted = server.accepted.filter(({ messageId }) => ofMeeting.has(messageId));
    expect(accepted.length).toBeGreaterThanOrEqual(crowd);
    expect(await violations({ ...known, accepted })).toEqual([]);
  });
});
