import { describe, expect, it } from 'vitest';
import { openDeviceCipher } from '@/components/form/device-cipher';
import { inMemory } from '@/components/form/waiting-queue';
import type { Edit } from './edit-queue';
import { makeRoomOutbox } from './room-outbox';
import type { Outcome } from './send-edit';

const recorded = (as: 'point' | 'saved' = 'point'): Outcome => ({ kind: 'recorded', as, revision: null, at: 'then' });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A room whose server, clock and pauses are the test's; `queue` is what the device keeps when the page ends. */
function makeRoom(queue = inMemory<Edit>(), from = 0) {
  let number = from;
  const arrived: Edit[] = [];
  const server = { answer: (_: Edit): Outcome => recorded() };
  const clock = { now: new Date('2027-04-13T14:14:00Z') };
  const timers: { task: () => void; milliseconds: number }[] = [];
  const outbox = makeRoomOutbox({
    openQueue: () => Promise.resolve(queue),
    send: (edit) => {
      const outcome = server.answer(edit);
      if (outcome.kind === 'recorded') arrived.push(edit);
      return Promise.resolve(outcome);
    },
    newId: () => `id-${(number += 1)}`,
    now: () => clock.now,
    later: (task, milliseconds) => {
      const timer = { task, milliseconds };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
  });
  return { outbox, arrived, server, clock, timers, queue };
}

describe('the outbox of a room', () => {
  it('carries 120 edits through half an hour without a connection, a crash and a reload: each once, in order', async () => {
    const first = makeRoom();
    first.server.answer = () => ({ kind: 'later' });
    let stop = first.outbox.start();
    for (let index = 0; index < 60; index += 1) {
      await first.outbox.add(index % 3 === 0 ? 'save' : 'point', 'subject', { text: `Edit ${index + 1}` });
      await settle();
      first.clock.now = new Date(first.clock.now.getTime() + 15_000);
    }
    expect(first.outbox.getState()).toMatchObject({ connection: 'offline', lostAt: new Date('2027-04-13T14:14:00Z') });
    expect(first.outbox.getState().waiting).toHaveLength(60);
    stop();

    // The browser was killed: a new page, the same device, and a clock that was set back meanwhile.
    const second = makeRoom(first.queue, 60);
    second.server.answer = () => ({ kind: 'later' });
    second.clock.now = new Date('2019-01-01T00:00:00Z');
    stop = second.outbox.start();
    await settle();
    for (let index = 60; index < 120; index += 1)
      await second.outbox.add(index % 3 === 0 ? 'save' : 'point', 'subject', { text: `Edit ${index + 1}` });
    expect(second.outbox.getState().waiting).toHaveLength(120);

    // The link flaps: every seventh request reaches the server, which keeps by its id what it has not yet, and its reply is lost.
    const requests: string[] = [];
    const kept = new Map<string, Edit>();
    second.server.answer = (edit) => {
      requests.push(edit.clientId);
      if (!kept.has(edit.clientId)) kept.set(edit.clientId, edit);
      return requests.length % 7 === 0 ? { kind: 'later' } : recorded();
    };
    for (let round = 0; round < 60 && second.outbox.getState().waiting.length > 0; round += 1) {
      second.outbox.wake();
      await settle();
    }
    const landed = [...kept.values()];
    expect(landed.map(({ fields }) => fields.text)).toEqual(
      Array.from({ length: 120 }, (_, index) => `Edit ${index + 1}`),
    );
    // Sent again is exactly what had no reply, and at once, before anything after it.
    const lost = requests.filter((_, index) => (index + 1) % 7 === 0);
    expect(lost.length).toBeGreaterThan(10);
    expect(requests).toHaveLength(120 + lost.length);
    expect(requests.filter((id, index) => requests[index - 1] === id)).toEqual(lost);
    // Each names the one before it of its kind, across the reload as well.
    for (const kind of ['save', 'point'] as const) {
      const chain = landed.filter((edit) => edit.kind === kind);
      expect(chain.map(({ fields }) => fields.after)).toEqual([
        undefined,
        ...chain.slice(0, -1).map(({ clientId }) => clientId),
      ]);
    }
    expect(await first.queue.list()).toEqual([]);
    stop();
  });

  it('says what became of an edit, and keeps what was refused until somebody has read why', async () => {
    const { outbox, server, arrived } = makeRoom();
    const stop = outbox.start();
    const one = await outbox.add('point', 'issue', { text: 'One' });
    expect(await one.outcome).toEqual(recorded());
    server.answer = () => ({ kind: 'refused', code: 'closed' });
    const two = await outbox.add('point', 'issue', { text: 'Two' });
    expect(await two.outcome).toEqual({ kind: 'refused', code: 'closed' });
    await settle();
    expect(outbox.getState().refused.map(({ fields, refusal }) => [fields.text, refusal])).toEqual([['Two', 'closed']]);
    expect(arrived).toHaveLength(1);
    await outbox.dismiss(two.clientId);
    expect(outbox.getState().refused).toEqual([]);
    stop();
  });

  it('says what became of an edit once it no longer waits, however slow the device is', async () => {
    const queue = inMemory<Edit>();
    const slow = { ...queue, remove: (id: string) => settle().then(() => queue.remove(id)) };
    const { outbox } = makeRoom(slow);
    const stop = outbox.start();
    await settle();
    const { outcome } = await outbox.add('save', 'draft', { text: 'One' });
    await outcome;
    expect(outbox.getState().waiting).toEqual([]);
    stop();
  });

  it('stops where nobody is signed in, and goes on once somebody is', async () => {
    const { outbox, server } = makeRoom();
    const stop = outbox.start();
    server.answer = () => ({ kind: 'signed_out' });
    await (
      await outbox.add('save', 'draft', { text: 'Mine' })
    ).outcome;
    expect(outbox.getState()).toMatchObject({ access: 'signed_out', connection: 'online' });
    expect(outbox.getState().waiting).toHaveLength(1);
    server.answer = () => recorded('saved');
    outbox.wake();
    await settle();
    expect(outbox.getState()).toMatchObject({ access: 'granted' });
    expect(outbox.getState().waiting).toHaveLength(0);
    stop();
  });

  it('waits longer after each failure, a minute at most', async () => {
    const { outbox, server, timers } = makeRoom();
    server.answer = () => ({ kind: 'later' });
    const stop = outbox.start();
    await outbox.add('point', 'issue', { text: 'One' });
    await settle();
    const pauses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const timer = timers.shift();
      pauses.push(timer?.milliseconds ?? 0);
      timer?.task();
      await settle();
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    stop();
  });
});

describe('what lies on the device', () => {
  it('is read with the writer’s key only', async () => {
    const [own, other] = await Promise.all(['0a'.repeat(16), '0b'.repeat(16)].map(openDeviceCipher));
    const sealed = (await own?.seal({ text: 'A canary in the room' })) ?? '';
    expect(atob(sealed)).not.toContain('canary');
    expect(await own?.open(sealed)).toEqual({ text: 'A canary in the room' });
    expect(await other?.open(sealed)).toBeNull();
    expect(await own?.open('%')).toBeNull();
  });
});
