import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { toLocal } from '@/lib/meetings/model/zone';
import { makeDelegatedParty, makeGroup, makeRegion, makeSnapshot, makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  addIssueDefinition,
  assignDefinition,
  formGroupsDefinition,
  recordPointDefinition,
  releaseDefinition,
  runIssueDefinition,
  addSpeakerDefinition,
  answerFloorDefinition,
  askFloorDefinition,
  placePartyDefinition,
  setRoomDefinition,
  stepSpeakerDefinition,
  sendFigureDefinition,
} from './definitions';
import { findBriefing } from './queries/briefing';
import {
  findGroup,
  listAgendas,
  listAssignable,
  listFloorRequests,
  listGroups,
  listSpeakable,
  previewGroups,
} from './queries';

let staff: Actor;
let regions: string[];
const key = () => randomUUID();

beforeAll(async () => {
  staff = await makeActor({ siteRole: 'STAFF' });
  regions = [await makeRegion('AFR', 1), await makeRegion('AME', 2), await makeRegion('ASP', 3)];
  for (const code of ['labour-migration', 'counter-trafficking']) await makeTheme(code);
});

async function surveyed() {
  const meeting = await makeMeeting();
  const [africa = '', americas = ''] = regions;
  const snapshot = await makeSnapshot(
    meeting.id,
    ['labour-migration', 'counter-trafficking'],
    [
      { columnKey: africa, choice: 'labour-migration', rank: 1 },
      { columnKey: africa, choice: 'counter-trafficking', rank: 2 },
      { columnKey: americas, choice: 'counter-trafficking', rank: 1 },
      { columnKey: 'interregional', choice: 'labour-migration', rank: 1 },
    ],
  );
  const parties = {
    african: await makeDelegatedParty(meeting.id, [africa]),
    both: await makeDelegatedParty(meeting.id, [africa, americas], 'IRF'),
    elsewhere: await makeDelegatedParty(meeting.id, [regions[2] ?? '']),
  };
  return { meeting, snapshot, parties };
}

