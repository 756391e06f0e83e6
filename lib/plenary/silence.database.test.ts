import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { closeMeetingDefinition } from '@/lib/meetings/definitions';
import {
  reopenGeneralDefinition,
  reviseGeneralDefinition,
  translateDefinition,
} from '@/lib/recommendations/definitions';
import { makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation } from '@/prisma/factories/delegations';
import { heldStep } from '@/prisma/factories/held-step';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { unlocked } from '@/prisma/factories/unlocked';
import { breakSilence } from './break-silence';
import { concludeSilence } from './conclude-silence';
import {
  breakSilenceDefinition,
  cancelSilenceDefinition,
  decideDefinition,
  openSilenceDefinition,
  orderDefinition,
  recordReservationDefinition,
  setRulesDefinition,
  showDefinition,
  tableAmendmentDefinition,
  withdrawReservationDefinition,
} from './definitions';
import { concludeSilences } from './job';
import { listDecisions, listSilences } from './queries/decisions';
import { findItem } from './queries/list';
import { listAudiences } from './queries/room';
import { readTexts } from './read-texts';
import { recipientsOf } from './recipients-of';

let staff: Actor;
const key = () => randomUUID();

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

async function sitting() {
  const meeting = await makeMeeting();
  const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  const [one, two] = [
    await makeDelegation(staff, meeting.slug),
    await makeDelegation(staff, meeting.slug, { locale: 'fr' }),
  ];
  const general = await makeRecommendation({
    meetingId: meeting.id,
    status: 'READY',
    symbol: 'G/1',
    translations: { fr: 'Adopter.' },
  });
  const call = (actor: Actor, input: unknown) => ({ actor, meeting: meeting.slug, input, key: key() });
  await execute(orderDefinition, call(staff, { positions: { [general.id]: '1' } }));
  return { meeting, chair, one, two, general, call };
}
type Sitting = Awaited<ReturnType<typeof sitting>>;

/** A deadline as it is typed: by the meeting's clock, whole minutes from now on. */
function inMinutes(minutes: number) {
  return toLocal(new Date(Date.now() + minutes * 60_000), 'Europe/Zurich');
}

async function open(here: Sitting, input: Record<string, unknown> = {}) {
  const { general, call } = here;
  const fields = { recommendation: general.id, revision: general.revisionId, audience: 'ALL', closes: inMinutes(90) };
  return execute(openSilenceDefinition, call(staff, { ...fields, ...input }));
}

async function opened(here: Sitting): Promise<{ id: string; closesAt: Date }> {
  const result = await open(here);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { id: result.value.silence, closesAt: result.value.closesAt };
}

const broken = (here: Sitting, silence: string, of = here.one) =>
  execute(
    breakSilenceDefinition,
    here.call(of.focalPoint, { silence, delegation: of.delegationId, reason: 'The date' }),
  );
const concluded = ({ meeting }: Sitting, id: string, now: Date) =>
  runAsSystem('silence.conclude', meeting.slug, (ctx) => concludeSilence({ ...ctx, now }, id));
const mails = async (here: Sitting, purpose: string) =>
  (await db().outboxMail.findMany({ where: { meetingId: here.meeting.id, purpose }, orderBy: { locale: 'asc' } })).map(
    ({ recipient, locale, subject, body }) => ({ recipient, locale, subject, body }),
  );

