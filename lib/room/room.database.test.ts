import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { recordPointDefinition } from '@/lib/breakouts/definitions';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { longestText } from '@/lib/recommendations/schema';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeDelegatedParty, makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  draftFromPointsDefinition,
  endBranchDefinition,
  remarkDefinition,
  saveDraftDefinition,
  supportDraftDefinition,
} from './definitions';
import { notePlace } from './note-place';
import { listDrafts, listOwnDelegations } from './queries';

type AnyDefinition = Definition<'meeting', never, unknown>;

beforeAll(async () => {
  for (const code of ['labour-migration', 'counter-trafficking']) await makeTheme(code);
});

/** A meeting with a group, its rapporteur, a party that sits in it and a draft of one sentence. */
async function room() {
  const meeting = await makeMeeting();
  const party = await makeDelegatedParty(meeting.id, []);
  const group = await makeGroup(meeting.id, 'AFR', 1, [party.id]);
  const rapporteur = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }] });
  const draft = await makeRecommendation({
    meetingId: meeting.id,
    groupId: group.id,
    issueId: group.issueId,
    text: base,
  });
  return { meeting, party, group, rapporteur, draft };
}

const base = 'Adopt common minimum standards for recruitment.';
const fields = { theme: 'labour-migration', addressees: 'Members of the mechanisms' };

/** Runs a mutation; answers its value, or the code of the refusal with its fields. */
async function run(definition: unknown, actor: Actor, slug: string, input: object, key: string = randomUUID()) {
  const result = await execute(definition as AnyDefinition, { actor, meeting: slug, input, key });
  return (result.ok ? result.value : result) as Record<string, unknown>;
}

const detail = async (actor: Actor, slug: string, group: string, id: string) => {
  const found = (await listDrafts(await enterMeeting(actor, slug), group)).get(id);
  if (!found) throw new Error('no such draft');
  return found;
};

describe('a recommendation from points', () => {
  it('keeps its links both ways, also when a point is corrected afterwards, and takes none of another group', async () => {
    const { meeting, group, rapporteur } = await room();
    const ids = [randomUUID(), randomUUID()];
    const say = (clientId: string, text: string, more = {}) =>
      run(recordPointDefinition, rapporteur, meeting.slug, {
        clientId,
        issue: group.issueId,
        text,
        language: 'en',
        attributedTo: 'NONE',
        ...more,
      });
    for (const id of ids) await say(id, `Point ${id}`);
    const input = {
      group: group.id,
      issue: group.issueId,
      text: 'Publish the list of licensed agencies.',
      language: 'en',
      ...fields,
      points: ids,
      practice: 'Joint inspection since 2025.',
      support: 'BROAD',
      dissent: 'One organisation would keep the list internal.',
    };
    // Its points are not corrected while it is drafted: it waits for who does.
    const held = Prisma.sql`SELECT id FROM "BreakoutGroup" WHERE id = ${group.id}::uuid FOR NO KEY UPDATE`;
    const first = { ...input, points: [ids[0]], text: 'Publish it.' };
    const drafted = whileHeld(
      held,
      () => run(draftFromPointsDefinition, rapporteur, meeting.slug, first),
      () => Promise.resolve(),
    );
    expect(await drafted).toHaveProperty('recommendation');
    const key = randomUUID();
    const { recommendation } = await run(draftFromPointsDefinition, rapporteur, meeting.slug, input, key);
    expect((await run(draftFromPointsDefinition, rapporteur, meeting.slug, input, key)).recommendation).toBe(
      recommendation,
    );
    const corrected = randomUUID();
    await say(corrected, 'A better wording.', { replaces: ids[0] });
    const { points, note } = await detail(rapporteur, meeting.slug, group.id, String(recommendation));
    expect(points.map(({ clientId }) => clientId)).toEqual([corrected, ids[1]]);
    expect(note).toEqual({ practice: input.practice, support: 'BROAD', dissent: input.dissent });
    const foreign = await room();
    const elsewhere = randomUUID();
    await run(recordPointDefinition, foreign.rapporteur, foreign.meeting.slug, {
      clientId: elsewhere,
      issue: foreign.group.issueId,
      text: 'Elsewhere',
      language: 'en',
      attributedTo: 'NONE',
    });
    for (const point of [elsewhere, ids[0], randomUUID()])
      expect(
        await run(draftFromPointsDefinition, rapporteur, meeting.slug, { ...input, points: [point] }),
      ).toMatchObject({ code: 'invalid', fields: { points: { code: 'point_gone' } } });
    expect(await db().recommendation.count({ where: { groupId: group.id } })).toBe(3);
  });
});

