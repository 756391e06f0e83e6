import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { questionnaireSchema, questionsOf } from '@/lib/surveys/model/definition';
import { heldStep } from '@/prisma/factories/held-step';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { unlocked } from '@/prisma/factories/unlocked';
import { loadSample } from '@/prisma/seed/sample/load-sample';
import { takeOverDefinition } from './definitions';
import { findTakeovers, type Takeover } from './queries';
import { takeoverKinds } from './schema';

let staff: Actor;
let meeting: Awaited<ReturnType<typeof makeMeeting>>;

const run = (kinds: readonly string[], actor = staff, slug = meeting.slug) =>
  execute(takeOverDefinition, { actor, meeting: slug, input: { kinds }, key: randomUUID() });
const told = async (): Promise<Takeover[]> => (await findTakeovers(await enterMeeting(staff, meeting.slug))).takeovers;
const reasons = ({ left }: Takeover) => [...new Set(left.map(({ why }) => why))].sort();

beforeAll(async () => {
  await db().$transaction(async (tx) => loadSample(tx, new Date()), { timeout: 60_000 });
  staff = await makeActor({ siteRole: 'STAFF' });
  const { id } = await db().meeting.findUniqueOrThrow({ where: { slug: 'grcp7' }, select: { id: true } });
  await db().mailTemplate.create({
    data: { meetingId: id, purpose: 'invitation', locale: 'en', subject: 'Come', body: 'Come {link}' },
  });
  meeting = await makeMeeting({ seriesCode: 'grcp', edition: 99, phase: 'PREPARATION', previousId: id });
}, 120_000);

describe('the next edition', () => {
  it('takes over what can be used again, with a list of what was taken and what was not, and sends nothing', async () => {
    const mails = await db().outboxMail.count();
    expect(await run(takeoverKinds)).toMatchObject({ ok: true });
    const takeovers = await told();
    expect(takeovers.map(({ kind }) => kind).sort()).toEqual([...takeoverKinds].sort());
    const of = (kind: string) => takeovers.find((one) => one.kind === kind) as Takeover;
    // Of the seven commitments of the sample all owners of the second say that it is done.
    expect(of('COMMITMENTS').taken).toHaveLength(6);
    expect(of('COMMITMENTS').left.map(({ name, why }) => [name.en?.slice(0, 3), why])).toEqual([['C/2', 'done']]);
    expect(await db().carryOver.count({ where: { meetingId: meeting.id } })).toBe(6);
    expect(of('PARTIES').taken).toHaveLength(32);
    expect(of('GROUPS').taken).toHaveLength(5);
    expect(of('TEMPLATES').taken.map(({ en }) => en)).toEqual(['invitation (en)', 'Letterhead']);
    expect(of('AGENDA').taken.length).toBeGreaterThan(3);
    expect(of('FORMS').taken.length).toBeGreaterThan(0);
    expect(await db().outboxMail.count()).toBe(mails);
    const where = { meetingId: meeting.id };
    expect([await db().registration.count({ where }), await db().delegation.count({ where })]).toEqual([0, 0]);
  });

  it('drafts the invitations with the places and the focal points of then', async () => {
    const invitations = await db().invitation.findMany({ where: { meetingId: meeting.id }, include: { party: true } });
    const before = await db().invitation.findMany({ where: { meeting: { slug: 'grcp7' } } });
    for (const { partyId, status, seats, fundedSeats, focalPointEmail } of invitations) {
      const then = before.find((one) => one.partyId === partyId);
      expect({ status, seats, fundedSeats }).toEqual({
        status: 'DRAFT',
        seats: then?.seats,
        fundedSeats: then?.fundedSeats,
      });
      expect(focalPointEmail).not.toBe('');
    }
  });

  it('asks in its survey about exactly the commitments that were carried', async () => {
    const { draft } = await db().questionnaire.findFirstOrThrow({
      where: { survey: { meetingId: meeting.id } },
      select: { draft: true },
    });
    const question = questionsOf(questionnaireSchema.parse(draft)).find(({ code }) => code === 'follow-up');
    const choices = (question as { choices?: { code: string }[] } | undefined)?.choices ?? [];
    expect(choices.map(({ code }) => code)).toEqual(['c-1', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7']);
  });

  it('takes nothing twice', async () => {
    expect(await run(takeoverKinds)).toMatchObject({ ok: true });
    const again = (await told()).slice(0, takeoverKinds.length);
    expect(again.flatMap(({ taken }) => taken)).toEqual([]);
    expect([...new Set(again.flatMap(reasons))].sort()).toEqual(['done', 'there']);
    expect(await db().invitation.count({ where: { meetingId: meeting.id } })).toBe(32);
    await expect(db().editionTakeover.deleteMany({})).rejects.toThrow();
  });

  /** Two hands that take the same over, the second while the first is not committed: how they end, and how many groups each took. */
  async function atOnce(edition: number, guard: typeof unlocked | null) {
    const { id } = await db().meeting.findUniqueOrThrow({ where: { slug: 'grcp7' }, select: { id: true } });
    const other = await makeMeeting({ seriesCode: 'grcp', edition, phase: 'PREPARATION', previousId: id });
    const held = heldStep();
    type Verb = typeof takeOverDefinition.verb;
    const guarded: Verb = (ctx, input) => takeOverDefinition.verb(guard ? { ...ctx, tx: guard(ctx.tx) } : ctx, input);
    const holding: Verb = async (ctx, input) => {
      const value = await guarded(ctx, input);
      await held.hold();
      return value;
    };
    const hand = (verb: Verb) =>
      execute(
        { ...takeOverDefinition, verb },
        { actor: staff, meeting: other.slug, input: { kinds: ['GROUPS'] }, key: randomUUID() },
      );
    const first = hand(holding);
    await held.reached;
    const second = hand(guarded);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    held.go();
    const ended = (await Promise.all([first, second])).map((result) => (result.ok ? 'ok' : result.code));
    const { takeovers } = await findTakeovers(await enterMeeting(staff, other.slug));
    return { ended, groups: takeovers.map(({ taken }) => taken.length).sort() };
  }

  it('is one at a time: of two hands at once each thing is taken once', async () => {
    expect(await atOnce(98, null)).toEqual({ ended: ['ok', 'ok'], groups: [0, 5] });
  });

  it('without the lock one of the two hands would be turned away by the database', async () => {
    expect(await atOnce(97, unlocked)).toEqual({ ended: ['ok', 'unexpected'], groups: [5] });
  });

  it('is of an edition that the actor manages too, and of none where there is none', async () => {
    const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    expect(await run(['COMMITMENTS'], organiser)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await run(['COMMITMENTS'], staff, (await makeMeeting()).slug)).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await run([])).toMatchObject({ ok: false, code: 'invalid' });
  });
});