describe('opening', () => {
  it('fixes the text’s hash, the audience and the deadline by the meeting’s clock, and writes to each in their language', async () => {
    const here = await sitting();
    const closes = inMinutes(90);
    expect(await open(here, { closes })).toMatchObject({
      ok: true,
      value: { closesAt: toInstant(closes, 'Europe/Zurich') },
    });
    // Of the text in every language it was sent in, not of its source alone.
    const { hash, languages } = await readTexts(db(), here.general.revisionId);
    expect(await listSilences(await enterMeeting(here.chair, here.meeting.slug), here.general.id)).toMatchObject([
      { state: 'OPEN', languages, revision: { number: 1, hash }, audience: [{}, {}], breaks: [], end: null },
    ]);
    const written = await mails(here, 'silence.opened');
    expect(written.map(({ recipient, locale }) => [recipient, locale])).toEqual([
      [here.one.focalPoint.email, 'en'],
      [here.two.focalPoint.email, 'fr'],
    ]);
    for (const { body } of written) expect(body).toContain(hash);
  });

  it('writes once to a mailbox that serves a delegation under two names, also where neither is the one it is shown under', async () => {
    const here = await sitting();
    const { delegationId, focalPoint } = here.one;
    await db().accountPerson.updateMany({ where: { accountId: focalPoint.accountId }, data: { primary: false } });
    await db().person.create({
      data: {
        givenName: 'Second',
        surname: 'Name',
        foldedName: 'second name',
        accounts: { create: { accountId: focalPoint.accountId } },
        roles: { create: { meetingId: here.meeting.id, kind: 'FOCAL_POINT', delegationId } },
      },
    });
    const reached = await recipientsOf(db(), [delegationId]);
    expect(reached).toMatchObject([{ delegationId, email: focalPoint.email }]);
    await opened(here);
    expect((await mails(here, 'silence.opened')).map(({ recipient }) => recipient)).toEqual([
      focalPoint.email,
      here.two.focalPoint.email,
    ]);
    // An assistant fills in for a person, and speaks for no delegation.
    await db().accountPerson.updateMany({ where: { accountId: focalPoint.accountId }, data: { assistant: true } });
    expect(await recipientsOf(db(), [delegationId])).toEqual([]);
  });

  it('is refused twice, on an older text, over an open amendment, and for a time that is past or never comes', async () => {
    const here = await sitting();
    expect(await open(here, { closes: { date: '2020-01-01', time: '10:00' } })).toMatchObject({
      fields: { 'closes.date': { code: 'not_later' } },
    });
    expect(await open(here, { closes: { date: '2027-03-28', time: '02:30' } })).toMatchObject({
      fields: { 'closes.time': { code: 'no_such_time' } },
    });
    expect(await open(here, { audience: 'NONE' })).toMatchObject({ fields: { audience: { code: 'invalid_choice' } } });
    expect(await execute(openSilenceDefinition, here.call(here.chair, {}))).toMatchObject({ code: 'invalid' });
    await opened(here);
    expect(await open(here)).toMatchObject({ fields: { revision: { code: 'silence_runs' } } });
    const text = { language: 'en', text: 'Something else.', delegation: here.one.delegationId };
    const tabling = { recommendation: here.general.id, revision: here.general.revisionId, ...text };
    expect(await execute(tableAmendmentDefinition, here.call(here.one.focalPoint, tabling))).toEqual({
      ok: false,
      code: 'closed',
    });
    await execute(showDefinition, here.call(here.chair, { recommendation: here.general.id }));
    const decision = { recommendation: here.general.id, revision: here.general.revisionId, outcome: 'ADOPTED' };
    expect(await execute(decideDefinition, here.call(here.chair, decision))).toMatchObject({
      fields: { revision: { code: 'silence_runs' } },
    });
  });
});

