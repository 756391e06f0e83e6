import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import {
  commentDefinition,
  restoreAnswerDefinition,
  saveAnswerDefinition,
  settleCommentDefinition,
} from './definitions';
import { countOpenThreads, findQuestionThread } from './queries/question-thread';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

async function makeWorld() {
  const meeting = await makeMeeting({});
  const { version } = await makeSurvey(meeting, secretariat);
  const { delegationId: delegation } = await makeAskedParty(meeting.id);
  const other = await makeAskedParty(meeting.id);
  const delegate = (delegationId: string) =>
    makeActor({ roles: [{ meetingId: meeting.id, delegationId, kind: 'DELEGATE' }] });
  return {
    meeting,
    version,
    delegation,
    delegate: await delegate(delegation),
    colleague: await delegate(delegation),
    stranger: await delegate(other.delegationId),
  };
}

type World = Awaited<ReturnType<typeof makeWorld>>;
const call = ({ meeting }: World, actor: Actor, input: object) => ({
  actor,
  meeting: meeting.slug,
  input,
  key: randomUUID(),
});
const say = (world: World, actor: Actor, text: string, thread?: string) =>
  execute(
    commentDefinition,
    call(world, actor, { delegation: world.delegation, question: 'useful', text, ...(thread ? { thread } : {}) }),
  );
const threadOf = async (world: World, actor: Actor) =>
  findQuestionThread(await enterMeeting(actor, world.meeting.slug), world.delegation, 'useful');

describe('comments on a question', () => {
  it('are a thread within the delegation: answered, settled, open again when answered', async () => {
    const world = await makeWorld();
    const first = await say(world, world.delegate, 'Is four not too high?');
    const thread = first.ok ? first.value.comment : '';
    expect(await say(world, world.colleague, 'Our members said so', thread)).toMatchObject({ ok: true });
    const settle = () =>
      execute(settleCommentDefinition, call(world, world.delegate, { delegation: world.delegation, thread }));
    expect(await settle()).toMatchObject({ ok: true });
    expect(await settle()).toEqual({ ok: false, code: 'conflict' });
    const scope = await enterMeeting(world.colleague, world.meeting.slug);
    expect(await countOpenThreads(scope, world.delegation)).toEqual(new Map());
    await say(world, world.colleague, 'One more thing', thread);
    expect(await countOpenThreads(scope, world.delegation)).toEqual(new Map([['useful', 1]]));
    const { threads } = await threadOf(world, world.delegate);
    expect(threads).toMatchObject([
      {
        text: 'Is four not too high?',
        by: world.delegate.name,
        settled: null,
        replies: [{ text: 'Our members said so' }, { text: 'One more thing' }],
      },
    ]);
  });

  it('are read and written by nobody else: another delegation, the secretariat', async () => {
    const world = await makeWorld();
    const first = await say(world, world.delegate, 'Among ourselves');
    expect(await say(world, world.stranger, 'Let me in')).toMatchObject({ ok: false, code: 'not_found' });
    expect(await say(world, secretariat, 'Let me in')).toMatchObject({ ok: false, code: 'forbidden' });
    await expect(threadOf(world, world.stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(threadOf(world, secretariat)).rejects.toThrow();
    const thread = first.ok ? first.value.comment : '';
    const elsewhere = await makeWorld();
    expect(await say(elsewhere, elsewhere.delegate, 'Not my thread', thread)).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('an earlier version of an answer', () => {
  it('is taken up again as a new one, unless a colleague has written meanwhile', async () => {
    const world = await makeWorld();
    const of = { delegation: world.delegation, version: world.version, question: 'useful' };
    const save = (point: string, revision: number) =>
      execute(saveAnswerDefinition, call(world, world.delegate, { ...of, revision, answer: { point } }));
    await save('2', 0);
    await save('5', 1);
    const restore = (revision: number, from: number) =>
      execute(restoreAnswerDefinition, call(world, world.colleague, { ...of, revision, from }));
    expect(await restore(1, 1)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await restore(2, 1)).toMatchObject({ ok: true, value: { revision: 3 } });
    expect(await restore(3, 9)).toEqual({ ok: false, code: 'not_found' });
    const { versions } = await threadOf(world, world.delegate);
    expect(versions.map(({ revision, answer, by }) => [revision, answer?.number, by])).toEqual([
      [3, 2, world.colleague.name],
      [2, 5, world.delegate.name],
      [1, 2, world.delegate.name],
    ]);
  });
});