describe('a draft that is saved', () => {
  const save = (of: Awaited<ReturnType<typeof room>>, actor: Actor, input: object) =>
    run(saveDraftDefinition, actor, of.meeting.slug, {
      clientId: randomUUID(),
      recommendation: of.draft.id,
      base: of.draft.revisionId,
      ...fields,
      ...input,
    });
  const texts = async (id: string) => {
    const revisions = await db().revision.findMany({
      where: { recommendationId: id },
      orderBy: { number: 'asc' },
      select: { units: { select: { texts: { select: { text: true } } } } },
    });
    return revisions.map(({ units }) => units[0]?.texts[0]?.text);
  };

  it('many times on a device without a connection becomes as many revisions in order, however often they are sent', async () => {
    const of = await room();
    const ids = Array.from({ length: 24 }, () => randomUUID());
    const send = (index: number) =>
      save(of, of.rapporteur, {
        clientId: ids[index],
        text: `Adopt standard ${index + 1}.`,
        ...(index > 0 ? { after: ids[index - 1] } : {}),
      });
    for (const index of ids.keys()) {
      const saved = await send(index);
      expect(saved.kind).toBe('saved');
      // The reply was lost: it is sent again, which is the same save.
      if (index % 8 === 0) expect(await send(index)).toEqual(saved);
    }
    expect(await texts(of.draft.id)).toEqual([base, ...ids.map((_, index) => `Adopt standard ${index + 1}.`)]);
    expect(await db().draftSave.count({ where: { recommendationId: of.draft.id } })).toBe(24);
  });

  it('from a text that has moved on stands as one branch beside the newer one, with every later save of the device', async () => {
    const of = await room();
    const other = await makeActor({
      roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }],
    });
    const theirs = 'Adopt binding minimum standards for licensing.';
    expect(await save(of, other, { text: theirs })).toMatchObject({ kind: 'saved' });
    const [first, second] = [randomUUID(), randomUUID()];
    const mine = { text: 'Adopt voluntary minimum standards for inspection.', support: 'DIVIDED' };
    expect(await save(of, of.rapporteur, { clientId: first, ...mine, text: 'Adopt voluntary' })).toMatchObject({
      kind: 'branch',
      revision: null,
    });
    expect(await save(of, of.rapporteur, { clientId: second, after: first, ...mine })).toMatchObject({
      kind: 'branch',
    });
    const { branches, revision, text } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    expect(text).toBe(theirs);
    expect(branches.map(({ save: id, base: from, content }) => [id, from.text, content.text, content.support])).toEqual(
      [[second, base, mine.text, 'DIVIDED']],
    );
    expect(await texts(of.draft.id)).toEqual([base, theirs]);

    const end = (input: object) => run(endBranchDefinition, of.rapporteur, of.meeting.slug, { save: second, ...input });
    expect(await end({ base: of.draft.revisionId, choice: 'MINE' })).toMatchObject({ code: 'conflict' });
    const both = 'Adopt minimum standards for licensing and inspection.';
    expect(await end({ base: revision, choice: 'BOTH', text: both })).toEqual({ recommendation: of.draft.id });
    expect(await texts(of.draft.id)).toEqual([base, theirs, both]);
    expect(await end({ base: revision, choice: 'THEIRS' })).toMatchObject({ code: 'conflict' });
    expect((await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id)).branches).toEqual([]);
    expect(await db().branchEnd.count({ where: { save: { recommendationId: of.draft.id } } })).toBe(2);
  });

  it('is merged with what others wrote elsewhere in a draft, with notice, also by those that follow it; in review it is not', async () => {
    const of = await room();
    const other = await makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }] });
    const [first, second] = [randomUUID(), randomUUID()];
    await save(of, other, { text: 'Adopt binding minimum standards for recruitment.', dueBy: '2028' });
    expect(
      await save(of, of.rapporteur, {
        clientId: first,
        text: 'Adopt common minimum standards for recruitment agencies.',
      }),
    ).toMatchObject({ kind: 'merged' });
    // The device does not know of it: it goes on from its own words.
    const later = { after: first, text: 'Adopt common minimum standards for recruitment agencies everywhere.' };
    expect(await save(of, of.rapporteur, { clientId: second, ...later })).toMatchObject({ kind: 'merged' });
    const { text, dueBy, branches, revision } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    expect(text).toBe('Adopt binding minimum standards for recruitment agencies everywhere.');
    expect([dueBy, branches]).toEqual(['2028', []]);
    await db().recommendation.update({ where: { id: of.draft.id }, data: { status: 'GROUP_REVIEW' } });
    await save(of, other, {
      base: revision,
      dueBy: '2028',
      text: 'Adopt binding standards for recruitment agencies everywhere.',
    });
    const late = { base: revision, dueBy: '2028', text: text.replace('.', ' at once.') };
    expect(await save(of, of.rapporteur, late)).toMatchObject({ kind: 'branch' });
  });

  it.each([0, 1])(
    'stands beside the newer text where both together are %i more than a sentence may have, and is merged up to there',
    async (more) => {
      const of = await room();
      const other = await makeActor({
        roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }],
      });
      const theirs = base.replace('Adopt ', `Adopt binding ${'and shared '.repeat(30)}`);
      await save(of, other, { text: theirs });
      const left = longestText - theirs.length + more;
      const mine = base.replace('.', ` ${'x'.repeat(left - 1)}.`);
      expect(mine.length).toBeLessThan(longestText);
      const kind = more === 0 ? 'merged' : 'branch';
      expect(await save(of, of.rapporteur, { text: mine })).toMatchObject({ kind });
      const { text, branches } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
      expect([text.length, branches.map(({ content }) => content.text)]).toEqual(
        more === 0 ? [longestText, []] : [theirs.length, [mine]],
      );
    },
  );

  it.each(['conflict', 'review', 'let go'])(
    'after one that was merged and one that was not never takes another’s words away (%s)',
    async (between) => {
      const of = await room();
      const other = await makeActor({
        roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }],
      });
      const [first, second] = [randomUUID(), randomUUID()];
      await save(of, other, { text: 'Adopt binding minimum standards for recruitment.' });
      const one = 'Adopt common minimum standards for recruitment agencies.';
      expect(await save(of, of.rapporteur, { clientId: first, text: one })).toMatchObject({ kind: 'merged' });
      if (between === 'review')
        await db().recommendation.update({ where: { id: of.draft.id }, data: { status: 'GROUP_REVIEW' } });
      const two =
        between === 'review'
          ? 'Adopt common minimum standards for all recruitment agencies.'
          : 'Adopt voluntary minimum standards for recruitment agencies.';
      expect(await save(of, of.rapporteur, { clientId: second, after: first, text: two })).toMatchObject({
        kind: 'branch',
      });
      const { revision } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
      if (between === 'let go')
        await run(endBranchDefinition, other, of.meeting.slug, { save: second, base: revision, choice: 'THEIRS' });
      const three = two.replace('.', ' everywhere.');
      expect(await save(of, of.rapporteur, { after: second, text: three })).toMatchObject({ kind: 'branch' });
      const { text, branches } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
      expect(text).toBe('Adopt binding minimum standards for recruitment agencies.');
      expect(branches.map(({ content }) => content.text)).toEqual([three]);
    },
  );

  it('that goes on from the newest sentence keeps what others filed it under since its writer saw that', async () => {
    const of = await room();
    const other = await makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }] });
    const theirs = 'Adopt binding minimum standards for recruitment.';
    const filed = { theme: 'counter-trafficking', dueBy: '2028', objectives: ['6'] };
    await save(of, other, { text: theirs, ...filed });
    const at = () => detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    const { revision } = await at();
    const seen = { theme: fields.theme, objectives: [], addressees: [fields.addressees], dueBy: null };
    const mine = { base: revision, text: 'Adopt binding minimum standards for agencies.', addressees: 'States' };
    expect(await save(of, of.rapporteur, { ...mine, seen })).toMatchObject({ kind: 'merged' });
    const now = { text: mine.text, theme: filed.theme, dueBy: '2028', objectives: [6], addressees: ['States'] };
    expect(await at()).toMatchObject(now);
    // Where both have changed the same, neither is lost: base, theirs and mine of it stand beside each other.
    const again = { base: (await at()).revision, text: mine.text, theme: 'labour-migration', dueBy: '2030', seen };
    expect(await save(of, of.rapporteur, again)).toMatchObject({ kind: 'branch' });
    const { branches, dueBy } = await at();
    expect([branches[0]?.base.dueBy, dueBy, branches[0]?.content.dueBy]).toEqual([null, '2028', '2030']);
  });

  it('keeps what others wrote in the note since its writer saw it, and stands beside it where both wrote the same part', async () => {
    const of = await room();
    const other = await makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }] });
    const note = async () => (await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id)).note;
    // The sentence is the same, so that the revision is as well.
    await save(of, other, { text: base, dissent: 'One organisation would not publish it.' });
    expect(await save(of, of.rapporteur, { text: base, support: 'BROAD' })).toMatchObject({ kind: 'merged' });
    const now = { practice: null, support: 'BROAD', dissent: 'One organisation would not publish it.' };
    expect(await note()).toEqual(now);
    await db().recommendation.update({ where: { id: of.draft.id }, data: { status: 'GROUP_REVIEW' } });
    const waiting = randomUUID();
    const mine = { clientId: waiting, text: base, support: 'DIVIDED' };
    expect(await save(of, of.rapporteur, mine)).toMatchObject({ kind: 'branch' });
    expect(await note()).toEqual(now);
    // Whoever saw it may change it and take it out.
    expect(
      await save(of, of.rapporteur, {
        text: base,
        support: 'DIVIDED',
        seen: { support: now.support, dissent: now.dissent },
      }),
    ).toMatchObject({
      kind: 'saved',
    });
    expect(await note()).toEqual({ practice: null, support: 'DIVIDED', dissent: null });
  });

  it('of two notes at one instant shows the one written later', async () => {
    const of = await room();
    const { revision } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    const at = new Date('2017-10-10T10:00:00Z');
    for (const [id, dissent] of [
      ['ffffffff-ffff-7fff-8fff-ffffffffffff', 'Earlier'],
      ['00000000-0000-7000-8000-000000000001', 'Later'],
    ] as const)
      await db().groupNote.create({
        data: { id, recommendationId: of.draft.id, revisionId: revision, dissent, at },
        select: { id: true },
      });
    const { note } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    expect(note.dissent).toBe('Later');
    // What is the same as the newest is not written again.
    await save(of, of.rapporteur, { text: base, dissent: 'Later', seen: { dissent: 'Later' } });
    expect(await db().groupNote.count({ where: { recommendationId: of.draft.id } })).toBe(2);
  });

  it('beside the newer text takes its place without what its writer had left alone', async () => {
    const of = await room();
    const other = await makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'FACILITATOR', groupId: of.group.id }] });
    await save(of, other, {
      text: 'Adopt binding minimum standards for recruitment.',
      theme: 'counter-trafficking',
      dueBy: '2028',
      dissent: 'One organisation would not be bound.',
    });
    const branch = randomUUID();
    const mine = {
      text: 'Adopt voluntary minimum standards for recruitment.',
      addressees: 'Secretariats',
      dueBy: '2030',
    };
    expect(await save(of, of.rapporteur, { clientId: branch, ...mine })).toMatchObject({ kind: 'branch' });
    const { revision } = await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id);
    await run(endBranchDefinition, other, of.meeting.slug, { save: branch, base: revision, choice: 'MINE' });
    expect(await detail(of.rapporteur, of.meeting.slug, of.group.id, of.draft.id)).toMatchObject({
      text: mine.text,
      theme: 'counter-trafficking',
      addressees: ['Secretariats'],
      dueBy: '2030',
      note: { dissent: 'One organisation would not be bound.' },
    });
  });

  it('of a text that was agreed meanwhile is kept beside it as well, and can only be let go', async () => {
    const of = await room();
    await db().recommendation.update({ where: { id: of.draft.id }, data: { status: 'AGREED', symbol: 'AFR/1' } });
    const clientId = randomUUID();
    expect(await save(of, of.rapporteur, { clientId, text: 'Adopt something else.' })).toMatchObject({
      kind: 'branch',
    });
    const end = (choice: string) =>
      run(endBranchDefinition, of.rapporteur, of.meeting.slug, { save: clientId, base: of.draft.revisionId, choice });
    expect(await end('MINE')).toMatchObject({ code: 'closed' });
    expect(await end('THEIRS')).toEqual({ recommendation: of.draft.id });
  });

  it('by two at once gives one revision and one branch: neither text is lost', async () => {
    const of = await room();
    const kinds = await Promise.all(
      ['Prohibit fees charged to workers.', 'Publish lists of agencies.'].map((text) =>
        save(of, of.rapporteur, { text }),
      ),
    );
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['branch', 'saved']);
  });

  it('is refused in another group and for a revision of another text', async () => {
    const [of, foreign] = [await room(), await room()];
    expect(await save(of, of.rapporteur, { base: foreign.draft.revisionId, text: 'Adopt.' })).toMatchObject({
      code: 'not_found',
    });
    expect(await save(foreign, of.rapporteur, { text: 'Adopt.' })).toMatchObject({ ok: false });
    const stranger = await makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'OBSERVER' }] });
    const scope = await enterMeeting(stranger, of.meeting.slug);
    await save(of, of.rapporteur, { text: 'One.' });
    await save(of, of.rapporteur, { text: 'A canary of a branch.' });
    // What stands beside a text is for those who write it.
    expect(JSON.stringify([...(await listDrafts(scope, of.group.id)).values()])).not.toContain('canary');
  });
});