describe('the deadline', () => {
  it('adopts what nobody has broken, once, and tells the audience', async () => {
    const here = await sitting();
    const { id, closesAt } = await opened(here);
    expect(await concluded(here, id, new Date(closesAt.getTime() - 1))).toBe(null);
    expect(await Promise.all([concluded(here, id, closesAt), concluded(here, id, closesAt)])).toEqual(
      expect.arrayContaining(['ADOPTED', null]),
    );
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    expect(await listDecisions(scope, here.general.id)).toMatchObject([
      { outcome: 'ADOPTED', method: 'SILENCE', byName: staff.name, revision: { number: 1 } },
    ]);
    expect(await mails(here, 'silence.adopted')).toHaveLength(2);
    expect((await db().recommendation.findUniqueOrThrow({ where: { id: here.general.id } })).status).toBe('ADOPTED');
    expect(await broken(here, id)).toEqual({ ok: false, code: 'closed' });
  });

  it('adopts nothing that was broken, and says by whom and why', async () => {
    const here = await sitting();
    const { id, closesAt } = await opened(here);
    const other = await makeDelegation(staff, here.meeting.slug);
    expect(await broken(here, id, other)).toEqual({ ok: false, code: 'not_found' });
    expect(await broken(here, id)).toMatchObject({ ok: true });
    expect(await broken(here, id)).toMatchObject({ code: 'conflict' });
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    expect(await listSilences(scope, here.general.id)).toMatchObject([
      { state: 'BROKEN', breaks: [{ reason: 'The date' }] },
    ]);
    // The first break ends it: the audience reads why at once, and nothing waits for the deadline any more.
    expect(await db().silenceEnd.findUnique({ where: { procedureId: id } })).toMatchObject({ outcome: 'BROKEN' });
    expect((await mails(here, 'silence.broken')).map(({ body }) => body)).toEqual([
      expect.stringContaining('The date'),
      expect.stringContaining('The date'),
    ]);
    expect(await broken(here, id, here.two)).toMatchObject({ ok: true });
    expect(await mails(here, 'silence.broken')).toHaveLength(2);
    expect(await execute(cancelSilenceDefinition, here.call(staff, { silence: id }))).toMatchObject({
      code: 'conflict',
    });
    expect(await concluded(here, id, closesAt)).toBe(null);
    expect(await listDecisions(scope, here.general.id)).toEqual([]);
    const text = { language: 'en', text: 'Something else.', delegation: here.one.delegationId };
    const tabling = { recommendation: here.general.id, revision: here.general.revisionId, ...text };
    expect(await execute(tableAmendmentDefinition, here.call(here.one.focalPoint, tabling))).toMatchObject({
      ok: true,
    });
  });

  it('a changed text cancels it, whatever the clock says', async () => {
    const here = await sitting();
    const { id } = await opened(here);
    const change = {
      recommendation: here.general.id,
      base: here.general.revisionId,
      text: 'Do something else.',
      theme: 'labour-migration',
      addressees: '',
      dueBy: '',
    };
    expect(await execute(reviseGeneralDefinition, here.call(staff, change))).toMatchObject({ ok: true });
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    expect(await listSilences(scope, here.general.id)).toMatchObject([{ state: 'CANCELLED', isBreakable: false }]);
    expect(await broken(here, id)).toEqual({ ok: false, code: 'closed' });
    // Nobody has to wait for the job: the new text may be decided upon, or asked about, at once.
    await execute(showDefinition, here.call(here.chair, { recommendation: here.general.id }));
    const { headRevisionId } = await db().recommendation.findUniqueOrThrow({ where: { id: here.general.id } });
    const note = 'Tomorrow';
    const deferral = { recommendation: here.general.id, revision: headRevisionId, outcome: 'DEFERRED', note };
    expect(await execute(decideDefinition, here.call(here.chair, deferral))).toMatchObject({ ok: true });
    expect(await open(here, { revision: headRevisionId })).toMatchObject({ ok: true });
    expect(await concludeSilences()).toBeGreaterThan(0);
    expect(await db().silenceEnd.findUnique({ where: { procedureId: id } })).toMatchObject({ outcome: 'CANCELLED' });
    expect(await mails(here, 'silence.cancelled')).toHaveLength(2);
  });

  it('a meeting that is closed cancels what still runs', async () => {
    const here = await sitting();
    const { id, closesAt } = await opened(here);
    const closedAt = new Date(closesAt.getTime() - 1);
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'CLOSED', closedAt } });
    expect(await concluded(here, id, closesAt)).toBe('CANCELLED');
  });

  it('the secretariat calls it off', async () => {
    const here = await sitting();
    const { id } = await opened(here);
    expect(await execute(cancelSilenceDefinition, here.call(here.one.focalPoint, { silence: id }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await execute(cancelSilenceDefinition, here.call(staff, { silence: id }))).toMatchObject({ ok: true });
    expect(await execute(cancelSilenceDefinition, here.call(staff, { silence: id }))).toMatchObject({
      code: 'conflict',
    });
  });
});

