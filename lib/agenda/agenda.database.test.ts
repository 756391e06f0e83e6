import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { seal } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { listSessions } from '@/lib/door/queries/sessions';
import { meetingDetails } from '@/lib/meetings/queries';
import {
  addSessionDefinition,
  editSessionDefinition,
  moveSessionDefinition,
  placeSessionDefinition,
  publishDefinition,
  removeSessionDefinition,
  takeBackDefinition,
} from './definitions';
import { draftAgenda, findProgramme, listNamesakes } from './queries';
import { listPlacements } from './queries/placements';

let secretary: Actor;
let slug: string;
let meetingId: string;

const desk = () => enterMeeting(secretary, slug);
const publish = (draft: string) =>
  execute(publishDefinition, { actor: secretary, meeting: slug, input: { draft }, key: randomUUID() });

beforeAll(async () => {
  ({ slug, id: meetingId } = await makeMeeting());
  secretary = await makeActor({ roles: [{ meetingId, kind: 'ORGANISER' }] });
});

describe('a programme', () => {
  it('is seen by nobody else before it is published, and then by all in one order', async () => {
    const plenary = {
      meetingId,
      code: 's-1',
      position: 1,
      day: 1,
      start: '10:00',
      end: '11:00',
      title: { en: 'Plenary' },
    };
    await db().agendaSession.create({ data: plenary });
    await db().agendaSession.create({
      data: { ...plenary, code: 's-2', position: 2, start: '09:00', end: '09:30', title: { en: 'Opening' } },
    });
    const open = await enterMeeting(null, slug);
    expect([(await findProgramme(open)).programme, (await meetingDetails(open)).programme]).toEqual([null, null]);
    const draft = await draftAgenda(await desk());
    expect(draft.changes.map(({ what }) => what)).toEqual(['added', 'added']);
    expect(await publish(draft.sha256)).toEqual({ ok: true, value: { number: 1 } });
    const { programme } = await findProgramme(open);
    expect(programme?.sessions.map(({ title }) => title.en)).toEqual(['Opening', 'Plenary']);
    expect((await meetingDetails(open)).programme).toEqual(programme);
    expect((await listSessions(await desk())).map(({ code }) => code)).toEqual(['s-2', 's-1']);
    expect(await publish(draft.sha256)).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('is published as somebody read it, and not as it was changed since', async () => {
    const draft = await draftAgenda(await desk());
    await db().agendaSession.updateMany({ where: { meetingId, code: 's-1' }, data: { room: 'Room IV' } });
    expect(await publish(draft.sha256)).toMatchObject({ ok: false, code: 'conflict' });
    const read = await draftAgenda(await desk());
    expect(read.changes).toMatchObject([{ what: 'changed', parts: ['room'] }]);
    expect(await publish(read.sha256)).toEqual({ ok: true, value: { number: 2 } });
    const kept = await db().agendaVersion.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
    expect(kept.map(({ content, sha256 }) => seal(content).sha256 === sha256)).toEqual([true, true]);
    expect((await draftAgenda(await desk())).changes).toEqual([]);
  });

  it('pressed twice at once is one version', async () => {
    await db().agendaSession.updateMany({ where: { meetingId, code: 's-1' }, data: { room: 'Room V' } });
    const { sha256 } = await draftAgenda(await desk());
    const answers = await Promise.all([publish(sha256), publish(sha256), publish(sha256)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().agendaVersion.count({ where: { meetingId } })).toBe(3);
  });

  it('calls people as they are called now, and no longer once they are erased', async () => {
    const person = await db().person.create({
      data: { givenName: 'Amina', surname: 'Diallo', foldedName: 'amina diallo' },
    });
    const { id: sessionId } = await db().agendaSession.findFirstOrThrow({ where: { meetingId, code: 's-1' } });
    await db().agendaRole.createMany({
      data: [
        { sessionId, kind: 'CHAIR', position: 1, personId: person.id, about: { en: 'Senegal' } },
        { sessionId, kind: 'SPEAKER', position: 2, name: 'Somebody else' },
      ],
    });
    await publish((await draftAgenda(await desk())).sha256);
    const open = await enterMeeting(null, slug);
    const names = async () => {
      const { programme } = await findProgramme(open);
      return programme?.sessions.flatMap(({ roles }) => roles.map(({ name }) => name));
    };
    expect(await names()).toEqual(['Amina Diallo', 'Somebody else']);
    const { content } = await db().agendaVersion.findFirstOrThrow({
      where: { meetingId },
      orderBy: { number: 'desc' },
    });
    expect(JSON.stringify(content)).not.toMatch(/Diallo|Senegal/);
    const about = async () => (await findProgramme(open)).programme?.sessions.flatMap(({ roles }) => roles)[0]?.about;
    expect(await about()).toEqual({ en: 'Senegal' });
    await db().person.update({ where: { id: person.id }, data: { surname: 'Sow' } });
    expect(await names()).toEqual(['Amina Sow', 'Somebody else']);
    await db().person.update({ where: { id: person.id }, data: { erasedAt: new Date(), givenName: '', surname: '–' } });
    expect(await names()).toEqual(['Somebody else']);
    const draft = await draftAgenda(await desk());
    expect(draft.sessions.flatMap(({ roles }) => roles.map(({ name }) => name))).toEqual(['Somebody else']);
    // Nothing that is shown differs, and yet the version without them can follow.
    expect(draft.changes).toEqual([]);
    expect(await publish(draft.sha256)).toMatchObject({ ok: true });
  });
});

describe('a session taken out of the draft', () => {
  it('stays public with all that is said of whoever stands in it, until the next version', async () => {
    const person = await db().person.create({
      data: { givenName: 'Beatriz', surname: 'Paz', foldedName: 'beatriz paz' },
    });
    const { id: sessionId } = await db().agendaSession.findFirstOrThrow({ where: { meetingId, code: 's-1' } });
    const role = { sessionId, kind: 'CHAIR', position: 8 } as const;
    await db().agendaRole.createMany({
      data: [
        { ...role, personId: person.id, about: { en: 'Minister' } },
        { ...role, position: 9, name: 'Printed only' },
      ],
    });
    await publish((await draftAgenda(await desk())).sha256);
    const unseen = await db().agendaRole.create({
      data: { ...role, position: 10, personId: person.id, about: { en: 'Never published' } },
    });
    const { lockVersion } = await db().agendaSession.findUniqueOrThrow({ where: { id: sessionId } });
    const removal = { agendaSession: sessionId, lockVersion: String(lockVersion) };
    const call = { actor: secretary, meeting: slug, input: removal, key: randomUUID() };
    expect(await execute(removeSessionDefinition, call)).toMatchObject({ ok: true });
    const said = async () =>
      (await findProgramme(await enterMeeting(null, slug))).programme?.sessions
        .flatMap(({ roles }) => roles)
        .map(({ name, about }) => [name, about.en]);
    expect(await said()).toContainEqual(['Beatriz Paz', 'Minister']);
    expect(await db().agendaRole.findMany({ where: { OR: [{ id: unseen.id }, { name: 'Printed only' }] } })).toEqual(
      [],
    );
    await publish((await draftAgenda(await desk())).sha256);
    expect(await said()).toEqual([]);
  });
});

describe('the draft of a programme', () => {
  let own: string;
  let ownId: string;
  let other: Actor;
  type AnyDefinition = Parameters<typeof execute>[0];
  const call = async (definition: unknown, input: object, actor = other) => {
    const result = await execute(definition as AnyDefinition, { actor, meeting: own, input, key: randomUUID() });
    return result.ok
      ? 'ok'
      : result.fields
        ? Object.entries(result.fields)
            .map(([name, { code }]) => `${name} ${code}`)
            .join()
        : result.code;
  };
  const fields = (data: object = {}) => ({ title: { en: 'Session' }, note: {}, items: {}, ...data });
  const rows = async () => {
    const sessions = (await draftAgenda(await enterMeeting(other, own))).sessions;
    return sessions.map(({ code, day, start, end }) => `${code} ${day} ${start}–${end}`);
  };
  const named = async (code: string) => {
    const { id, lockVersion } = await db().agendaSession.findFirstOrThrow({ where: { meetingId: ownId, code } });
    return { agendaSession: id, lockVersion: String(lockVersion) };
  };

  beforeAll(async () => {
    // Two nights before the clocks are put forward.
    const zone = {
      zone: 'Europe/Zurich',
      startsOn: new Date('2027-03-27T00:00:00Z'),
      endsOn: new Date('2027-03-28T00:00:00Z'),
    };
    ({ slug: own, id: ownId } = await makeMeeting(zone));
    other = await makeActor({ roles: [{ meetingId: ownId, kind: 'ORGANISER' }] });
  });

  it('takes sessions with their people and points, under names that are never given again', async () => {
    const people = {
      0: { kind: 'CHAIR', name: 'Amina Diallo', about: { en: 'Senegal' } },
      1: { kind: '', name: '', about: {} },
    };
    const first = fields({ day: '1', start: '09:00', end: '10:00', items: { en: 'One\nTwo' }, roles: people });
    expect(await call(addSessionDefinition, first)).toBe('ok');
    expect(await call(addSessionDefinition, fields({ day: '1', start: '10:30', end: '12:00' }))).toBe('ok');
    const { sessions } = await draftAgenda(await enterMeeting(other, own));
    expect(sessions[0]?.roles).toMatchObject([
      { kind: 'CHAIR', personId: null, name: 'Amina Diallo', about: { en: 'Senegal' } },
    ]);
    expect(sessions[0]?.items.map(({ number }) => number)).toEqual(['i', 'ii']);
    expect(await call(removeSessionDefinition, await named('s-2'))).toBe('ok');
    expect(await call(addSessionDefinition, fields({ day: '1', start: '10:30', end: '12:00' }))).toBe('ok');
    expect(await rows()).toEqual(['s-1 1 09:00–10:00', 's-3 1 10:30–12:00']);
  });

  it('refuses at the field what cannot be', async () => {
    expect(await call(addSessionDefinition, fields({ title: {} }))).toBe('title.en required');
    expect(await call(addSessionDefinition, fields({ end: '10:00' }))).toBe('start required');
    expect(await call(addSessionDefinition, fields({ start: 'noon', end: '10:00' }))).toBe('start invalid_time');
    expect(await call(addSessionDefinition, fields({ start: '09:00', end: '25:00' }))).toBe('end invalid_time');
    expect(await call(addSessionDefinition, fields({ day: '2', start: '02:30' }))).toBe('start no_such_time');
    expect(await call(addSessionDefinition, fields({ day: '1', start: '23:00', end: '02:30' }))).toBe(
      'end no_such_time',
    );
    const nameless = { 0: { kind: '', name: 'Somebody', about: {} } };
    expect(await call(addSessionDefinition, fields({ roles: nameless }))).toBe('roles.0.kind required');
    expect((await rows()).length).toBe(2);
  });

  it('takes one of two changes to the same session', async () => {
    const seen = await named('s-1');
    const change = (room: string) =>
      call(editSessionDefinition, { ...fields({ day: '1', start: '09:00', end: '10:00', room }), ...seen });
    const answers = await Promise.all([change('Room IV'), change('Room V')]);
    expect(answers.toSorted()).toEqual(['conflict', 'ok']);
    expect(await call(moveSessionDefinition, { ...seen, step: 'later' })).toBe('conflict');
    expect(await call(removeSessionDefinition, seen)).toBe('conflict');
    // What was read since may be replaced, and only that.
    const replace = (over: number) =>
      call(editSessionDefinition, {
        ...fields({ day: '1', start: '09:00', end: '10:00', room: 'Room VI' }),
        ...seen,
        over: String(over),
      });
    expect(await replace(Number(seen.lockVersion) + 2)).toBe('conflict');
    expect(await replace(Number(seen.lockVersion) + 1)).toBe('ok');
  });

  it('moves a session past its neighbour, to another day, and nowhere where there is no place', async () => {
    const move = async (code: string, step: string) => call(moveSessionDefinition, { ...(await named(code)), step });
    expect(await move('s-1', 'earlier')).toBe('invalid');
    expect(await move('s-1', 'later')).toBe('ok');
    expect(await rows()).toEqual(['s-3 1 09:00–10:30', 's-1 1 11:00–12:00']);
    expect(await move('s-1', 'earlier')).toBe('ok');
    expect(await rows()).toEqual(['s-1 1 09:00–10:00', 's-3 1 10:30–12:00']);
    expect(await move('s-1', 'day-before')).toBe('invalid');
    expect(await move('s-1', 'day-after')).toBe('ok');
    expect(await rows()).toEqual(['s-3 1 10:30–12:00', 's-1 2 09:00–10:00']);
    // Side by side, the places change and the hours stay.
    expect(await call(addSessionDefinition, fields({ day: '1', start: '10:30' }))).toBe('ok');
    expect(await move('s-4', 'earlier')).toBe('ok');
    expect(await rows()).toEqual(['s-4 1 10:30–null', 's-3 1 10:30–12:00', 's-1 2 09:00–10:00']);
  });

  it('moved by place alone is published, and moved back is what is public', async () => {
    const scope = () => enterMeeting(other, own);
    for (const [title, position] of [
      ['First', 91],
      ['Second', 92],
    ] as const)
      await db().agendaSession.create({
        data: { meetingId: ownId, code: `s-${position}`, position, day: 2, title: { en: title } },
      });
    const move = async (step: string) => call(moveSessionDefinition, { ...(await named('s-92')), step });
    expect(await call(publishDefinition, { draft: (await draftAgenda(await scope())).sha256 })).toBe('ok');
    expect(await move('earlier')).toBe('ok');
    expect((await draftAgenda(await scope())).changes).toMatchObject([{ what: 'moved' }]);
    expect(await move('later')).toBe('ok');
    const back = await draftAgenda(await scope());
    expect([back.changes, back.sha256]).toEqual([[], back.versions[0]?.sha256]);
    expect(await move('earlier')).toBe('ok');
    expect(await call(publishDefinition, { draft: (await draftAgenda(await scope())).sha256 })).toBe('ok');
  });

  it('keeps nobody without a name or a function, and no end without a beginning', async () => {
    const { agendaSession: sessionId } = await named('s-1');
    const role = { sessionId, kind: 'CHAIR', position: 9 } as const;
    await expect(db().agendaRole.create({ data: role })).rejects.toThrow(/AgendaRole_who/);
    await expect(db().agendaRole.create({ data: { ...role, name: ' ' } })).rejects.toThrow(/AgendaRole_who/);
    const noStart = { start: null, end: '10:00' };
    await expect(db().agendaSession.update({ where: { id: sessionId }, data: noStart })).rejects.toThrow(
      /AgendaSession_end/,
    );
  });

  it('places a session elsewhere as long as it was, and back where it stood', async () => {
    const data = { title: { en: 'Placed' }, day: '1', start: '14:00', end: '15:30', room: 'Room IV' };
    expect(await call(addSessionDefinition, fields(data))).toBe('ok');
    const placed = () =>
      db().agendaSession.findFirstOrThrow({ where: { meetingId: ownId, title: { equals: { en: 'Placed' } } } });
    const seen = async () => {
      const { id, lockVersion } = await placed();
      return { agendaSession: id, lockVersion: String(lockVersion) };
    };
    const place = async (to: object) => call(placeSessionDefinition, { ...(await seen()), ...to });
    const stands = async () => {
      const { day, start, end, room } = await placed();
      return [day, start, end, room];
    };
    expect(await place({ day: '2', start: '23:00', room: 'Room V' })).toBe('ok');
    expect(await stands()).toEqual([2, '23:00', '00:30', 'Room V']);
    expect(await place({ day: '2', start: '02:30', room: '' })).toBe('start no_such_time');
    expect(await place({ day: '', start: '', room: '' })).toBe('ok');
    expect(await stands()).toEqual([null, null, null, null]);
    expect(await place({ day: '1', start: '14:00', end: '15:30', room: 'Room IV' })).toBe('ok');
    expect(await stands()).toEqual([1, '14:00', '15:30', 'Room IV']);
    const same = await seen();
    const answers = await Promise.all(
      ['09:00', '10:00'].map((start) => call(placeSessionDefinition, { ...same, day: '1', start })),
    );
    expect(answers.toSorted()).toEqual(['conflict', 'ok']);
  });

  it('takes back as many placements as were made, each only for whoever made it and where nothing else became of the session', async () => {
    const colleague = await makeActor({ roles: [{ meetingId: ownId, kind: 'ORGANISER' }] });
    for (const title of ['One', 'Two'])
      expect(
        await call(
          addSessionDefinition,
          fields({ title: { en: title }, day: '1', start: '15:00', end: '16:00', room: 'Room IV' }),
        ),
      ).toBe('ok');
    const titled = (en: string) =>
      db().agendaSession.findFirstOrThrow({ where: { meetingId: ownId, title: { equals: { en } } } });
    const place = async (title: string, to: object, actor = other) => {
      const { id, lockVersion } = await titled(title);
      return call(placeSessionDefinition, { agendaSession: id, lockVersion: String(lockVersion), ...to }, actor);
    };
    const stands = async (title: string) => {
      const { day, start, end, room } = await titled(title);
      return `${day} ${start}–${end} ${room}`;
    };
    const listed = async (actor: Actor) =>
      (await listPlacements(await enterMeeting(actor, own))).filter(({ title }) => title.en !== 'Placed');
    const told = async (actor = other) =>
      (await listed(actor)).map(({ title, start, room, state }) => `${title.en} ${start} ${room} ${state}`);
    const takeBack = async (at: number, actor = other, of = other) =>
      call(takeBackDefinition, { placement: (await listed(of))[at]?.id }, actor);

    expect(await place('One', { day: '1', start: '16:00', room: 'Room V' })).toBe('ok');
    expect(await place('Two', { day: '2', start: '09:00', room: 'Room IV' })).toBe('ok');
    expect(await place('One', { day: '2', start: '10:00', room: '' })).toBe('ok');
    const all = ['One 16:00 Room V open', 'Two 15:00 Room IV open', 'One 15:00 Room IV under'];
    expect(await told()).toEqual(all);
    expect([await told(colleague), await takeBack(0, colleague)]).toEqual([[], 'not_found']);
    expect(await takeBack(2)).toBe('conflict');
    expect([await takeBack(0), await stands('One')]).toEqual(['ok', '1 16:00–17:00 Room V']);
    expect(await told()).toEqual(['Two 15:00 Room IV open', 'One 15:00 Room IV open']);
    expect([await takeBack(1), await stands('One')]).toEqual(['ok', '1 15:00–16:00 Room IV']);

    // What a colleague did meanwhile stays, until the colleague takes it back.
    expect(await place('Two', { day: '2', start: '11:00', room: 'Room IV' }, colleague)).toBe('ok');
    expect(await told()).toEqual(['Two 15:00 Room IV changed']);
    expect([await takeBack(0), await stands('Two')]).toEqual(['conflict', '2 11:00–12:00 Room IV']);
    expect(await takeBack(0, colleague, colleague)).toBe('ok');
    expect([await takeBack(0), await stands('Two'), await told()]).toEqual(['ok', '1 15:00–16:00 Room IV', []]);

    // After a day they are gone.
    expect(await place('Two', { day: '1', start: '15:00', room: 'Room V' })).toBe('ok');
    const [old] = await listed(other);
    await db().agendaPlacement.updateMany({ data: { at: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await told()).toEqual([]);
    expect(await call(takeBackDefinition, { placement: old?.id }, other)).toBe('not_found');
    expect(await place('One', { day: '1', start: '15:00', room: 'Room V' })).toBe('ok');
    expect(await db().agendaPlacement.count({ where: { session: { meetingId: ownId } } })).toBe(1);
  });

  it('links who has a part in the meeting and nobody else, until they are released', async () => {
    const scope = await enterMeeting(other, own);
    const [member = ''] = other.personIds;
    const [stranger = ''] = (await makeActor()).personIds;
    expect(await listNamesakes(scope, [(other.name ?? '').toUpperCase()])).toEqual([
      { id: member, name: other.name, party: null },
    ]);
    const edit = async (more: object) => call(editSessionDefinition, { ...fields(), ...(await named('s-1')), ...more });
    const role = { kind: 'SPEAKER', name: 'As typed', about: { en: 'Minister' } };
    expect(await edit({ roles: { 0: { ...role, person: stranger } } })).toBe('not_found');
    expect(await edit({ roles: { 0: { ...role, person: member } } })).toBe('ok');
    const roles = async () =>
      (await draftAgenda(scope)).sessions.find(({ code }) => code === 's-1')?.roles.map(({ id, ...rest }) => rest);
    expect(await roles()).toEqual([{ kind: 'SPEAKER', personId: member, name: other.name, about: { en: 'Minister' } }]);
    const { id } = await db().agendaRole.findFirstOrThrow({ where: { personId: member } });
    const foreign = await db().agendaRole.create({
      data: { sessionId: (await named('s-3')).agendaSession, kind: 'CHAIR', position: 1, name: 'Of another session' },
    });
    expect(await edit({ released: [foreign.id] })).toBe('not_found');
    expect(await edit({ released: [id] })).toBe('ok');
    expect(await roles()).toEqual([]);
  });

  it('is not found under the meeting of somebody else', async () => {
    const foreign = await db().agendaSession.findFirstOrThrow({ where: { meetingId } });
    const of = { agendaSession: foreign.id, lockVersion: String(foreign.lockVersion) };
    expect(await call(removeSessionDefinition, of)).toBe('not_found');
    expect(await call(moveSessionDefinition, { ...of, step: 'later' })).toBe('not_found');
    expect(await call(editSessionDefinition, { ...fields(), ...of })).toBe('not_found');
  });
});
