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
import { publishDefinition } from './definitions';
import { draftAgenda, findProgramme } from './queries';

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
    expect(JSON.stringify(content)).not.toContain('Diallo');
    await db().person.update({ where: { id: person.id }, data: { surname: 'Sow' } });
    expect(await names()).toEqual(['Amina Sow', 'Somebody else']);
    await db().person.update({ where: { id: person.id }, data: { erasedAt: new Date(), givenName: '', surname: '–' } });
    expect(await names()).toEqual(['Somebody else']);
  });
});