/** A procedure whose deadline has passed an hour ago, and to which no job has come. */
async function overdue({ general, one }: Sitting): Promise<{ id: string; closesAt: Date }> {
  const { hash } = await db().revision.findUniqueOrThrow({ where: { id: general.revisionId } });
  const [at, closesAt] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000)];
  const { id } = await db().silenceProcedure.create({
    data: {
      recommendationId: general.id,
      revisionId: general.revisionId,
      hash,
      at,
      closesAt,
      byName: staff.name ?? '',
      audience: { create: { delegationId: one.delegationId } },
    },
    select: { id: true },
  });
  return { id, closesAt };
}

describe('between the deadline and the job', () => {
  it('nobody changes what is adopted, however late the job comes', async () => {
    const here = await sitting();
    const { id, closesAt } = await overdue(here);
    const { general, meeting, call } = here;
    const { id: recommendation, revisionId, unitUid: unit } = general;
    const filed = { theme: 'labour-migration', addressees: '', dueBy: '' };
    const change = { recommendation, base: revisionId, text: 'Do something else.', ...filed };
    expect(await execute(reviseGeneralDefinition, call(staff, change))).toEqual({ ok: false, code: 'closed' });
    const correction = { recommendation, base: revisionId, unit, language: 'fr', text: 'Faire autre chose.' };
    expect(await execute(translateDefinition, call(staff, correction))).toEqual({ ok: false, code: 'closed' });
    expect(await execute(cancelSilenceDefinition, call(staff, { silence: id }))).toEqual({ ok: false, code: 'closed' });
    const reopening = { recommendation, revision: revisionId, reason: 'A group asks' };
    expect(await execute(reopenGeneralDefinition, call(staff, reopening))).toMatchObject({
      fields: { revision: { code: 'silence_runs' } },
    });
    const { lockVersion } = await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
    const closing = { lockVersion: String(lockVersion), confirmed: 'on' };
    expect(await execute(closeMeetingDefinition, call(staff, closing))).toMatchObject({ ok: true });
    await concludeSilences();
    expect(await db().silenceEnd.findUnique({ where: { procedureId: id } })).toMatchObject({ outcome: 'ADOPTED' });
    expect(await listDecisions(await enterMeeting(staff, meeting.slug), general.id)).toMatchObject([
      { outcome: 'ADOPTED', method: 'SILENCE', at: closesAt, revision: { number: 1 } },
    ]);
  });
});

