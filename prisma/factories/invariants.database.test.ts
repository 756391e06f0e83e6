import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { sealAudit } from '@/lib/audit/seal';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { submitDefinition } from '@/lib/registration/definitions';
import { urlWith } from '@/scripts/postgres/connect.mjs';
import { makeCrowd, type Delegate } from './crowd';
import { makeDelegation } from './delegations';
import { violations, type Known } from './invariants';
import { makeActor, makeMeeting } from './meetings';
import { makeRecommendation } from './recommendations';
import type { Write } from './invariants/writes';

// A checker that finds nothing is worth something only if it finds what is there: every promise is broken here on purpose.

const places = 2;
let meetingId: string;
let delegationId: string;
let delegates: Delegate[];
let known: Known;

/** Past triggers and grants: what is broken here nobody can break through the application. */
const superuser = new Client({
  connectionString: urlWith(inject('testServer').superuserUrl, {
    database: new URL(process.env.DATABASE_URL ?? '').pathname.slice(1),
  }),
});
await superuser.connect();
await superuser.query(`SET session_replication_role = 'replica'`);
afterAll(() => superuser.end());
const tamper = (sql: string, ...values: unknown[]) => superuser.query(sql, values);

const writeOf = ({ actor, key, registrationId }: Delegate, outcome: Write['outcome'] = 'acknowledged'): Write => ({
  action: 'registration.submit',
  accountId: actor.accountId,
  key,
  subject: registrationId,
  outcome,
});
const one = (index: number) => delegates[index] ?? expect.fail('no such delegate');
const mailOf = (messageId: string, recipient: string) => ({ messageId, recipient, text: 'You have a place.' });

beforeEach(async () => {
  const secretary = await makeActor({ siteRole: 'STAFF' });
  const meeting = await makeMeeting({
    confirmation: 'AUTOMATIC',
    capacity: places,
    registrationClosesAt: new Date(Date.now() + 86_400_000),
  });
  meetingId = meeting.id;
  ({ delegationId } = await makeDelegation(secretary, meeting.slug));
  delegates = await makeCrowd(meetingId, delegationId, places + 4);
  // Two are confirmed, two wait, one has not handed in, one was refused.
  for (const { actor, input, key } of delegates.slice(0, places + 2))
    expect((await execute(submitDefinition, { actor, meeting: meeting.slug, input, key })).ok).toBe(true);
  const refused = one(places + 3);
  const stale = { ...refused.input, lockVersion: '9' };
  const { actor, key } = refused;
  expect(await execute(submitDefinition, { actor, meeting: meeting.slug, input: stale, key })).toMatchObject({
    code: 'conflict',
  });
  const done = delegates.slice(0, places + 2);
  const events = await db().liveEvent.findMany({ where: { meetingId }, orderBy: { seq: 'asc' } });
  const sent = await db().outboxMail.findFirstOrThrow({ where: { meetingId, recipient: one(0).actor.email } });
  await db().outboxMail.update({ where: { id: sent.id }, data: { status: 'SENT' } });
  known = {
    meetingId,
    acknowledged: done.map(({ registrationId }) => registrationId),
    refused: [refused.registrationId],
    writes: [...done.map((each) => writeOf(each)), writeOf(one(places + 2), 'unknown'), writeOf(refused, 'refused')],
    clients: [
      {
        name: 'a desk',
        after: 1,
        given: events.map(({ seq }) => seq).slice(1),
        classes: ['PUBLIC', 'PARTICIPANTS', 'SECRETARIAT'],
      },
    ],
    accepted: [mailOf(sent.messageId, sent.recipient)],
  };
  expect(await violations(known)).toEqual([]);
});

/** What is found now, by the number of the promise and the beginning of the words. */
async function expectFound(...beginnings: string[]): Promise<void> {
  const found = await violations(known);
  for (const beginning of beginnings)
    expect(
      found.filter((said) => said.startsWith(beginning)),
      `${beginning} in ${found.join('; ')}`,
    ).not.toEqual([]);
  expect(found.filter((said) => !beginnings.some((beginning) => said.startsWith(beginning)))).toEqual([]);
}