describe('forming groups', () => {
  it('makes a group per region of the snapshot, with parties and issues that point at their cells', async () => {
    const { meeting, snapshot, parties } = await surveyed();
    const call = { actor: staff, meeting: meeting.slug };
    expect(await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() })).toEqual({
      ok: true,
      value: { groups: ['AFR', 'AME'] },
    });
    const scope = await enterMeeting(staff, meeting.slug);
    const africa = await findGroup(scope, 'AFR');
    expect(africa.parties.map(({ id }) => id).toSorted()).toEqual([parties.african.id, parties.both.id].toSorted());
    expect(
      africa.issues.map(({ position, themeCode, figure }) => [
        position,
        themeCode,
        figure?.rank,
        figure?.topCount,
        figure?.answered,
      ]),
    ).toEqual([
      [1, 'labour-migration', 1, 7, 9],
      [2, 'counter-trafficking', 2, 7, 9],
    ]);
    expect((await findGroup(scope, 'AME')).parties.map(({ id }) => id)).toEqual([parties.both.id]);
    expect((await previewGroups(scope, snapshot.id)).unplaced).toEqual([parties.elsewhere.id]);
  });

  it('gives the same groups again, keeps the roles, and is refused once there is something in a group', async () => {
    const { meeting, snapshot, parties } = await surveyed();
    const call = { actor: staff, meeting: meeting.slug };
    await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() });
    const group = await db().breakoutGroup.findFirstOrThrow({ where: { meetingId: meeting.id, code: 'AFR' } });
    const person = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'OBSERVER' }] });
    const input = { group: group.id, person: person.personIds[0], kind: 'FACILITATOR' };
    for (const _twice of [1, 2])
      expect(await execute(assignDefinition, { ...call, input, key: key() })).toMatchObject({ ok: true });
    expect(await db().meetingRole.count({ where: { groupId: group.id } })).toBe(1);

    expect(
      await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() }),
    ).toMatchObject({ ok: true });
    expect(await db().breakoutGroup.count({ where: { meetingId: meeting.id } })).toBe(2);
    expect(await db().issue.count({ where: { groupId: group.id } })).toBe(2);
    expect(await db().meetingRole.count({ where: { groupId: group.id } })).toBe(1);

    // What was moved by hand stays so.
    const america = await db().breakoutGroup.findFirstOrThrow({ where: { meetingId: meeting.id, code: 'AME' } });
    const moved = { party: parties.african.id, from: group.id, to: america.id };
    expect(await execute(placePartyDefinition, { ...call, input: moved, key: key() })).toMatchObject({ ok: true });
    await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() });
    const seats = await db().groupParty.findMany({ where: { partyId: parties.african.id }, select: { groupId: true } });
    expect(seats).toEqual([{ groupId: america.id }]);
    const { kept, dropped } = await previewGroups(await enterMeeting(staff, meeting.slug), snapshot.id);
    expect(kept.map(({ groupCode, isSeated }) => [groupCode, isSeated])).toEqual([
      ['AFR', false],
      ['AME', true],
    ]);
    expect(dropped).toEqual([]);

    // What the form chooses counts more than what was taken out before; what was chosen for no group of these is forgotten.
    const placed = { meetingId: meeting.id, partyId: parties.elsewhere.id };
    await db().groupPlacement.createMany({
      data: [
        { ...placed, groupCode: 'AFR', isSeated: false },
        { ...placed, groupCode: 'OLD', isSeated: true },
      ],
    });
    const choosing = { snapshot: snapshot.id, chosen: { [parties.elsewhere.id]: 'AFR' } };
    expect(await execute(formGroupsDefinition, { ...call, input: choosing, key: key() })).toMatchObject({ ok: true });
    expect(await db().groupParty.count({ where: { partyId: parties.elsewhere.id, groupId: group.id } })).toBe(1);
    expect(await db().groupPlacement.findMany({ where: placed })).toEqual([
      { ...placed, groupCode: 'AFR', isSeated: true },
    ]);

    await makeRecommendation({ meetingId: meeting.id, groupId: group.id });
    expect(await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() })).toEqual({
      ok: false,
      code: 'closed',
    });
  });

  it('waits for who writes in a group without holding what they need next', async () => {
    const { meeting, snapshot } = await surveyed();
    const form = () =>
      execute(formGroupsDefinition, {
        actor: staff,
        meeting: meeting.slug,
        input: { snapshot: snapshot.id },
        key: key(),
      });
    await form();
    const group = await db().breakoutGroup.findFirstOrThrow({ where: { meetingId: meeting.id, code: 'AFR' } });
    const answer = await whileHeld(
      Prisma.sql`SELECT id FROM "BreakoutGroup" WHERE id = ${group.id}::uuid FOR KEY SHARE`,
      form,
      Prisma.sql`SELECT id FROM "Meeting" WHERE id = ${meeting.id}::uuid FOR NO KEY UPDATE`,
    );
    expect(answer).toMatchObject({ ok: true });
  });

  it('by several at once, where there is no group yet, gives the same groups', async () => {
    const { meeting, snapshot } = await surveyed();
    const call = { actor: staff, meeting: meeting.slug, input: { snapshot: snapshot.id } };
    const made = await Promise.all([1, 2, 3].map(() => execute(formGroupsDefinition, { ...call, key: key() })));
    for (const each of made) expect(each).toEqual({ ok: true, value: { groups: ['AFR', 'AME'] } });
    expect(await db().breakoutGroup.count({ where: { meetingId: meeting.id } })).toBe(2);
    expect(await db().issue.count({ where: { group: { meetingId: meeting.id } } })).toBe(3);
  });

  it('is not done from the snapshot of another meeting, nor by a delegate', async () => {
    const [one, other] = [await surveyed(), await surveyed()];
    const foreign = { actor: staff, meeting: one.meeting.slug, input: { snapshot: other.snapshot.id }, key: key() };
    expect(await execute(formGroupsDefinition, foreign)).toEqual({ ok: false, code: 'not_found' });
    const delegate = await makeActor({ roles: [{ meetingId: one.meeting.id, kind: 'OBSERVER' }] });
    const call = { actor: delegate, meeting: one.meeting.slug, input: { snapshot: one.snapshot.id }, key: key() };
    expect(await execute(formGroupsDefinition, call)).toEqual({ ok: false, code: 'forbidden' });
  });
});

async function seated() {
  const meeting = await makeMeeting();
  const party = await makeDelegatedParty(meeting.id, []);
  const group = await makeGroup(meeting.id, 'AFR', 1, [party.id]);
  const other = await makeGroup(meeting.id, 'AME', 2);
  const rapporteur = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }] });
  return { meeting, party, group, other, rapporteur };
}

describe('roles in groups', () => {
  it('are given to people of this meeting only, and taken back', async () => {
    const { meeting, group, rapporteur } = await seated();
    const call = { actor: staff, meeting: meeting.slug };
    const stranger = await makeActor();
    const input = { group: group.id, person: stranger.personIds[0], kind: 'FACILITATOR' };
    expect(await execute(assignDefinition, { ...call, input, key: key() })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { person: { code: 'invalid_choice' } },
    });
    const role = await db().meetingRole.findFirstOrThrow({ where: { groupId: group.id } });
    const elsewhere = await makeMeeting();
    expect(
      await execute(releaseDefinition, { actor: staff, meeting: elsewhere.slug, input: { role: role.id }, key: key() }),
    ).toEqual({ ok: false, code: 'not_found' });
    expect(await execute(releaseDefinition, { ...call, input: { role: role.id }, key: key() })).toMatchObject({
      ok: true,
    });
    const point = {
      clientId: randomUUID(),
      issue: group.issueId,
      text: 'A point',
      language: 'en',
      attributedTo: 'NONE',
    };
    expect(
      await execute(recordPointDefinition, { actor: rapporteur, meeting: meeting.slug, input: point, key: key() }),
    ).toEqual({ ok: false, code: 'forbidden' });
    expect((await listAssignable(await enterMeeting(staff, meeting.slug))).map(({ id }) => id)).toEqual([]);
  });
});