describe('what delegations say of a draft', () => {
  it('is remarked and supported by a delegation of the group, in the revision it read, until the text is agreed', async () => {
    const of = await room();
    const outside = await makeDelegatedParty(of.meeting.id, []);
    const member = (delegationId: string) =>
      makeActor({ roles: [{ meetingId: of.meeting.id, kind: 'DELEGATE', delegationId }] });
    const [delegate, stranger] = [await member(of.party.delegationId), await member(outside.delegationId)];
    const input = { recommendation: of.draft.id, revision: of.draft.revisionId };
    const support = (actor: Actor, delegation: string, step = 'GIVE') =>
      run(supportDraftDefinition, actor, of.meeting.slug, { ...input, delegation, step });
    const say = (actor: Actor, delegation: string) =>
      run(remarkDefinition, actor, of.meeting.slug, { ...input, delegation, text: 'Name the fees.', language: 'en' });
    expect(await support(delegate, of.party.delegationId)).toEqual({ recommendation: of.draft.id });
    expect(await say(delegate, of.party.delegationId)).toHaveProperty('remark');
    expect(await support(stranger, outside.delegationId)).toMatchObject({ code: 'not_found' });
    expect(await say(stranger, of.party.delegationId)).toMatchObject({ ok: false });
    expect(await support(of.rapporteur, of.party.delegationId)).toMatchObject({ code: 'forbidden' });
    const shown = await detail(delegate, of.meeting.slug, of.group.id, of.draft.id);
    // One read answers both, and each is given their own.
    for (const [actor, mine] of [
      [delegate, [of.party.delegationId]],
      [stranger, []],
    ] as const)
      expect(
        (await listOwnDelegations(await enterMeeting(actor, of.meeting.slug), of.group.id, 1)).map(({ id }) => id),
      ).toEqual(mine);
    expect(shown.remarks.map(({ text, party }) => [text, party.id])).toEqual([['Name the fees.', of.party.id]]);
    expect(shown.supports.map(({ party, isCurrent }) => [party.id, isCurrent])).toEqual([[of.party.id, true]]);
    // A page that shows an older revision does not take it back to that one.
    const newer = await run(saveDraftDefinition, of.rapporteur, of.meeting.slug, {
      clientId: randomUUID(),
      recommendation: of.draft.id,
      base: of.draft.revisionId,
      ...fields,
      text: 'Adopt common standards.',
    });
    await run(supportDraftDefinition, delegate, of.meeting.slug, {
      ...input,
      revision: newer.revision,
      delegation: of.party.delegationId,
      step: 'GIVE',
    });
    await support(delegate, of.party.delegationId);
    const now = await detail(delegate, of.meeting.slug, of.group.id, of.draft.id);
    expect(now.supports.map(({ isCurrent }) => isCurrent)).toEqual([true]);
    await support(delegate, of.party.delegationId, 'TAKE_BACK');
    expect((await detail(delegate, of.meeting.slug, of.group.id, of.draft.id)).supports).toEqual([]);
    // Agreed while it was on its way.
    const held = Prisma.sql`SELECT id FROM "Recommendation" WHERE id = ${of.draft.id}::uuid FOR UPDATE`;
    const agree = Prisma.sql`UPDATE "Recommendation" SET status = 'AGREED', symbol = 'AFR/1' WHERE id = ${of.draft.id}::uuid`;
    expect(await whileHeld(held, () => say(delegate, of.party.delegationId), agree)).toMatchObject({ code: 'closed' });
    expect(await support(delegate, of.party.delegationId)).toMatchObject({ code: 'closed' });
  });
});