describe('what delegations are asked about', () => {
  it('stays on the list and is not reopened, so that they can break the silence', async () => {
    const here = await sitting();
    const { id } = await opened(here);
    const other = await makeRecommendation({ meetingId: here.meeting.id, status: 'READY', symbol: 'G/2' });
    const positions = { [here.general.id]: '', [other.id]: '1' };
    expect(await execute(orderDefinition, here.call(staff, { positions }))).toEqual({
      ok: true,
      value: { items: [other.id, here.general.id] },
    });
    const reopening = { recommendation: here.general.id, revision: here.general.revisionId, reason: 'A group asks' };
    expect(await execute(reopenGeneralDefinition, here.call(staff, reopening))).toMatchObject({
      fields: { revision: { code: 'silence_runs' } },
    });
    const scope = await enterMeeting(here.one.focalPoint, here.meeting.slug);
    expect(await findItem(scope, here.general.id)).toMatchObject({ position: 2 });
    expect(await broken(here, id)).toMatchObject({ ok: true });
  });

  it('has to be on the list, in a meeting that is open', async () => {
    const here = await sitting();
    await execute(orderDefinition, here.call(staff, { positions: { [here.general.id]: '' } }));
    expect(await open(here)).toEqual({ ok: false, code: 'not_found' });
    await execute(orderDefinition, here.call(staff, { positions: { [here.general.id]: '1' } }));
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'PREPARATION' } });
    expect(await open(here)).toEqual({ ok: false, code: 'closed' });
  });

  it('is asked of delegations that take part, and only where each can be written to', async () => {
    const here = await sitting();
    const declined = await makeDelegation(staff, here.meeting.slug);
    await db().invitation.update({ where: { id: declined.invitationId }, data: { status: 'DECLINED' } });
    const { accountId } = here.two.focalPoint;
    await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
    const scope = await enterMeeting(staff, here.meeting.slug);
    const { names } = await db().party.findUniqueOrThrow({ where: { id: here.two.party.id }, select: { names: true } });
    expect((await listAudiences(scope)).unreachable).toEqual([names]);
    expect(await open(here)).toMatchObject({ fields: { audience: { code: 'unreachable' } } });
    await db().account.update({ where: { id: accountId }, data: { disabledAt: null } });
    expect((await listAudiences(scope)).unreachable).toEqual([]);
    const { id } = await opened(here);
    const asked = await db().silenceAudience.findMany({ where: { procedureId: id }, select: { delegationId: true } });
    expect(asked.map(({ delegationId }) => delegationId).toSorted()).toEqual(
      [here.one.delegationId, here.two.delegationId].toSorted(),
    );
  });
});

describe('a break at the last moment and the conclusion', () => {
  /** The break has written everything and is about to be committed when the conclusion comes. */
  async function atOnce(here: Sitting, { id, closesAt }: { id: string; closesAt: Date }, seen: (tx: Tx) => Tx) {
    const step = heldStep();
    const breaking = runAsSystem('silence.break', here.meeting.slug, async (ctx) => {
      const reason = 'At the last moment';
      const input = { silence: id, delegation: here.one.delegationId, reason };
      await breakSilence({ ...ctx, tx: seen(ctx.tx) }, input);
      await step.hold();
    });
    await step.reached;
    const conclusion = runAsSystem('silence.conclude', here.meeting.slug, (ctx) =>
      concludeSilence({ ...ctx, tx: seen(ctx.tx), now: closesAt }, id),
    );
    const answer = Promise.allSettled([breaking, conclusion]);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    step.go();
    const [, concluded] = await answer;
    return concluded;
  }

  it('wait for each other: whoever comes second reads what the first has written', async () => {
    const here = await sitting();
    const silence = await opened(here);
    expect(await atOnce(here, silence, (tx) => tx)).toEqual({ status: 'fulfilled', value: null });
    expect(await db().silenceEnd.findUnique({ where: { procedureId: silence.id } })).toMatchObject({
      outcome: 'BROKEN',
    });
  });

  it('without the lock the conclusion has read no break, adopts, and is stopped by the key alone', async () => {
    const here = await sitting();
    const silence = await opened(here);
    expect(await atOnce(here, silence, unlocked)).toMatchObject({
      status: 'rejected',
      reason: { code: 'P2002' },
    });
  });
});

