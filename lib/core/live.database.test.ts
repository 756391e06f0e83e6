import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { enterMeeting } from '@/lib/auth/scope';
import { visibleClasses } from '@/lib/auth/visibility';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { db, writeTally } from './db';
import { publishLive } from './live';
import { closeLiveHub, subscribe, type LiveEvent } from './live-hub';
import { liveStream } from './live-stream';
import type { Visibility } from './prisma/enums';

afterAll(closeLiveHub);

const publish = (meetingId: string, visibility: Visibility = 'PARTICIPANTS', count = 1) =>
  db().$transaction((tx) =>
    publishLive(
      tx,
      meetingId,
      Array.from({ length: count }, () => ({ type: 'group', subjectId: randomUUID(), visibility })),
    ),
  );

const numbers = (events: readonly LiveEvent[]) => events.map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('the hub', () => {
  it('gives every event once and in order, also to those who come later and to several at once', async () => {
    const meeting = await makeMeeting();
    const other = await makeMeeting();
    await publish(meeting.id, 'PARTICIPANTS', 3);
    const [first, second]: LiveEvent[][] = [[], []];
    const one = await subscribe(meeting.id, 0, (news) => first?.push(...news));
    await Promise.all([publish(meeting.id), publish(other.id), publish(meeting.id, 'PUBLIC', 2), publish(meeting.id)]);
    const two = await subscribe(meeting.id, 5, (news) => second?.push(...news));
    await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(first ?? [])).toEqual(upTo(8)));
    await vi.waitFor(() => expect(numbers(second ?? [])).toEqual([6, 7, 8]));
    one.stop();
    two.stop();
    await publish(meeting.id);
    expect(numbers(first ?? [])).toEqual(upTo(8));
  });

  it('repeats nothing to those who have already had elsewhere what was not yet announced here', async () => {
    const meeting = await makeMeeting();
    await publish(meeting.id);
    const early: LiveEvent[] = [];
    const { stop: stopEarly } = await subscribe(meeting.id, 0, (news) => early.push(...news));
    await vi.waitFor(() => expect(numbers(early)).toEqual([1]));
    // Committed, and its notification still on the way.
    await db().$executeRaw`UPDATE "Meeting" SET "liveSeq" = 2 WHERE id = ${meeting.id}::uuid`;
    await db().liveEvent.create({
      data: { meetingId: meeting.id, seq: 2, type: 'group', subjectId: randomUUID(), visibility: 'PUBLIC' },
    });
    const events: LiveEvent[] = [];
    const { from, stop } = await subscribe(meeting.id, 2, (news) => events.push(...news));
    expect(from).toBe(2);
    await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(events)).toEqual([3]));
    expect(numbers(early)).toEqual([1, 2, 3]);
    stop();
    stopEarly();
  });

  it('begins with what comes next where nothing is asked for', async () => {
    const meeting = await makeMeeting();
    await publish(meeting.id, 'PUBLIC', 2);
    const events: LiveEvent[] = [];
    const { from, stop } = await subscribe(meeting.id, null, (news) => events.push(...news));
    expect(from).toBe(2);
    await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(events)).toEqual([3]));
    stop();
  });

  it('answers a hall that comes back by one statement, each from where it was', async () => {
    const meeting = await makeMeeting();
    await publish(meeting.id, 'PUBLIC', 12);
    const hall: { after: number; events: LiveEvent[] }[] = Array.from({ length: 40 }, (_, index) => ({
      after: index % 12,
      events: [],
    }));
    const tally = { writes: 0, statements: 0 };
    const back = await writeTally.run(tally, () =>
      Promise.all(hall.map(({ after, events }) => subscribe(meeting.id, after, (news) => events.push(...news)))),
    );
    for (const { after, events } of hall) expect(numbers(events)).toEqual(upTo(12).slice(after));
    // Where the meeting is, and what has happened, unless that has come by itself; asked for by each, it would be forty and one.
    expect(tally.statements).toBeLessThanOrEqual(2);
    const asked = tally.statements;
    await publish(meeting.id, 'PUBLIC', 2);
    await vi.waitFor(() => expect(numbers(hall[0]?.events ?? [])).toEqual(upTo(14)));
    // Whoever comes now is answered from memory.
    const late: LiveEvent[] = [];
    const one = await writeTally.run(tally, () => subscribe(meeting.id, 13, (news) => late.push(...news)));
    expect([numbers(late), tally.statements]).toEqual([[14], asked]);
    for (const { stop } of [...back, one]) stop();
  });

  it('gives everything also to those who have missed more than is kept', async () => {
    const meeting = await makeMeeting();
    const watching: LiveEvent[] = [];
    const first = await subscribe(meeting.id, null, (news) => watching.push(...news));
    for (let round = 0; round < 4; round += 1) await publish(meeting.id, 'PUBLIC', 300);
    await vi.waitFor(() => expect(watching).toHaveLength(1_200));
    for (const after of [0, 150, 650, 1_150]) {
      const events: LiveEvent[] = [];
      const { stop } = await subscribe(meeting.id, after, (news) => events.push(...news));
      expect(numbers(events)).toEqual(upTo(1_200).slice(after));
      stop();
    }
    first.stop();
  });

  it('tells a full hall of the first changes at once and of the many after them together, all in order', async () => {
    const meeting = await makeMeeting();
    const hall: LiveEvent[][][] = Array.from({ length: 400 }, () => []);
    const subscriptions = await Promise.all(
      hall.map((told) => subscribe(meeting.id, null, (news) => void told.push([...news]))),
    );
    for (let round = 0; round < 40; round += 1) await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(hall[0]?.flat() ?? [])).toEqual(upTo(40)));
    for (const told of hall) expect(numbers(told.flat())).toEqual(upTo(40));
    const [first, second] = hall[0] ?? [];
    expect([first, second].map((events) => events?.length)).toEqual([1, 1]);
    expect(hall[0]?.length).toBeLessThan(40);
    for (const { stop } of subscriptions) stop();
    // One who is alone is told of each as it comes.
    const alone: LiveEvent[][] = [];
    const { stop } = await subscribe(meeting.id, null, (news) => void alone.push([...news]));
    for (let round = 0; round < 10; round += 1) {
      await publish(meeting.id);
      await vi.waitFor(() => expect(alone.flat()).toHaveLength(round + 1));
    }
    expect(alone).toHaveLength(10);
    stop();
  });

  it('misses nothing while its connection is lost', async () => {
    const meeting = await makeMeeting();
    const events: LiveEvent[] = [];
    const { stop } = await subscribe(meeting.id, null, (news) => events.push(...news));
    await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(events)).toEqual([1]));
    // A role may end its own backends: the application ends its own listening connection here.
    const [ended] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity WHERE application_name = 'parley-live' AND datname = current_database()`;
    expect(ended?.count).toBeGreaterThan(0);
    await publish(meeting.id, 'PARTICIPANTS', 3);
    await vi.waitFor(() => expect(numbers(events)).toEqual(upTo(4)), { timeout: 8_000 });
    await publish(meeting.id);
    await vi.waitFor(() => expect(numbers(events)).toEqual(upTo(5)), { timeout: 8_000 });
    stop();
  });
});

/** Reads a stream until `wanted` appears. */
async function readUntil(stream: ReadableStream<Uint8Array>, wanted: string): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value);
  }
  await reader.cancel();
  return text;
}

const ids = (text: string) => [...text.matchAll(/^id: (\d+)\nevent: change$/gm)].map(([, id]) => Number(id));

describe('the stream', () => {
  it('goes on where the browser was cut off, without a gap', async () => {
    const meeting = await makeMeeting();
    const classes = new Set<Visibility>(['PUBLIC', 'PARTICIPANTS']);
    const open = (after: number | null) => liveStream(meeting.id, after, classes) ?? expect.fail('no stream');
    const first = readUntil(open(0), 'id: 2\nevent: change');
    await publish(meeting.id, 'PUBLIC', 2);
    const last = ids(await first).at(-1) ?? 0;
    await publish(meeting.id, 'PARTICIPANTS', 3);
    const second = readUntil(open(last), 'id: 6');
    await publish(meeting.id);
    expect(ids(await second)).toEqual([3, 4, 5, 6]);
  });

  it('numbers itself before the first event', async () => {
    const meeting = await makeMeeting();
    await publish(meeting.id, 'SECRETARIAT', 4);
    const stream = liveStream(meeting.id, null, new Set<Visibility>(['PUBLIC'])) ?? expect.fail('no stream');
    expect(await readUntil(stream, 'hello')).toContain('id: 4\nevent: hello');
  });

  it('holds only what the reader may learn of', async () => {
    const meeting = await makeMeeting();
    const group = await makeGroup(meeting.id);
    const readers = {
      PUBLIC: null,
      PARTICIPANTS: await makeActor({ roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }] }),
      SECRETARIAT: await makeActor({ siteRole: 'STAFF' }),
      DOOR: await makeActor({ roles: [{ meetingId: meeting.id, kind: 'DOOR' }] }),
    };
    const classes = await Promise.all(
      Object.values(readers).map(async (actor) => [...visibleClasses(await enterMeeting(actor, meeting.slug))]),
    );
    expect(classes).toEqual([
      ['PUBLIC'],
      ['PUBLIC', 'PARTICIPANTS'],
      ['PUBLIC', 'PARTICIPANTS', 'SECRETARIAT', 'DOOR'],
      ['PUBLIC', 'PARTICIPANTS', 'DOOR'],
    ]);
    for (const visibility of ['SECRETARIAT', 'DOOR', 'PARTICIPANTS', 'PUBLIC'] as const)
      await publish(meeting.id, visibility);
    const seen = await Promise.all(
      classes.map(async (own) =>
        ids(
          await readUntil(liveStream(meeting.id, 0, new Set(own)) ?? expect.fail('no stream'), 'id: 4\nevent: change'),
        ),
      ),
    );
    expect(seen).toEqual([[4], [3, 4], [1, 2, 3, 4], [2, 3, 4]]);
  });

  it('gives way to a newer one of the same reader, and to nobody else’s', async () => {
    const meeting = await makeMeeting();
    const classes = new Set<Visibility>(['PUBLIC']);
    const open = (key: string) => {
      const stream = liveStream(meeting.id, 0, classes, { key, most: 3 }) ?? expect.fail('no stream');
      return readUntil(stream, 'id: 1\nevent: change');
    };
    const other = open('other');
    const own = Array.from({ length: 5 }, () => open('own'));
    // The two oldest end by themselves, before anything has happened.
    for (const text of await Promise.all(own.slice(0, 2))) expect(text).toMatch(/^retry: 60000$/m);
    await publish(meeting.id, 'PUBLIC');
    const kept = await Promise.all([other, ...own.slice(2)]);
    expect(kept.map(ids)).toEqual([[1], [1], [1], [1]]);
    // What has ended is no longer counted.
    expect(await open('own')).not.toContain('retry: 60000');
  });
});