/** Somebody who comes with a delegation; answers the registration. */
async function registered(meetingId: string, delegationId: string): Promise<string> {
  const seat = await db().seat.create({ data: { delegationId, rank: 1 }, select: { id: true } });
  const actor = await makeActor();
  const { id } = await db().registration.create({
    data: {
      meetingId,
      delegationId,
      seatId: seat.id,
      personId: actor.personIds[0] ?? '',
      givenName: 'Amina',
      surname: 'Diallo',
      foldedName: 'amina diallo',
      email: 'amina@example.org',
      status: 'CONFIRMED',
    },
    select: { id: true },
  });
  return id;
}

describe('points', () => {
  it('land once however often they are sent, and conflict with another text under the same id', async () => {
    const { meeting, group, rapporteur } = await seated();
    const input = {
      clientId: randomUUID(),
      issue: group.issueId,
      text: 'Licensing rules differ.',
      language: 'en',
      attributedTo: 'REGION',
    };
    const send = (change = {}) =>
      execute(recordPointDefinition, {
        actor: rapporteur,
        meeting: meeting.slug,
        input: { ...input, ...change },
        key: key(),
      });
    const results = await Promise.all([send(), send(), send()]);
    expect(new Set(results.map((result) => result.ok && result.value.point)).size).toBe(1);
    expect(await db().discussionPoint.count({ where: { issueId: group.issueId } })).toBe(1);
    expect(await send({ text: 'Something else.' })).toEqual({ ok: false, code: 'conflict' });
    expect(await send({ attributedTo: 'NONE' })).toEqual({ ok: false, code: 'conflict' });
  });

  it('that waited on a device land though their organisation was moved or its delegate withdrew meanwhile', async () => {
    const { meeting, party, group, other, rapporteur } = await seated();
    const registration = await registered(meeting.id, party.delegationId);
    const send = (clientId: string, attributedTo: string) =>
      execute(recordPointDefinition, {
        actor: rapporteur,
        meeting: meeting.slug,
        input: { clientId, issue: group.issueId, text: 'Said in this group.', language: 'en', attributedTo },
        key: key(),
      });
    const [byParty, byName] = [randomUUID(), randomUUID()];
    const sent = [await send(byParty, party.id), await send(byName, registration)];
    const moved = { party: party.id, from: group.id, to: other.id };
    await execute(placePartyDefinition, { actor: staff, meeting: meeting.slug, input: moved, key: key() });
    await db().registration.update({ where: { id: registration }, data: { status: 'WITHDRAWN' } });
    // The replies were lost.
    expect([await send(byParty, party.id), await send(byName, registration)]).toEqual(sent);
    expect(await send(randomUUID(), party.id)).toMatchObject({ ok: true });
    const late = randomUUID();
    expect(await send(late, registration)).toMatchObject({ ok: true });
    expect(await send(late, registration)).toMatchObject({ ok: true });
    expect(await send(late, randomUUID())).toMatchObject({ ok: false, code: 'conflict' });
    const foreign = await seated();
    expect(await send(randomUUID(), foreign.party.id)).toMatchObject({ ok: false, code: 'invalid' });
    const points = await db().discussionPoint.groupBy({
      by: ['attribution', 'partyId'],
      where: { issueId: group.issueId },
      _count: true,
      orderBy: { attribution: 'asc' },
    });
    // Who has withdrawn is not named anew.
    expect(points).toEqual([
      { attribution: 'NAMED', partyId: party.id, _count: 1 },
      { attribution: 'MECHANISM', partyId: party.id, _count: 3 },
    ]);
  });

  it('are not corrected while something is drafted in their group', async () => {
    const { meeting, group, rapporteur } = await seated();
    const input = { clientId: randomUUID(), issue: group.issueId, text: 'One.', language: 'en', attributedTo: 'NONE' };
    const record = () =>
      execute(recordPointDefinition, { actor: rapporteur, meeting: meeting.slug, input, key: key() });
    // As drafting holds it.
    const held = Prisma.sql`SELECT id FROM "BreakoutGroup" WHERE id = ${group.id}::uuid FOR NO KEY UPDATE`;
    expect(await whileHeld(held, record, () => Promise.resolve())).toMatchObject({ ok: true });
  });

  it('of nobody store no organisation, and of an organisation only one of the group', async () => {
    const { meeting, party, group, rapporteur } = await seated();
    const input = { issue: group.issueId, text: 'A point', language: 'en' };
    const send = (attributedTo: string) =>
      execute(recordPointDefinition, {
        actor: rapporteur,
        meeting: meeting.slug,
        input: { ...input, clientId: randomUUID(), attributedTo },
        key: key(),
      });
    expect(await send(party.id)).toMatchObject({ ok: true });
    expect(await send('NONE')).toMatchObject({ ok: true });
    expect(await send(randomUUID())).toMatchObject({ ok: false, code: 'invalid' });
    const points = await db().discussionPoint.findMany({ where: { issueId: group.issueId }, orderBy: { at: 'asc' } });
    expect(points.map(({ attribution, partyId }) => [attribution, partyId])).toEqual([
      ['MECHANISM', party.id],
      ['NONE', null],
    ]);
    const { issues } = await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR');
    expect(JSON.stringify(issues)).not.toContain(rapporteur.accountId);
    // When a point was made that names nobody, one could look up on the list of speakers; the server's ids hold the moment as well.
    expect(issues[0]?.points.map(({ at }) => at !== null)).toEqual([true, false]);
    const [, unnamed] = points;
    expect(JSON.stringify(issues)).not.toContain(unnamed?.id);
  });

  it('keep the order of the device that recorded them, whatever its clock shows and however late they come', async () => {
    const { meeting, group, rapporteur } = await seated();
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const device = (minute: number) => new Date(Date.UTC(1999, 0, 1, 10, minute)).toISOString();
    const before = Date.now();
    // The second is sent with less delay than the first, and claims to be as old.
    for (const [index, clientId] of ids.entries()) {
      const input = {
        clientId,
        issue: group.issueId,
        text: `Point ${index + 1}`,
        language: 'en',
        attributedTo: 'NONE',
        at: device(index === 1 ? 0 : index),
        sentAt: device(30),
        ...(index > 0 ? { after: ids[index - 1] } : {}),
      };
      expect(
        await execute(recordPointDefinition, { actor: rapporteur, meeting: meeting.slug, input, key: key() }),
      ).toMatchObject({ ok: true });
    }
    const points = (await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR')).issues[0]?.points ?? [];
    expect(points.map(({ text }) => text)).toEqual(['Point 1', 'Point 2', 'Point 3']);
    const first = await db().discussionPoint.findUniqueOrThrow({ where: { clientId: ids[0] ?? '' } });
    const age = (before - first.at.getTime()) / 60_000;
    expect(age).toBeGreaterThan(29);
    expect(age).toBeLessThan(31);
  });

  it('are corrected by a point that takes their place, once, and taken back by one without a text', async () => {
    const { meeting, party, group, rapporteur } = await seated();
    const record = (input: object) =>
      execute(recordPointDefinition, {
        actor: rapporteur,
        meeting: meeting.slug,
        input: { issue: group.issueId, language: 'en', attributedTo: 'NONE', text: '', ...input },
        key: key(),
      });
    const shown = async () =>
      (await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR')).issues[0]?.points ?? [];
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await record({ clientId: first, text: 'Said by mistake as ours.', attributedTo: party.id });
    expect(await record({ clientId: second, text: 'Said by nobody.', replaces: first })).toMatchObject({ ok: true });
    const after = await shown();
    expect(after.map(({ text, said }) => [text, said.level])).toEqual([['Said by nobody.', 'NONE']]);
    expect(JSON.stringify(after)).not.toContain(party.id);
    // Not in the earlier row either, for whatever reads it later; its device may still send it again.
    const stored = await db().discussionPoint.findUniqueOrThrow({ where: { clientId: first } });
    expect([stored.attribution, stored.partyId]).toEqual(['NONE', null]);
    expect(await record({ clientId: first, text: 'Said by mistake as ours.', attributedTo: party.id })).toMatchObject({
      ok: true,
    });
    for (const change of [{ attribution: 'REGION' }, { text: 'Another text.' }] as const)
      await expect(db().discussionPoint.update({ where: { clientId: first }, data: change })).rejects.toThrow();
    expect(await record({ clientId: randomUUID(), text: 'Too late.', replaces: first })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(await record({ clientId: randomUUID() })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await record({ clientId: third, replaces: second })).toMatchObject({ ok: true });
    expect(await shown()).toEqual([]);
    expect(await db().discussionPoint.count({ where: { issueId: group.issueId } })).toBe(3);
    await record({ clientId: randomUUID(), text: 'The one that stands.' });
    expect((await listGroups(await enterMeeting(staff, meeting.slug))).find(({ id }) => id === group.id)?.points).toBe(
      1,
    );
  });

  it('name a person of a delegation in the group where that is asked for, and no person beside any other level', async () => {
    const { meeting, party, group, rapporteur } = await seated();
    const registration = { id: await registered(meeting.id, party.delegationId) };
    const input = { clientId: randomUUID(), issue: group.issueId, text: 'By name.', language: 'en' };
    const call = { actor: rapporteur, meeting: meeting.slug };
    const named = { ...input, attributedTo: registration.id };
    expect(await execute(recordPointDefinition, { ...call, input: named, key: key() })).toMatchObject({ ok: true });
    const said = async () =>
      (await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR')).issues[0]?.points[0]?.said;
    expect(await said()).toMatchObject({ level: 'NAMED', speaker: 'Amina DIALLO', party: { id: party.id } });
    const speakable = async () =>
      (await listSpeakable(await enterMeeting(rapporteur, meeting.slug), group.id)).map(({ id }) => id);
    expect(await speakable()).toEqual([registration.id]);
    // Its organisation leaves the group: a slip in the point is still corrected under its name.
    await db().groupParty.deleteMany({ where: { groupId: group.id, partyId: party.id } });
    expect(await speakable()).toEqual([registration.id]);
    const unnamed = await db().discussionPoint.create({
      data: { clientId: randomUUID(), issueId: group.issueId, text: 'Another', language: 'en', attribution: 'REGION' },
      select: { id: true },
    });
    await expect(
      db().pointSpeaker.create({ data: { pointId: unnamed.id, registrationId: registration.id } }),
    ).rejects.toThrow(/not attributed by name/);
    await db().pointSpeaker.deleteMany({ where: { registrationId: registration.id } });
    expect(await speakable()).toEqual([]);
    expect(await said()).toMatchObject({ level: 'MECHANISM', party: { id: party.id } });
    // Corrected to nobody, the name is not kept beside the earlier wording either.
    const again = { ...named, clientId: randomUUID(), text: 'By name again.' };
    await execute(recordPointDefinition, { ...call, input: again, key: key() });
    expect(await db().pointSpeaker.count({ where: { registrationId: registration.id } })).toBe(1);
    const corrected = { ...again, clientId: randomUUID(), attributedTo: 'NONE', replaces: again.clientId };
    expect(await execute(recordPointDefinition, { ...call, input: corrected, key: key() })).toMatchObject({ ok: true });
    expect(await db().pointSpeaker.count({ where: { registrationId: registration.id } })).toBe(0);
  });

  it('are recorded in the own group only: another group and another meeting read the same', async () => {
    const { meeting, other, rapporteur } = await seated();
    const foreign = await seated();
    for (const issue of [other.issueId, foreign.group.issueId, randomUUID()]) {
      const input = { clientId: randomUUID(), issue, text: 'A point', language: 'en', attributedTo: 'NONE' };
      expect(
        await execute(recordPointDefinition, { actor: rapporteur, meeting: meeting.slug, input, key: key() }),
      ).toEqual({ ok: false, code: 'not_found' });
    }
  });

  it('are offered for recording until the meeting is closed', async () => {
    const meeting = await makeMeeting();
    const group = await makeGroup(meeting.id);
    const rapporteur = await makeActor({
      roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }],
    });
    const offered = async () => {
      const { canRecord, canDraft } = await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR');
      return [canRecord, canDraft];
    };
    expect(await offered()).toEqual([true, true]);
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
    expect(await offered()).toEqual([false, false]);
  });

  it('may be on an issue that was added in the room, which has no figure', async () => {
    const { meeting, group, rapporteur } = await seated();
    const input = { group: group.id, title: 'Skills', language: 'en', theme: 'labour-migration' };
    expect(
      await execute(addIssueDefinition, { actor: rapporteur, meeting: meeting.slug, input, key: key() }),
    ).toMatchObject({ ok: true });
    const { issues } = await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR');
    expect(issues.map(({ position, figure }) => [position, figure])).toEqual([
      [1, null],
      [2, null],
    ]);
  });
});

describe('reading', () => {
  it('takes as many statements for three groups as for one', async () => {
    const counts = [];
    for (const codes of [['AFR'], ['AFR', 'AME', 'ASP']]) {
      const meeting = await makeMeeting();
      for (const [index, code] of codes.entries()) await makeGroup(meeting.id, code, index + 1);
      const scope = await enterMeeting(staff, meeting.slug);
      const tally = { writes: 0, statements: 0 };
      const rows = await writeTally.run(tally, () => listGroups(scope));
      expect(rows.map(({ code }) => code)).toEqual(codes);
      await writeTally.run(tally, () => findGroup(scope, 'AFR'));
      counts.push(tally.statements);
    }
    expect(counts).toEqual([2, 2]);
  });

  it('is refused to somebody without a role in the meeting', async () => {
    const { meeting } = await seated();
    const outsider = await makeActor();
    await expect(enterMeeting(outsider, meeting.slug).then(listGroups)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('sending one figure to a group', () => {
  it('makes an issue that keeps its link, once, also of a column that has no group', async () => {
    const { meeting, snapshot } = await surveyed();
    const call = { actor: staff, meeting: meeting.slug };
    await execute(formGroupsDefinition, { ...call, input: { snapshot: snapshot.id }, key: key() });
    const scope = await enterMeeting(staff, meeting.slug);
    const { id: group, issues } = await findGroup(scope, 'AME');
    const { number, cells } = await db().resultSnapshot.findUniqueOrThrow({
      where: { id: snapshot.id },
      select: { number: true, cells: { select: { questionCode: true }, take: 1 } },
    });
    const input = {
      group,
      snapshot: snapshot.id,
      question: cells[0]?.questionCode ?? '',
      column: 'interregional',
      choice: 'labour-migration',
    };
    expect(await execute(sendFigureDefinition, { ...call, input, key: key() })).toMatchObject({ ok: true });
    const sent = (await findGroup(scope, 'AME')).issues.at(-1);
    expect(sent).toMatchObject({
      position: issues.length + 1,
      themeCode: 'labour-migration',
      figure: { snapshot: number, column: 'interregional', choice: 'labour-migration', rank: 1, changedOn: null },
    });
    expect(await execute(sendFigureDefinition, { ...call, input, key: key() })).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { choice: { code: 'issue_listed' } },
    });
    const nowhere = { ...input, column: 'no-such-column' };
    expect(await execute(sendFigureDefinition, { ...call, input: nowhere, key: key() })).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect((await listAgendas(scope)).map(({ id }) => id)).toContain(group);
    expect(await listAgendas(await enterMeeting(null, meeting.slug))).toEqual([]);
  });
});

describe('the list of speakers', () => {
  it('takes in who asks for the floor, shows that to those who keep it and to the own delegation, and no times to a delegate', async () => {
    const { meeting, party, group, other, rapporteur } = await seated();
    const neighbour = await makeDelegatedParty(meeting.id, []);
    await db().groupParty.create({ data: { groupId: group.id, partyId: neighbour.id } });
    const delegateOf = async (partyId: string) => {
      const { id } = await db().delegation.findFirstOrThrow({ where: { meetingId: meeting.id, partyId } });
      const actor = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'DELEGATE', delegationId: id }] });
      return { actor, delegation: id };
    };
    const [own, foreign] = [await delegateOf(party.id), await delegateOf(neighbour.id)];
    const run = async (definition: unknown, actor: Actor, input: object) => {
      const call = { actor, meeting: meeting.slug, input: { group: group.id, ...input }, key: key() };
      const done = await execute(definition as typeof addSpeakerDefinition, call);
      return done.ok ? 'done' : done.code;
    };
    const ask = (step: string, input: object = {}) =>
      run(askFloorDefinition, own.actor, { delegation: own.delegation, step, ...input });
    const answer = (step: string) => run(answerFloorDefinition, rapporteur, { speaker: party.id, step });
    const requests = async (actor: Actor, seq?: number) =>
      (await listFloorRequests(await enterMeeting(actor, meeting.slug), group.id, seq)).map(({ id }) => id);

    expect([await ask('ASK'), await ask('ASK')]).toEqual(['done', 'done']);
    expect(await ask('ASK', { delegation: foreign.delegation })).toBe('not_found');
    expect(await ask('ASK', { group: other.id })).toBe('not_found');
    expect(await run(answerFloorDefinition, own.actor, { speaker: party.id, step: 'TAKE_IN' })).toBe('forbidden');
    // Also where one read answers all of them: nobody is shown what it holds for others.
    for (const seq of [undefined, 1])
      expect(
        await Promise.all([rapporteur, own.actor, foreign.actor, staff].map((actor) => requests(actor, seq))),
      ).toEqual([[party.id], [party.id], [], [party.id]]);
    expect([await ask('WITHDRAW'), await answer('TAKE_IN')]).toEqual(['done', 'conflict']);
    expect([await ask('ASK'), await answer('DECLINE'), await answer('DECLINE')]).toEqual(['done', 'done', 'conflict']);
    expect([await ask('ASK'), await answer('TAKE_IN'), await ask('ASK')]).toEqual(['done', 'done', 'conflict']);
    expect(await requests(rapporteur)).toEqual([]);
    const seen = async (actor: Actor) => (await findGroup(await enterMeeting(actor, meeting.slug), 'AFR')).speakers;
    const [turn] = await seen(own.actor);
    const start = { actor: rapporteur, meeting: meeting.slug, input: { turn: turn?.id, step: 'START' }, key: key() };
    expect(await execute(stepSpeakerDefinition, start)).toMatchObject({ ok: true });
    expect(await seen(own.actor)).toMatchObject([{ hasFloor: true, since: null }]);
    expect((await seen(rapporteur))[0]?.since).toBeInstanceOf(Date);
    // Whoever leaves the group asks for nothing in it any more.
    expect(await ask('ASK')).toBe('done');
    const move = { actor: staff, meeting: meeting.slug, input: { party: party.id, from: group.id, to: other.id } };
    expect(await execute(placePartyDefinition, { ...move, key: key() })).toMatchObject({ ok: true });
    expect(await requests(rapporteur)).toEqual([]);
  });

  it('takes an organisation once while it waits, gives the floor to one at a time, and is moved by steps', async () => {
    const { meeting, group, rapporteur } = await seated();
    const parties: { id: string }[] = [];
    for (let index = 0; index < 3; index += 1) parties.push(await makeDelegatedParty(meeting.id, []));
    await db().groupParty.createMany({ data: parties.map(({ id }) => ({ groupId: group.id, partyId: id })) });
    const call = { actor: rapporteur, meeting: meeting.slug };
    const add = (speaker: string) =>
      execute(addSpeakerDefinition, { ...call, input: { group: group.id, speaker }, key: key() });
    for (const { id } of parties) expect(await add(id)).toMatchObject({ ok: true });
    expect(await add(parties[0]?.id ?? '')).toMatchObject({ ok: false, code: 'conflict' });
    expect(await add(randomUUID())).toMatchObject({ ok: false, code: 'invalid' });
    const list = async () => (await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR')).speakers;
    const order = async () =>
      (await list()).map(({ party, hasFloor }) => [parties.findIndex(({ id }) => id === party.id), hasFloor]);
    const step = async (of: number, what: string) => {
      const turn = (await list()).find(({ party }) => party.id === parties[of]?.id)?.id ?? randomUUID();
      const done = await execute(stepSpeakerDefinition, { ...call, input: { turn, step: what }, key: key() });
      return done.ok ? 'done' : done.code;
    };
    expect(await step(2, 'UP')).toBe('done');
    expect(await order()).toEqual([[0, false], [2, false], [1, false]]); // prettier-ignore
    expect(await step(2, 'START')).toBe('done');
    expect(await step(1, 'START')).toBe('done');
    expect(await order()).toEqual([[1, true], [0, false]]); // prettier-ignore
    expect(await step(0, 'STOP')).toBe('conflict');
    expect(await step(1, 'REMOVE')).toBe('conflict');
    expect(await step(1, 'STOP')).toBe('done');
    expect(await step(0, 'REMOVE')).toBe('done');
    expect(await order()).toEqual([]);
    // Somebody else gave it the floor while this waited: nobody ends before beginning.
    const ahead = new Date(Date.now() + 60_000);
    for (const { id } of parties.slice(0, 2)) await add(id);
    expect(await step(0, 'START')).toBe('done');
    await db().speakerTurn.updateMany({ where: { groupId: group.id, endedAt: null, startedAt: { not: null } }, data: { startedAt: ahead } }); // prettier-ignore
    expect(await step(1, 'START')).toBe('done');
    expect(await step(1, 'STOP')).toBe('done');
    await expect(
      db().speakerTurn.createMany({
        data: parties
          .slice(0, 2)
          .map(({ id }) => ({ groupId: group.id, partyId: id, position: 9, startedAt: new Date() })),
      }),
    ).rejects.toThrow();
  });

  it('gives the floor to one even when two are given it at once', async () => {
    const { meeting, group, rapporteur } = await seated();
    const parties = [await makeDelegatedParty(meeting.id, []), await makeDelegatedParty(meeting.id, [])];
    await db().groupParty.createMany({ data: parties.map(({ id }) => ({ groupId: group.id, partyId: id })) });
    const turns = [];
    for (const [position, { id }] of parties.entries())
      turns.push(
        await db().speakerTurn.create({ data: { groupId: group.id, partyId: id, position }, select: { id: true } }),
      );
    await Promise.all(
      turns.map(({ id }) =>
        execute(stepSpeakerDefinition, {
          actor: rapporteur,
          meeting: meeting.slug,
          input: { turn: id, step: 'START' },
          key: key(),
        }),
      ),
    );
    const rows = await db().speakerTurn.findMany({ where: { groupId: group.id } });
    expect(rows.filter(({ startedAt, endedAt }) => startedAt && !endedAt)).toHaveLength(1);
    expect(rows.filter(({ startedAt }) => startedAt)).toHaveLength(2);
  });
});

describe('the time of issues and groups', () => {
  it('runs for one issue at a time', async () => {
    const { meeting, group, rapporteur } = await seated();
    const call = { actor: rapporteur, meeting: meeting.slug };
    const other = await db().issue.create({
      data: { groupId: group.id, position: 2, title: { en: 'Another' } },
      select: { id: true },
    });
    const run = async (issue: string, step: string, minutes?: string) => {
      const input = { issue, step, ...(minutes ? { minutes } : {}) };
      const done = await execute(runIssueDefinition, { ...call, input, key: key() });
      return done.ok ? 'done' : done.code;
    };
    expect(await run(group.issueId, 'TIME', '25')).toBe('done');
    expect(await run(group.issueId, 'BEGIN')).toBe('done');
    expect(await run(group.issueId, 'BEGIN')).toBe('conflict');
    expect(await run(other.id, 'BEGIN')).toBe('done');
    expect(await run(group.issueId, 'END')).toBe('conflict');
    await db().issue.update({ where: { id: other.id }, data: { begunAt: new Date(Date.now() + 60_000) } });
    expect(await run(other.id, 'END')).toBe('done');
    expect(await run(other.id, 'BEGIN')).toBe('done');
    const { issues } = await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR');
    expect(issues.map(({ minutes, begunAt, endedAt }) => [minutes, begunAt !== null, endedAt !== null])).toEqual([
      [25, true, true],
      [null, true, false],
    ]);
  });

  it('is that of the meeting’s zone, and ends after it begins', async () => {
    const { meeting, group } = await seated();
    const set = async (input: object) => {
      const done = await execute(setRoomDefinition, {
        actor: staff,
        meeting: meeting.slug,
        input: { group: group.id, ...input },
        key: key(),
      });
      return done.ok ? 'done' : done.fields;
    };
    expect(await set({ day: '2027-04-13', from: '14:00', until: '15:45', room: 'A-3', language: 'en' })).toBe('done');
    const { zone } = await db().meeting.findUniqueOrThrow({ where: { id: meeting.id }, select: { zone: true } });
    const row = await db().breakoutGroup.findUniqueOrThrow({ where: { id: group.id } });
    expect([row.startsAt, row.endsAt].map((at) => at && toLocal(at, zone).time)).toEqual(['14:00', '15:45']);
    const seen = { day: '2027-04-13', from: '14:00', until: '15:45', room: 'A-3', language: 'en' };
    expect(await set({ ...seen, until: '13:00', seen })).toEqual({ until: { code: 'end_before_start' } });
    expect(await set({ day: '', from: '14:00', seen })).toEqual({ day: { code: 'required' } });
    expect(await set({ ...seen, language: 'zz', seen })).toEqual({ language: { code: 'invalid_choice' } });
    // Somebody else began from the same form: what they left alone stays, what both set differently is shown.
    expect(await set({ ...seen, room: 'B-1', seen })).toBe('done');
    expect(await set({ ...seen, until: '16:00', seen })).toBe('done');
    const { room, endsAt } = await db().breakoutGroup.findUniqueOrThrow({ where: { id: group.id } });
    expect([room, endsAt && toLocal(endsAt, zone).time]).toEqual(['B-1', '16:00']);
    expect(await set({ ...seen, room: 'C-2', seen })).toEqual({
      room: { code: 'changed_meanwhile', params: { value: 'B-1', seen: 'B-1' } },
    });
    expect(await set({ ...seen, room: '', seen: { ...seen, room: 'B-1' } })).toBe('done');
    expect(await db().breakoutGroup.findUniqueOrThrow({ where: { id: group.id } })).toMatchObject({ room: null });
  });

  it('an organisation is moved from group to group, seated in one more and taken out; its points stay its own', async () => {
    const { meeting, party, group, other, rapporteur } = await seated();
    const input = {
      clientId: randomUUID(),
      issue: group.issueId,
      text: 'Ours.',
      language: 'en',
      attributedTo: party.id,
    };
    await execute(recordPointDefinition, { actor: rapporteur, meeting: meeting.slug, input, key: key() });
    const place = async (to: object) => {
      const moved = { party: party.id, ...to };
      const done = await execute(placePartyDefinition, {
        actor: staff,
        meeting: meeting.slug,
        input: moved,
        key: key(),
      });
      return done.ok ? 'done' : done.code;
    };
    const where = async () =>
      (await db().groupParty.findMany({ where: { partyId: party.id }, select: { groupId: true } })).map(
        ({ groupId }) => groupId,
      );
    expect(await place({ from: group.id, to: other.id })).toBe('done');
    expect(await where()).toEqual([other.id]);
    expect(await place({ from: group.id, to: other.id })).toBe('conflict');
    expect(await place({ to: group.id })).toBe('done');
    expect((await where()).toSorted()).toEqual([group.id, other.id].toSorted());
    // Out of a group only where somebody chose that.
    for (const half of [{ from: group.id }, { from: group.id, to: '' }, { to: 'OUT' }])
      expect(await place(half)).toBe('invalid');
    expect((await where()).toSorted()).toEqual([group.id, other.id].toSorted());
    expect(await place({ from: group.id, to: 'OUT' })).toBe('done');
    const { issues } = await findGroup(await enterMeeting(rapporteur, meeting.slug), 'AFR');
    expect(issues[0]?.points[0]?.said).toMatchObject({ level: 'MECHANISM', party: { id: party.id } });
    const foreign = await seated();
    expect(await place({ to: foreign.group.id })).toBe('not_found');
  });
});

describe('the briefing sheet', () => {
  it('names those who are confirmed, by delegation, to who is in the meeting and to nobody else', async () => {
    const meeting = await makeMeeting();
    const [named, empty] = [await makeDelegation(staff, meeting.slug), await makeDelegation(staff, meeting.slug)];
    const codes = [named.party.code, empty.party.code];
    const parties = await db().party.findMany({ where: { code: { in: codes } }, select: { id: true } });
    await makeGroup(
      meeting.id,
      'AFR',
      1,
      parties.map(({ id }) => id),
    );
    const of = (upTo: 'SUBMITTED' | 'CONFIRMED', surname: string) =>
      makeRegistration(staff, meeting.slug, named.delegationId, { upTo, named: { surname } });
    const confirmed = await of('CONFIRMED', 'Comes');
    await of('SUBMITTED', 'Waits');
    const briefing = await findBriefing(await enterMeeting(staff, meeting.slug), 'AFR');
    const people = Object.fromEntries(briefing.delegations.map(({ code, people }) => [code, people]));
    expect(people[named.party.code]).toMatchObject([{ registration: confirmed.registrationId, surname: 'Comes' }]);
    expect(people[empty.party.code]).toEqual([]);
    const outsider = await makeActor();
    await expect(enterMeeting(outsider, meeting.slug).then((scope) => findBriefing(scope, 'AFR'))).rejects.toThrow();
    await expect(findBriefing(await enterMeeting(staff, meeting.slug), 'XXX')).rejects.toThrow('not_found');
  });
});