describe('1, 2, 3: what callers were told', () => {
  it('an acknowledged write that is lost', async () => {
    const { registrationId, actor } = one(0);
    await tamper('DELETE FROM "RegistrationDecision" WHERE "registrationId" = $1', registrationId);
    await tamper('DELETE FROM "IdempotencyKey" WHERE actor = $1', actor.accountId);
    await expectFound(
      `1: ${registrationId}`,
      `1: registration.submit of ${registrationId}`,
      `8: registration.submit of ${registrationId}`,
    );
  });

  it('an acknowledged write that was done twice', async () => {
    const { registrationId, actor } = one(0);
    await tamper(
      `INSERT INTO "RegistrationDecision" (id, "registrationId", "fromStatus", "toStatus", at) VALUES (gen_random_uuid(), $1, 'NOMINATED', 'SUBMITTED', now())`,
      registrationId,
    );
    await tamper(
      `INSERT INTO "AuditEntry" ("accountId", role, action, "meetingId", "subjectType", "subjectId") VALUES ($1, 'DELEGATE', 'registration.submit', $2, 'Registration', $3)`,
      actor.accountId,
      meetingId,
      registrationId,
    );
    await expectFound(
      `1: ${registrationId}`,
      `8: ${registrationId}`,
      `8: registration.submit of ${registrationId} was done 1 times and has 2`,
    );
  });

  it('a refused write that is there', async () => {
    known = {
      ...known,
      refused: [one(1).registrationId],
      writes: [writeOf(one(1), 'refused'), ...(known.writes ?? []).filter(({ key }) => key !== one(1).key)],
    };
    await expectFound(`2: ${one(1).registrationId}`, '2: registration.submit');
  });

  it('a write of unknown outcome that is half there: its key without the change', async () => {
    const { actor, key, registrationId } = one(places + 2);
    await tamper(
      `INSERT INTO "IdempotencyKey" (actor, action, key, "inputHash") VALUES ($1, 'registration.submit', $2, 'x')`,
      actor.accountId,
      key,
    );
    await expectFound(
      '3: registration.submit',
      `8: registration.submit of ${registrationId} was done 1 times and has 0`,
    );
  });
});

describe('4: places', () => {
  it('a place sold twice: refused by the database itself, and found where that rule is gone', async () => {
    const sell = () => tamper('UPDATE "Meeting" SET "confirmedCount" = "confirmedCount" + 1 WHERE id = $1', meetingId);
    await expect(sell()).rejects.toMatchObject({ code: '23514', constraint: 'Meeting_places' });
    await tamper('ALTER TABLE "Meeting" DROP CONSTRAINT "Meeting_places"');
    await sell();
    await tamper(`UPDATE "Registration" SET status = 'CONFIRMED' WHERE id = $1`, one(places + 2).registrationId);
    await expectFound('4: the room has 3 people', '7: nobody told');
  });

  it('a counter that does not say how many there are', async () => {
    await tamper('UPDATE "Meeting" SET "confirmedCount" = 1 WHERE id = $1', meetingId);
    await tamper('UPDATE "Delegation" SET "seatsTaken" = "seatsTaken" - 1 WHERE id = $1', delegationId);
    await expectFound('4: the room has 2 people', `4: delegation ${delegationId}`);
  });

  it('two on one seat: refused by the database itself, and found where that rule is gone', async () => {
    const share = () =>
      tamper(
        'UPDATE "Registration" SET "seatId" = (SELECT "seatId" FROM "Registration" WHERE id = $2) WHERE id = $1',
        one(0).registrationId,
        one(1).registrationId,
      );
    await expect(share()).rejects.toMatchObject({ code: '23505', constraint: 'Registration_seat_in_use' });
    await tamper('DROP INDEX "Registration_seat_in_use"');
    await share();
    await expectFound('4: seat');
  });

  it('a number of the waiting list left out, given twice, or given before the one in front', async () => {
    const wait = (index: number, number: number) =>
      tamper('UPDATE "Registration" SET "waitNumber" = $2 WHERE id = $1', one(index).registrationId, number);
    await expect(wait(places, 2)).rejects.toMatchObject({ code: '23505', constraint: 'Registration_wait_number' });
    await tamper('DROP INDEX "Registration_wait_number"');
    await wait(places, 2);
    await wait(places + 1, 1);
    await expectFound('4: number 2 of the waiting list was given before');
    await wait(places, 1);
    await expectFound('4: number 2 of the waiting list was never given', '4: number 1 of the waiting list was given 2');
  });
});

describe('5: what is sealed', () => {
  it('a revision that was changed, and one that was taken out', async () => {
    const { id, revisionId } = await makeRecommendation({ meetingId });
    expect(await violations(known)).toEqual([]);
    await tamper(
      `UPDATE "UnitText" SET text = 'Something else.' WHERE "unitId" IN (SELECT id FROM "Unit" WHERE "revisionId" = $1)`,
      revisionId,
    );
    const renumber = () => tamper('UPDATE "Revision" SET number = 2 WHERE id = $1', revisionId);
    await expect(renumber()).rejects.toMatchObject({ code: '23514', constraint: 'Revision_chain' });
    await tamper('ALTER TABLE "Revision" DROP CONSTRAINT "Revision_chain"');
    await renumber();
    await expectFound(`5: the hash of revision ${revisionId}`, `5: a gap before revision 2 of ${id}`);
  });

  it('a publication that was changed, and one that does not follow the one before', async () => {
    const document = await db().outcomeDocument.create({
      data: { meetingId, symbol: randomUUID(), title: {} },
      select: { id: true },
    });
    const publish = (number: number, canonical: string, previous: string | null) =>
      tamper(
        `INSERT INTO "Publication" (id, "documentId", number, canonical, sha256, "previousSha256", "publishedAt", "byName") VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now(), 'x')`,
        document.id,
        number,
        canonical,
        sha256(canonical),
        previous,
      );
    const [first, second] = [canonicalJson({ number: 1, of: meetingId }), canonicalJson({ number: 2, of: meetingId })];
    await publish(1, first, null);
    await publish(2, second, sha256(first));
    expect(await violations(known)).toEqual([]);
    await tamper(
      `UPDATE "Publication" SET canonical = canonical || ' ' WHERE number = 2 AND "documentId" = $1`,
      document.id,
    );
    await tamper(
      `UPDATE "Publication" SET "previousSha256" = 'other', number = 3 WHERE number = 2 AND "documentId" = $1`,
      document.id,
    );
    await expectFound(
      '5: the hash of publication 3',
      '5: a gap before publication 3',
      '5: publication 3 does not follow',
    );
  });

  it('a list of participants, and a version of a form, that were changed', async () => {
    const content = { parties: [] };
    await db().participantList.create({
      data: { meetingId, number: 1, status: 'FINAL', content, sha256: sha256(canonicalJson(content)) },
    });
    await db().registrationForm.create({
      data: {
        meetingId,
        code: 'registration',
        title: {},
        versions: { create: { number: 1, definition: content, sha256: sha256(canonicalJson(content)) } },
      },
    });
    expect(await violations(known)).toEqual([]);
    await tamper(`UPDATE "ParticipantList" SET content = '{"parties": ["x"]}' WHERE "meetingId" = $1`, meetingId);
    await tamper(
      `UPDATE "RegistrationFormVersion" SET definition = '{}' WHERE "formId" IN (SELECT id FROM "RegistrationForm" WHERE "meetingId" = $1)`,
      meetingId,
    );
    await expectFound('5: the hash of list of participants 1', '5: the hash of version of form 1');
  });
});