describe('who is in the room', () => {
  it('is told by number, and by name where somebody writes in a draft; nobody else’s draft, and for little more than a minute', async () => {
    const of = await room();
    const delegate = await makeActor({
      roles: [{ meetingId: of.meeting.id, kind: 'DELEGATE', delegationId: of.party.delegationId }],
    });
    const at = async (actor: Actor, recommendation?: string) =>
      notePlace(await enterMeeting(actor, of.meeting.slug), { group: of.group.id, recommendation });
    expect(await at(of.rapporteur, of.draft.id)).toEqual({ present: 1, writers: [] });
    const seen = await at(delegate, of.draft.id);
    expect([seen.present, seen.writers.map(({ recommendation }) => recommendation)]).toEqual([2, [of.draft.id]]);
    expect(seen.writers[0]?.name).toMatch(/\S/);
    // Who of several sits at a shared mailbox nobody knows.
    const shared = { accountId: of.rapporteur.accountId, personId: delegate.personIds[0] ?? '' };
    await db().accountPerson.create({ data: shared });
    expect((await at(delegate)).writers).toEqual([{ recommendation: of.draft.id, name: null }]);
    // Who may not draft writes nowhere.
    expect((await at(of.rapporteur, of.draft.id)).writers).toEqual([]);
    await db()
      .$executeRaw`UPDATE "RoomPlace" SET "seenAt" = now() - interval '76 seconds' WHERE "groupId" = ${of.group.id}::uuid`;
    expect(await at(delegate)).toEqual({ present: 1, writers: [] });
    const outsider = await makeActor();
    await expect(at(outsider)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