describe('reservations', () => {
  it('are a delegation’s, on a decision that binds, one at a time, and withdrawn with a record', async () => {
    const here = await sitting();
    const { call, one, two } = here;
    await execute(showDefinition, call(here.chair, { recommendation: here.general.id }));
    const decided = await execute(
      decideDefinition,
      call(here.chair, { recommendation: here.general.id, revision: here.general.revisionId, outcome: 'ADOPTED' }),
    );
    const decision = decided.ok ? decided.value.decision : '';
    const record = (of: typeof one, delegation = of.delegationId) =>
      execute(
        recordReservationDefinition,
        call(of.focalPoint, { decision, delegation, language: 'en', text: 'Not before 2030.' }),
      );
    expect(await record(two, one.delegationId)).toMatchObject({ code: 'not_found' });
    const results = await Promise.all([record(one), record(one)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    const [{ reservations } = { reservations: [] }] = await listDecisions(scope, here.general.id);
    expect(reservations).toMatchObject([
      { text: 'Not before 2030.', delegation: { id: one.delegationId }, withdrawnAt: null },
    ]);
    const reservation = reservations[0]?.id;
    expect(await execute(withdrawReservationDefinition, call(two.focalPoint, { reservation }))).toMatchObject({
      code: 'not_found',
    });
    expect(await execute(withdrawReservationDefinition, call(one.focalPoint, { reservation }))).toMatchObject({
      ok: true,
    });
    expect(await execute(withdrawReservationDefinition, call(one.focalPoint, { reservation }))).toMatchObject({
      code: 'conflict',
    });
    expect((await listDecisions(scope, here.general.id))[0]?.reservations[0]?.withdrawnAt).toBeInstanceOf(Date);
    expect(await record(one)).toMatchObject({ ok: true });
  });
});

describe('a vote', () => {
  it('is recorded only where the meeting has votes', async () => {
    const here = await sitting();
    await execute(showDefinition, here.call(here.chair, { recommendation: here.general.id }));
    const vote = { inFavour: '20', against: '1', abstaining: '2' };
    const decide = (given: object) =>
      execute(
        decideDefinition,
        here.call(here.chair, {
          recommendation: here.general.id,
          revision: here.general.revisionId,
          outcome: 'ADOPTED',
          vote: given,
        }),
      );
    expect(await decide(vote)).toMatchObject({ fields: { vote: { code: 'not_switched_on' } } });
    await execute(setRulesDefinition, here.call(staff, { turnMinutes: '3', voting: 'on' }));
    expect(await decide({ ...vote, against: '' })).toMatchObject({ code: 'invalid' });
    expect(await decide(vote)).toMatchObject({ ok: true });
    expect(await listDecisions(await enterMeeting(here.chair, here.meeting.slug), here.general.id)).toMatchObject([
      { method: 'VOTE', vote: { inFavour: 20, against: 1, abstaining: 2 } },
    ]);
  });
});

describe('the record', () => {
  it('cannot be changed or removed by the application’s own role', async () => {
    const here = await sitting();
    const { id } = await opened(here);
    await broken(here, id);
    for (const statement of [
      Prisma.sql`UPDATE "SilenceProcedure" SET "closesAt" = now() + interval '1 day' WHERE id = ${id}::uuid`,
      Prisma.sql`DELETE FROM "SilenceBreak" WHERE "procedureId" = ${id}::uuid`,
      Prisma.sql`DELETE FROM "SilenceAudience" WHERE "procedureId" = ${id}::uuid`,
      Prisma.sql`UPDATE "SilenceBreak" SET reason = 'x' WHERE "procedureId" = ${id}::uuid`,
    ])
      await expect(db().$executeRaw(statement)).rejects.toThrow(/permission denied|sealed/);
    // Whoever was not asked breaks no silence, by whatever way.
    const other = await makeDelegation(staff, here.meeting.slug);
    await expect(
      db().silenceBreak.create({ data: { procedureId: id, delegationId: other.delegationId, reason: 'x' } }),
    ).rejects.toThrow();
  });
});

describe('a procedure that cannot be concluded', () => {
  it('keeps none of the others waiting, and the job says that it failed', async () => {
    const [bad, good] = [await sitting(), await sitting()];
    await overdue(bad);
    const { id } = await overdue(good);
    // A sentence without the language it was written in is broken, and says so.
    const unit = await db().unit.create({
      data: { revisionId: bad.general.revisionId, uid: randomUUID(), position: 2 },
      select: { id: true },
    });
    await db().unitText.create({
      data: { unitId: unit.id, language: 'fr', text: 'Sans source.', sourceHash: '0'.repeat(64) },
    });
    await expect(concludeSilences()).rejects.toThrow(AggregateError);
    expect(await db().silenceEnd.findUnique({ where: { procedureId: id } })).toMatchObject({ outcome: 'ADOPTED' });
  });
});