describe('6: live', () => {
  it('an event that is missing', async () => {
    await tamper('DELETE FROM "LiveEvent" WHERE "meetingId" = $1 AND seq = 1', meetingId);
    await expectFound('6: ');
  });

  it.each([
    ['stopped before the last version', (given: number[]) => given.slice(0, -1)],
    ['missed one in between', (given: number[]) => given.filter((_, index) => index !== 1)],
    ['was given one twice', (given: number[]) => [...given, given.at(-1) ?? 0]],
    ['was given two in the wrong order', (given: number[]) => [given[1] ?? 0, given[0] ?? 0, ...given.slice(2)]],
  ])('a client that %s', async (_how, spoil) => {
    known = {
      ...known,
      clients: (known.clients ?? []).map((client) => ({ ...client, given: spoil([...client.given]) })),
    };
    await expectFound('6: a desk was given');
  });

  it('a client that was given what it may not learn of', async () => {
    known = { ...known, clients: (known.clients ?? []).map((client) => ({ ...client, classes: ['PUBLIC'] })) };
    await expectFound('6: a desk was given');
  });
});

describe('7: mails', () => {
  it('a mail that was never written, and one written twice', async () => {
    await tamper('DELETE FROM "OutboxMail" WHERE recipient = $1', one(2).actor.email);
    await tamper(
      `INSERT INTO "OutboxMail" (id, purpose, "meetingId", recipient, locale, subject, body, "messageId", status)
       SELECT gen_random_uuid(), purpose, "meetingId", recipient, locale, subject, body, '<another>', 'HELD' FROM "OutboxMail" WHERE recipient = $1`,
      one(1).actor.email,
    );
    await expectFound('7: nobody told', `7: ${one(1).actor.email} has 2 mails`);
  });

  it('a mail that nobody is going to send', async () => {
    const { id } = await db().outboxMail.findFirstOrThrow({ where: { meetingId, status: 'QUEUED' } });
    await tamper(`DELETE FROM graphile_worker._private_jobs WHERE key = $1`, `mail:${id}`);
    await expectFound(`7: no job for mail ${id}`);
  });

  it('a mail called sent that no server took, one in two wordings, one of nobody', async () => {
    const [mail] = known.accepted ?? [];
    if (!mail) throw new Error('no mail was taken');
    known = { ...known, accepted: [] };
    await expectFound(`7: ${mail.messageId} is called sent`);
    known = { ...known, accepted: [mail, { ...mail, text: 'You have two places.' }] };
    await expectFound(`7: ${mail.messageId} to ${mail.recipient} was sent in several wordings`);
    known = { ...known, accepted: [mail, mail, mailOf('<unknown>', 'x@example.org')] };
    await expectFound('7: <unknown> was taken');
  });
});

describe('8: audit', () => {
  it('a change without its row', async () => {
    await tamper('DELETE FROM "AuditEntry" WHERE "subjectId" = $1', one(0).registrationId);
    await expectFound(`8: ${one(0).registrationId}`, '8: the change of', '8: registration.submit of');
  });

  it('a sealed row that was changed', async () => {
    await sealAudit(0);
    expect(await violations(known)).toEqual([]);
    await tamper(
      `UPDATE "AuditEntry" SET role = 'ORGANISER' WHERE "subjectId" = $1 AND action = 'registration.submit'`,
      one(0).registrationId,
    );
    await expectFound('8: seal');
    await tamper(
      `UPDATE "AuditEntry" SET role = 'DELEGATE' WHERE "subjectId" = $1 AND action = 'registration.submit'`,
      one(0).registrationId,
    );
  });
});
