import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { reviseGeneralDefinition } from '@/lib/recommendations/definitions';
import { makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation } from '@/prisma/factories/delegations';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
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
  const general = await makeRecommendation({ meetingId: meeting.id, status: 'READY', symbol: 'G/1' });
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
    const { hash } = await db().revision.findUniqueOrThrow({ where: { id: here.general.revisionId } });
    expect(await listSilences(await enterMeeting(here.chair, here.meeting.slug), here.general.id)).toMatchObject([
      { state: 'OPEN', revision: { number: 1, hash }, audience: [{}, {}], breaks: [], end: null },
    ]);
    const written = await mails(here, 'silence.opened');
    expect(written.map(({ recipient, locale }) => [recipient, locale])).toEqual([
      [here.one.focalPoint.email, 'en'],
      [here.two.focalPoint.email, 'fr'],
    ]);
    for (const { body } of written) expect(body).toContain(hash);
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
    expect(await concluded(here, id, closesAt)).toBe('BROKEN');
    expect(await listDecisions(scope, here.general.id)).toEqual([]);
    expect((await mails(here, 'silence.broken'))[0]?.body).toContain('The date');
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
    expect(await concludeSilences()).toBeGreaterThan(0);
    expect(await db().silenceEnd.findUnique({ where: { procedureId: id } })).toMatchObject({ outcome: 'CANCELLED' });
    expect(await mails(here, 'silence.cancelled')).toHaveLength(2);
  });

  it('a meeting that is closed cancels what still runs', async () => {
    const here = await sitting();
    const { id, closesAt } = await opened(here);
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'CLOSED' } });
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

describe('a break at the last moment and the conclusion', () => {
  it('wait for each other: whoever comes second reads what the first has written', async () => {
    const here = await sitting();
    const { id, closesAt } = await opened(here);
    // The break has the recommendation; the conclusion waits, and then finds the silence broken.
    const outcome = await whileHeld(
      Prisma.sql`SELECT id FROM "Recommendation" WHERE id = ${here.general.id}::uuid FOR UPDATE`,
      () => concluded(here, id, closesAt),
      async () => {
        await db().silenceBreak.create({
          data: { procedureId: id, delegationId: here.one.delegationId, reason: 'At the last moment' },
        });
      },
    );
    expect(outcome).toBe('BROKEN');
  });

  it('without the lock it would have been broken and adopted', async () => {
    const here = await sitting();
    const { id } = await opened(here);
    await db().$transaction(async (late) => {
      await late.silenceBreak.create({
        data: { procedureId: id, delegationId: here.one.delegationId, reason: 'At the last moment' },
      });
      // Another connection concludes by what it reads, with nobody to wait for.
      const breaks = await db().silenceBreak.count({ where: { procedureId: id } });
      const decision = await db().decision.create({
        data: { revisionId: here.general.revisionId, outcome: 'ADOPTED', method: 'SILENCE', byName: 'Chair' },
      });
      if (breaks === 0)
        await db().silenceEnd.create({ data: { procedureId: id, outcome: 'ADOPTED', decisionId: decision.id } });
    });
    const both = await db().silenceProcedure.findUniqueOrThrow({ where: { id }, select: { breaks: true, end: true } });
    expect([both.breaks.length, both.end?.outcome]).toEqual([1, 'ADOPTED']);
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
