import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { draftInvitationsDefinition } from '@/lib/inviting/definitions';
import { listParties } from '@/lib/inviting/queries/parties';
import { readLiveResults } from '@/prisma/factories/live-results';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSnapshot, makeSurvey } from '@/prisma/factories/surveys';
import { setTermsDefinition, submitDefinition } from './definitions';
import { findOwnResponse, listAnsweringParties } from './queries/own-response';
import { findSnapshot } from './queries/results';
import { countTracked, findTrack } from './queries/track-responses';
import { snapshotSheet } from './render/snapshot-sheet';

let secretariat: Actor;
let meeting: { id: string; slug: string };
let survey: { survey: string; version: string };

const lands = [
  ['SN', 'SEN', { en: 'Senegal', fr: 'Sénégal', es: 'Senegal' }, true],
  ['PE', 'PER', { en: 'Peru', fr: 'Pérou', es: 'Perú' }, true],
  ['GL', 'GRL', { en: 'Greenland' }, false],
] as const;

beforeAll(async () => {
  await makeRegions();
  await makeSwitzerland();
  for (const [iso2, iso3, names, unMember] of lands)
    await db().country.upsert({
      where: { iso2 },
      update: { names, unMember },
      create: {
        ...{ iso2, iso3, names, unMember, commonNames: {}, unObserver: false, unCommissions: [], euMember: false },
        ...{ sources: [], asOf: '2026', confidence: 'STATED' },
      },
    });
  secretariat = await makeActor({ siteRole: 'STAFF' });
});
beforeEach(async () => {
  meeting = await makeMeeting();
  survey = await makeSurvey(meeting, secretariat);
});

const terms = { answerBy: {}, addressees: 'on', seats: '2', fundedSeats: '0', language: 'own', letter: 'NOTE_VERBALE' };
const invite = (parties: string[]) =>
  asked(draftInvitationsDefinition, secretariat, meeting.slug, { parties, ...terms });
const scope = (actor = secretariat) => enterMeeting(actor, meeting.slug);
const setAudience = (asks: string[]) =>
  asked(setTermsDefinition, secretariat, meeting.slug, {
    ...{ survey: survey.survey, graceHours: '0', attribution: 'attributed', asks },
  });
const everybody = ['MECHANISMS', 'PARTNERS', 'STATES'];

/** A party that is asked, with somebody who submits for it. */
async function party(kind: 'RCP' | 'STATE') {
  const { delegationId: delegation, code } = await makeAskedParty(meeting.id, {
    kind,
    regions: kind === 'STATE' ? [] : ['africa'],
  });
  const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
  return { delegation, code, actor: await makeActor({ roles: [role] }) };
}
const submit = ({ actor, delegation }: Awaited<ReturnType<typeof party>>, order: string[]) =>
  asked(submitDefinition, actor, meeting.slug, {
    ...{ delegation, version: survey.version, answers: answersWith(order), reviewed: {} },
  });

