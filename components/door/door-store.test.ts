import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inMemory } from '@/components/form/waiting-queue';
import type { DoorCard } from '@/lib/door/model/card';
import type { DoorPerson } from '@/lib/door/model/door-list';
import { makeDoorStore } from './door-store';
import type { WaitingRecord } from './record-queue';
import type { ListOutcome, Outcome } from './send-record';

const numbers = { presence: { now: 0, today: 0, ever: 0, expected: 1 }, parties: [] };
const place = { session: null, direction: 'IN', device: 'door' } as const;
const card = { id: 'r1', recent: [{ direction: 'IN', isToday: true }], due: [] } as unknown as DoorCard;
const person: DoorPerson = {
  id: 'r1',
  hash: createHash('sha256').update('ABCDEFGHJKMNPQRS').digest('hex'),
  givenName: 'Fatou',
  surname: 'Sarr',
  party: 'A process',
  groups: [],
  mode: 'IN_PERSON',
  status: 'CONFIRMED',
  due: ['BADGE'],
  isIn: false,
};

/** A door whose server and clock are the test's: `answer` says what becomes of what is sent, `tick` lets the next pause end. */
async function makeDoor(queue = inMemory<WaitingRecord>()) {
  let number = 0;
  const sent: string[] = [];
  const server = { answer: (_: WaitingRecord): Outcome => ({ kind: 'recorded', at: 'then', card }), list: { kind: 'list', people: [person], ...numbers } as ListOutcome }; // prettier-ignore
  const timers: { task: () => void; milliseconds: number }[] = [];
  const store = makeDoorStore(
    { meeting: 'm', language: 'en' },
    {
      openQueue: () => Promise.resolve(queue),
      send: (record) => {
        sent.push(record.code ?? record.registration ?? '');
        return Promise.resolve(server.answer(record));
      },
      fetchPeople: () => Promise.resolve(server.list),
      newId: () => `id-${(number += 1)}`,
      now: () => new Date(),
      later: (task, milliseconds) => {
        const timer = { task, milliseconds };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
      },
    },
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const stop = store.start(place);
  await settle();
  const tick = async () => {
    timers.shift()?.task();
    await settle();
  };
  const goAway = () => {
    server.answer = () => ({ kind: 'later' });
    server.list = { kind: 'later' };
  };
  const comeBack = () => {
    server.answer = () => ({ kind: 'recorded', at: 'then', card });
    server.list = { kind: 'list', people: [person], ...numbers };
  };
  return { store, sent, server, timers, settle, tick, stop, queue, goAway, comeBack };
}

describe('a door', () => {
  it('shows whom the list knows, and takes a record off the device once the server has answered', async () => {
    const { store, settle, sent, queue } = await makeDoor();
    await store.record({ registration: 'r1' }, place);
    await settle();
    expect(sent).toEqual(['r1']);
    expect(store.getState()).toMatchObject({ waiting: [], hasSent: true, connection: 'online' });
    expect(store.getState().shown).toMatchObject({
      state: 'recorded',
      person: { surname: 'Sarr' },
      card: { id: 'r1' },
    });
    expect(store.getState().people).toMatchObject([{ isIn: true, due: [] }]);
    expect(await queue.list()).toEqual([]);
  });

  it('keeps everything while there is no connection, and sends it once and in order when it is back', async () => {
    const { store, settle, sent, tick, goAway, comeBack, timers } = await makeDoor();
    goAway();
    for (const code of ['a', 'b', 'c']) await store.record({ code }, place);
    await settle();
    expect(store.getState()).toMatchObject({ connection: 'offline', waiting: [{}, {}, {}] });
    expect(store.getState().shown?.state).toBe('waiting');
    sent.length = 0;
    comeBack();
    await tick();
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(store.getState()).toMatchObject({ connection: 'online', waiting: [] });
    expect(timers).toEqual([]);
  });

  it('loses nothing when the browser takes its store away: it goes on in memory and says so', async () => {
    const gone = () => Promise.reject(new Error('The database connection is closing.'));
    const { store, settle, goAway, comeBack, tick, sent } = await makeDoor({
      ...inMemory<WaitingRecord>(),
      isKept: true,
      put: gone,
    });
    goAway();
    await store.record({ code: 'a' }, place);
    await store.record({ code: 'b' }, place);
    await settle();
    expect(store.getState()).toMatchObject({ isKept: false, waiting: [{ code: 'a' }, { code: 'b' }] });
    sent.length = 0;
    comeBack();
    await tick();
    expect(sent).toEqual(['a', 'b']);
    expect(store.getState()).toMatchObject({ waiting: [], connection: 'online' });
  });

  it('waits longer from try to try, up to a minute, and not at all when the connection says that it is back', async () => {
    const { store, settle, tick, goAway, comeBack, timers } = await makeDoor();
    goAway();
    await store.record({ code: 'a' }, place);
    await settle();
    const pauses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      pauses.push(timers[0]?.milliseconds ?? 0);
      await tick();
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    comeBack();
    store.wake();
    await settle();
    expect(store.getState().waiting).toEqual([]);
  });

  it('loses nothing with the page: what waited before is sent by the next one', async () => {
    const first = await makeDoor();
    first.goAway();
    await first.store.record({ code: 'a' }, place);
    first.stop();
    const second = await makeDoor(first.queue);
    expect(second.sent).toEqual(['a']);
    expect(second.store.getState().waiting).toEqual([]);
  });

  it('keeps what waits while signed out or not allowed, and says so', async () => {
    for (const kind of ['signed_out', 'not_allowed'] as const) {
      const { store, settle, server, comeBack } = await makeDoor();
      server.answer = () => ({ kind });
      server.list = { kind };
      await store.record({ code: 'a' }, place);
      await settle();
      expect(store.getState()).toMatchObject({ access: kind, waiting: [{ code: 'a' }] });
      comeBack();
      store.wake();
      await settle();
      expect(store.getState()).toMatchObject({ access: 'granted', waiting: [] });
    }
  });

  it('goes on past a record that is refused, and keeps it until somebody has read why', async () => {
    const { store, settle, server, queue } = await makeDoor();
    const wasRecorded = server.answer;
    server.answer = (record) =>
      record.code === 'bad' ? { kind: 'refused', code: 'badge_replaced' } : wasRecorded(record);
    await store.record({ code: 'bad' }, place);
    await store.record({ code: 'good' }, place);
    await settle();
    const { refused, waiting } = store.getState();
    expect(waiting).toEqual([]);
    expect(refused).toMatchObject([{ code: 'bad', refusal: 'badge_replaced' }]);
    await store.dismiss(refused[0]?.clientId ?? '');
    expect(store.getState().refused).toEqual([]);
    expect(await queue.list()).toEqual([]);
  });

  it('knows a badge by its hash, also without a connection, and says where it does not', async () => {
    const { store, goAway } = await makeDoor();
    goAway();
    await store.record({ code: 'ABCDEFGHJKMNPQRS' }, place);
    expect(store.getState().shown?.person?.surname).toBe('Sarr');
    await store.record({ code: 'ZYXWVTSRQPNMKJHG' }, place);
    expect(store.getState().shown?.person).toBeNull();
  });

  it('takes a button pressed twice as one, and a refused record again', async () => {
    const { store, settle, sent, server, goAway } = await makeDoor();
    const wasRecorded = server.answer;
    await Promise.all([store.record({ registration: 'r1' }, place), store.record({ registration: 'r1' }, place)]);
    await settle();
    expect(sent).toEqual(['r1']);
    await store.record({ registration: 'r1' }, place, ['BADGE']);
    await store.record({ registration: 'r1' }, { ...place, direction: 'OUT' });
    await settle();
    expect(sent).toHaveLength(3);
    server.answer = () => ({ kind: 'refused', code: 'unknown_badge' });
    for (let time = 0; time < 2; time += 1) {
      await store.record({ code: 'bad' }, place);
      await settle();
    }
    expect(sent.filter((code) => code === 'bad')).toHaveLength(2);
    server.answer = wasRecorded;
    goAway();
    for (let time = 0; time < 2; time += 1) await store.record({ code: 'a' }, place);
    await settle();
    expect(store.getState().waiting).toHaveLength(1);
  });

  it('knows who is in from its own records while nobody answers', async () => {
    const { store, settle, goAway } = await makeDoor();
    goAway();
    await store.record({ registration: 'r1' }, { ...place, direction: 'OUT' });
    expect(store.getState().shown?.person).toMatchObject({ isIn: false });
    await store.record({ registration: 'r1' }, place);
    await store.record({ registration: 'r1' }, { ...place, direction: 'OUT' });
    await settle();
    expect(store.getState().shown?.person).toMatchObject({ isIn: true });
    expect(store.getState().people).toMatchObject([{ isIn: false }]);
  });

  it('writes no more to the device than a code, a time and a place', async () => {
    const { store, goAway, queue } = await makeDoor();
    goAway();
    await store.record({ registration: 'r1' }, { ...place, session: 'd1-09:30' }, ['BADGE']);
    const [record] = await queue.list();
    expect(Object.keys(record ?? {}).sort()).toEqual(
      ['at', 'clientId', 'device', 'direction', 'handedOut', 'meeting', 'refusal', 'registration', 'session'].sort(),
    );
    expect(JSON.stringify(record)).not.toContain('Sarr');
  });

  it('answers a lost reply with the same record: the id is made once', async () => {
    const { store, settle, server, tick } = await makeDoor();
    const ids: string[] = [];
    let isLost = true;
    server.answer = (record) => {
      ids.push(record.clientId);
      return isLost ? { kind: 'later' } : { kind: 'recorded', at: 'then', card };
    };
    await store.record({ code: 'a' }, place);
    await settle();
    isLost = false;
    await tick();
    expect(ids).toEqual(['id-1', 'id-1']);
  });
});
