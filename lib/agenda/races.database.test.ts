import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { moveSessionDefinition, placeSessionDefinition, takeBackDefinition } from './definitions';
import { exchangeHours } from './model/exchange';

type Session = { id: string; code: string; start: string | null; end: string | null };

let meeting: Awaited<ReturnType<typeof makeMeeting>>;
let secretary: Actor;
let sessions: [Session, Session, Session];

const asked = (input: object) => ({ actor: secretary, meeting: meeting.slug, input, key: randomUUID() });
const place = async (id: string, start: string, lockVersion = '0') => {
  const input = { agendaSession: id, lockVersion, day: '1', start, end: '', room: '' };
  const result = await execute(placeSessionDefinition, asked(input));
  return result.ok ? 'ok' : result.code;
};
const move = async (id: string, step: 'earlier' | 'later') => {
  const result = await execute(moveSessionDefinition, asked({ agendaSession: id, lockVersion: '0', step }));
  return result.ok ? 'ok' : result.code;
};
const starts = async () =>
  (await db().agendaSession.findMany({ where: { meetingId: meeting.id }, orderBy: { code: 'asc' } })).map(
    ({ start }) => start,
  );

/** Lets nobody go on before both have read, as unlucky timing would have it. */
function bothRead(): () => Promise<void> {
  let arrived = 0;
  let release: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (release = resolve));
  return async () => {
    arrived += 1;
    if (arrived === 2) release();
    await both;
  };
}

beforeEach(async () => {
  meeting = await makeMeeting();
  secretary = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
  const made = [9, 10, 11].map((hour, at) => ({
    id: randomUUID(),
    meetingId: meeting.id,
    code: `s-${at + 1}`,
    position: at + 1,
    day: 1,
    start: `${String(hour).padStart(2, '0')}:00`,
    end: `${String(hour + 1).padStart(2, '0')}:00`,
    title: { en: `Session ${at + 1}` },
  }));
  await db().agendaSession.createMany({ data: made });
  sessions = made as unknown as typeof sessions;
});

describe('two who place one session at once', () => {
  it('do not lose what either did: one is asked to look again', async () => {
    const [{ id }] = sessions;
    const answers = await Promise.all([place(id, '14:00'), place(id, '15:00')]);
    expect(answers.toSorted()).toEqual(['conflict', 'ok']);
    expect((await starts())[0]).toBe(answers[0] === 'ok' ? '14:00' : '15:00');
  });

  it('would lose one of them if nobody asked what was read: the twin', async () => {
    const [{ id }] = sessions;
    const met = bothRead();
    const placeUnheld = (start: string) =>
      db().$transaction(async (tx) => {
        await tx.agendaSession.findUniqueOrThrow({ where: { id }, select: { lockVersion: true } });
        await met();
        const data = { start, lockVersion: { increment: 1 } };
        return (await tx.agendaSession.updateMany({ where: { id }, data })).count;
      });
    expect(await Promise.all([placeUnheld('14:00'), placeUnheld('15:00')])).toEqual([1, 1]);
    expect(['14:00', '15:00']).toContain((await starts())[0]);
  });
});

describe('one who takes a placement back while another places the session', () => {
  const placement = () => db().agendaPlacement.findFirstOrThrow({ where: { session: { meetingId: meeting.id } } });

  it('do not lose what either did: one is asked to look again', async () => {
    const [{ id }] = sessions;
    expect(await place(id, '14:00')).toBe('ok');
    const back = execute(takeBackDefinition, asked({ placement: (await placement()).id }));
    const [taken, placed] = await Promise.all([back, place(id, '15:00', '1')]);
    expect([taken.ok ? 'ok' : taken.code, placed].toSorted()).toEqual(['conflict', 'ok']);
    expect((await starts())[0]).toBe(taken.ok ? '09:00' : '15:00');
  });

  it('would overwrite the other if the version were not asked: the twin', async () => {
    const [{ id }] = sessions;
    expect([await place(id, '14:00'), await place(id, '15:00', '1')]).toEqual(['ok', 'ok']);
    const { start } = await db().agendaPlacement.findFirstOrThrow({ where: { sessionId: id, fromVersion: 0 } });
    const { count } = await db().agendaSession.updateMany({ where: { id }, data: { start } });
    expect([count, (await starts())[0]]).toEqual([1, '09:00']);
  });
});

describe('two who move sessions past the same one at once', () => {
  it('leave every hour to one session', async () => {
    const [first, , last] = sessions;
    const answers = await Promise.all([move(first.id, 'later'), move(last.id, 'earlier')]);
    expect(answers).toEqual(['ok', 'ok']);
    expect((await starts()).toSorted()).toEqual(['09:00', '10:00', '11:00']);
  });

  it('would give one hour to two without holding the programme: the twin reads and then writes', async () => {
    const [first, middle, last] = sessions;
    const met = bothRead();
    const exchangeUnheld = async (tx: Tx, ids: [string, string]) => {
      const [one, other] = await Promise.all(
        ids.map((id) => tx.agendaSession.findUniqueOrThrow({ where: { id }, select: { start: true, end: true } })),
      );
      const hours = one && other && exchangeHours(one, other);
      await met();
      // In one order, so that neither waits for the other for ever.
      const changes = [
        { id: ids[0], ...hours?.first },
        { id: ids[1], ...hours?.second },
      ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const { id, ...data } of changes)
        await tx.agendaSession.update({ where: { id }, data, select: { id: true } });
    };
    await Promise.all([
      db().$transaction((tx) => exchangeUnheld(tx, [first.id, middle.id])),
      db().$transaction((tx) => exchangeUnheld(tx, [middle.id, last.id])),
    ]);
    expect(new Set(await starts()).size).toBe(2);
  });
});