describe('States', () => {
  it('are invited from the list of countries, with its names, and are one party for all meetings', async () => {
    const listed = (await listParties(await scope(), { kind: 'STATE', q: 'Sénégal' }, 'fr')).rows;
    expect(listed).toMatchObject([{ code: 'state-sn', kind: 'STATE', names: lands[0][2], invitation: null }]);
    expect((await listParties(await scope(), { kind: 'STATE', q: 'Greenland' }, 'en')).rows).toEqual([]);
    expect(await invite(['state:SN', 'state:PE', 'state:GL'])).toMatchObject({ ok: true, value: { drafted: 2 } });
    expect(await invite(['state:GL'])).toMatchObject({ ok: false, code: 'invalid' });
    expect(await invite(['state:SN'])).toMatchObject({ fields: { parties: { code: 'already_invited' } } });
    const [again] = (await listParties(await scope(), { kind: 'STATE', q: 'Senegal' }, 'en')).rows;
    expect(again).toMatchObject({ code: 'state-sn', invitation: 'DRAFT' });
    meeting = await makeMeeting();
    const [elsewhere] = (await listParties(await scope(), { kind: 'STATE', q: 'Senegal' }, 'en')).rows;
    expect(elsewhere).toMatchObject({ id: again?.id, invitation: null });
    expect(await invite([elsewhere?.id ?? ''])).toMatchObject({ ok: true, value: { drafted: 1 } });
    expect(await db().party.count({ where: { stateOf: 'SN' } })).toBe(1);
  });

  it('are asked only where the meeting says so, before anybody has answered', async () => {
    const [state, mechanism] = [await party('STATE'), await party('RCP')];
    const own = async ({ actor }: typeof state) => {
      const [answering] = await listAnsweringParties(await scope(actor));
      return answering ? await findOwnResponse(await scope(actor), answering) : null;
    };
    const kinds = async () => (await countTracked(await scope(), survey.survey)).map(({ kind }) => kind).toSorted();
    expect((await findTrack(await scope()))?.asks).toEqual(['MECHANISMS', 'PARTNERS']);
    expect(await own(state)).toBeNull();
    expect(await kinds()).toEqual(['RCP']);
    expect(await submit(state, ['a'])).toMatchObject({ ok: false, code: 'not_found' });
    expect(await setAudience([])).toMatchObject({ fields: { asks: { code: 'none_ticked' } } });
    expect(await setAudience(everybody)).toMatchObject({ ok: true });
    expect((await own(state))?.mayAnswer).toBe(true);
    expect(await kinds()).toEqual(['RCP', 'STATE']);
    expect(await submit(mechanism, ['b'])).toMatchObject({ ok: true });
    expect(await setAudience(['MECHANISMS'])).toMatchObject({ fields: { asks: { code: 'announced' } } });
  });

  it('are counted apart from the mechanisms of their region, live and in the snapshot', async () => {
    await setAudience(everybody);
    const mechanisms = [await party('RCP'), await party('RCP'), await party('RCP')];
    const states = [await party('STATE'), await party('STATE'), await party('STATE'), await party('STATE')];
    for (const each of mechanisms) expect(await submit(each, ['a', 'b'])).toMatchObject({ ok: true });
    for (const each of states.slice(1)) expect(await submit(each, ['e', 'd'])).toMatchObject({ ok: true });
    const live = await readLiveResults(await scope(), survey.survey);
    expect([live.results.invited, live.results.submitted]).toEqual([3, 3]);
    expect([live.states?.invited, live.states?.submitted]).toEqual([4, 3]);
    const count = (results: typeof live.results | undefined, theme: string) => {
      const ranking = results?.questions.find(({ type }) => type === 'RANKING');
      if (ranking?.type !== 'RANKING') return null;
      const { columns, total } = ranking.table;
      return {
        columns: columns.filter(({ invited }) => (invited ?? 0) > 0).map(({ key }) => key),
        count: total.cells.find((cell) => cell.theme === theme)?.count,
      };
    };
    expect(count(live.results, 'a')).toEqual({ columns: ['africa'], count: 3 });
    expect(count(live.results, 'e')).toEqual({ columns: ['africa'], count: 0 });
    expect(count(live.states ?? undefined, 'e')).toEqual({ columns: [], count: 3 });
    expect(await makeSnapshot(secretariat, meeting, survey.survey)).toMatchObject({
      ok: true,
    });
    const snapshot = await findSnapshot(await scope(), null);
    expect(count(snapshot?.results, 'e')).toEqual({ columns: ['africa'], count: 0 });
    expect(count(snapshot?.states ?? undefined, 'e')).toEqual({ columns: [], count: 3 });
    if (!snapshot) throw new Error('The snapshot is not there');
    const figures = (isOfStates: boolean) =>
      snapshotSheet(snapshot, {
        locale: 'en',
        meeting: { title: {}, illustrative: false, zone: 'UTC' },
        isOfStates,
      });
    expect(figures(true)).toContainEqual(['3 of 4 States asked have submitted.']);
    expect(
      figures(true)
        ?.filter((row) => row[12] === 'e')
        .map((row) => [row[13], row[3]]),
    ).toEqual([['total', 3]]);
    expect(
      figures(false)
        ?.filter((row) => row[12] === 'e' && row[13] === 'total')
        .map((row) => row[3]),
    ).toEqual([0]);
    expect(
      snapshotSheet(
        { ...snapshot, states: null },
        { locale: 'en', meeting: { title: {}, illustrative: false, zone: 'UTC' }, isOfStates: true },
      ),
    ).toBeNull();
    const [sealed] = await db().resultSnapshot.findMany({ where: { surveyId: survey.survey } });
    const payload = sealed?.payload as { submissions: object; states: { submissions: object } };
    expect(Object.keys(payload.submissions).toSorted()).toEqual(mechanisms.map(({ code }) => code).toSorted());
    expect(Object.keys(payload.states.submissions)).toHaveLength(3);
    // One more State would tell its answers beside the snapshot before, however many mechanisms there are.
    const [last] = states;
    if (last) await submit(last, ['a']);
    expect(await makeSnapshot(secretariat, meeting, survey.survey)).toMatchObject({
      fields: { survey: { code: 'tells_too_much' } },
    });
  });

  it('stand as in the last snapshot where too few of them have answered since, and keep no other figure from it', async () => {
    await setAudience(everybody);
    const take = () => makeSnapshot(secretariat, meeting, survey.survey);
    const states = [await party('STATE'), await party('STATE'), await party('STATE')];
    await submit(await party('RCP'), ['a']);
    expect(await take()).toMatchObject({ ok: true });
    for (const each of states) await submit(each, ['e']);
    // Nothing but these States is new: they alone would be told.
    expect(await take()).toMatchObject({ fields: { survey: { code: 'tells_too_much' } } });
    for (let more = 0; more < 5; more += 1) await submit(await party('RCP'), ['b']);
    expect(await take()).toMatchObject({ ok: true, value: { number: 2 } });
    const second = await findSnapshot(await scope(), null);
    expect(second?.results.submitted).toBe(6);
    expect([second?.states?.submitted, second?.statesAsOf]).toEqual([0, 1]);
    for (let more = 0; more < 2; more += 1) await submit(await party('STATE'), ['d']);
    expect(await take()).toMatchObject({ ok: true, value: { number: 3 } });
    const third = await findSnapshot(await scope(), null);
    expect([third?.states?.submitted, third?.statesAsOf]).toEqual([5, null]);
  });

  it('can be told anew where too few of the others have answered since: the figures of those stand as in the last snapshot', async () => {
    await setAudience(everybody);
    const take = () => makeSnapshot(secretariat, meeting, survey.survey);
    for (let more = 0; more < 5; more += 1) await submit(await party('RCP'), ['a']);
    expect(await take()).toMatchObject({ ok: true });
    await submit(await party('RCP'), ['b']);
    expect(await take()).toMatchObject({ fields: { survey: { code: 'tells_too_much' } } });
    for (let more = 0; more < 5; more += 1) await submit(await party('STATE'), ['e']);
    expect(await take()).toMatchObject({ ok: true, value: { number: 2 } });
    const [first, second] = [await findSnapshot(await scope(), 1), await findSnapshot(await scope(), 2)];
    expect([second?.results, second?.asOf]).toEqual([first?.results, 1]);
    expect([second?.states?.submitted, second?.statesAsOf]).toEqual([5, null]);
    const request = await db().snapshotRequest.findFirstOrThrow({ where: { snapshotId: second?.id ?? '' } });
    expect(request.kept).toEqual({ all: 1 });
    // What stands from before is compared as what it is: the one who came since is still not told.
    for (let more = 0; more < 4; more += 1) await submit(await party('RCP'), ['b']);
    expect(await take()).toMatchObject({ ok: true, value: { number: 3 } });
    const third = await findSnapshot(await scope(), 3);
    expect([third?.results.submitted, third?.asOf, third?.states?.submitted]).toEqual([10, null, 5]);
  });

  it('leave a snapshot without them as it was', async () => {
    const mechanism = await party('RCP');
    await submit(mechanism, ['a']);
    await makeSnapshot(secretariat, meeting, survey.survey);
    const [sealed] = await db().resultSnapshot.findMany({ where: { surveyId: survey.survey } });
    expect(sealed?.payload).not.toHaveProperty('states');
    expect((await findSnapshot(await scope(), null))?.states).toBeNull();
  });
});
