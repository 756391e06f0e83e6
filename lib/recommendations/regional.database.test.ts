import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { visibleClasses } from '@/lib/auth/visibility';
import { findGroup } from '@/lib/breakouts/queries';
import { listChain } from '@/lib/chain/queries';
import { db, writeTally } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  agreeDefinition,
  draftDefinition,
  reviewDefinition,
  reviseDefinition,
  submitDefinition,
  translateDefinition,
  withdrawDefinition,
} from './definitions';
import { revisionHash } from './model/recommendation';
import { findRecommendation, listRecommendations } from './queries';

const key = () => randomUUID();

beforeAll(async () => {
  await makeTheme('labour-migration');
  const objective = {
    title: { en: 'Six' },
    shortTitle: { en: 'Six' },
    sources: [],
    asOf: '2026',
    confidence: 'STATED' as const,
    titleConfidence: {},
    shortTitleConfidence: {},
  };
  await db().compactObjective.upsert({
    where: { number: 6 },
    update: {},
    create: { number: 6, validFrom: new Date('2018-12-10'), ...objective },
  });
});

async function room(data: Parameters<typeof makeMeeting>[0] = {}) {
  const meeting = await makeMeeting(data);
  const group = await makeGroup(meeting.id);
  const other = await makeGroup(meeting.id, 'AME', 2);
  const rapporteur = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }] });
  const facilitator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId: group.id }] });
  return { meeting, group, other, rapporteur, facilitator };
}
type Room = Awaited<ReturnType<typeof room>>;

const typed = (group: { id: string; issueId?: string }, change = {}) => ({
  group: group.id,
  issue: group.issueId ?? '',
  text: 'Adopt common minimum standards for recruitment agencies.',
  language: 'en',
  theme: 'labour-migration',
  objectives: ['6'],
  addressees: 'Members of the mechanisms\r\n\r\nLabour inspectorates',
  dueBy: '2028',
  ...change,
});

async function drafted({ meeting, group, rapporteur }: Room, change = {}): Promise<{ id: string; head: string }> {
  const result = await execute(draftDefinition, {
    actor: rapporteur,
    meeting: meeting.slug,
    input: typed(group, change),
    key: key(),
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { headRevisionId } = await db().recommendation.findUniqueOrThrow({
    where: { id: result.value.recommendation },
  });
  return { id: result.value.recommendation, head: headRevisionId ?? '' };
}

const step = (
  definition: typeof reviewDefinition | typeof agreeDefinition | typeof submitDefinition,
  actor: Actor,
  slug: string,
  id: string,
  revision: string,
) =>
  execute(definition as typeof reviewDefinition, {
    actor,
    meeting: slug,
    input: { recommendation: id, revision },
    key: key(),
  });

const symbolOf = async (id: string) => (await db().recommendation.findUniqueOrThrow({ where: { id } })).symbol;

describe('drafting', () => {
  it('writes one immutable revision whose hash verifies', async () => {
    const here = await room();
    const { id } = await drafted(here);
    const [revision] = await db().revision.findMany({
      where: { recommendationId: id },
      include: { units: { include: { texts: true } } },
    });
    expect(revision).toMatchObject({
      number: 1,
      objectives: [6],
      addressees: ['Members of the mechanisms', 'Labour inspectorates'],
      dueBy: '2028',
      parentIds: [],
    });
    const units = (revision?.units ?? []).map(({ uid, position, texts }) => ({
      uid,
      position,
      language: 'en',
      text: texts[0]?.text ?? '',
    }));
    const { themes, objectives, addressees, dueBy } = revision ?? {
      themes: [],
      objectives: [],
      addressees: [],
      dueBy: null,
    };
    expect(revision?.hash).toBe(revisionHash({ units, themes, objectives, addressees, dueBy }));
  });

  it('knows no Compact objective before the Compact, and only the languages of the meeting', async () => {
    const here = await room({ startsOn: new Date('2017-10-10'), endsOn: new Date('2017-10-11') });
    const call = { actor: here.rapporteur, meeting: here.meeting.slug };
    expect(await execute(draftDefinition, { ...call, input: typed(here.group), key: key() })).toMatchObject({
      code: 'invalid',
      fields: { objectives: { code: 'not_yet' } },
    });
    const russian = typed(here.group, { objectives: [], language: 'ru' });
    expect(await execute(draftDefinition, { ...call, input: russian, key: key() })).toMatchObject({
      code: 'invalid',
      fields: { language: { code: 'invalid_choice' } },
    });
    expect(await db().recommendation.count({ where: { meetingId: here.meeting.id } })).toBe(0);
  });

  it('happens in the own group: another one reads as not found, and no other meeting can be reached', async () => {
    const [here, elsewhere] = [await room(), await room()];
    const call = { actor: here.rapporteur, meeting: here.meeting.slug };
    for (const group of [here.other, elsewhere.group]) {
      expect(await execute(draftDefinition, { ...call, input: typed(group), key: key() })).toEqual({
        ok: false,
        code: 'not_found',
      });
    }
    const foreignIssue = { ...typed(here.group), issue: here.other.issueId };
    expect(await execute(draftDefinition, { ...call, input: foreignIssue, key: key() })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('revising', () => {
  const revise = (actor: Actor, slug: string, recommendation: string, base: string, text: string) => {
    const { group: _group, issue: _issue, language: _language, ...attributes } = typed({ id: '' });
    return execute(reviseDefinition, {
      actor,
      meeting: slug,
      input: { recommendation, base, ...attributes, text },
      key: key(),
    });
  };

  it('adds a revision with its parent, and refuses one made from an older text', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const first = await revise(here.rapporteur, here.meeting.slug, id, head, 'Adopt joint standards.');
    expect(first.ok).toBe(true);
    expect(await revise(here.facilitator, here.meeting.slug, id, head, 'Adopt other standards.')).toEqual({
      ok: false,
      code: 'conflict',
      fields: { text: { code: 'changed_meanwhile' } },
    });
    const revisions = await db().revision.findMany({ where: { recommendationId: id }, orderBy: { number: 'asc' } });
    expect(revisions.map(({ number, parentIds }) => [number, parentIds])).toEqual([
      [1, []],
      [2, [head]],
    ]);
  });

  it('joins edits of different words in a draft, with both as parents', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const { slug } = here.meeting;
    const one = await revise(here.rapporteur, slug, id, head, 'Adopt common standards for recruitment agencies.');
    if (!one.ok) throw new Error(one.code);
    const two = await revise(
      here.facilitator,
      slug,
      id,
      head,
      'Adopt common minimum standards for all recruitment agencies.',
    );
    expect(two).toMatchObject({ ok: true, value: { number: 3, isJoined: true } });
    const detail = await findRecommendation(await enterMeeting(here.rapporteur, slug), id);
    expect(detail.text.en).toBe('Adopt common standards for all recruitment agencies.');
    const { parentIds } = await db().revision.findUniqueOrThrow({ where: { id: detail.revision?.id ?? '' } });
    expect(parentIds).toEqual([one.value.revision, head]);
    expect(detail.revisions.map(({ number, isJoined }) => [number, isJoined])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
  });

  it('joins all of three who save different words at the same moment', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const texts = [
      'Embrace common minimum standards for recruitment agencies.',
      'Adopt common minimum rules for recruitment agencies.',
      'Adopt common minimum standards for recruitment bodies.',
    ];
    const results = await Promise.all(texts.map((text) => revise(here.rapporteur, here.meeting.slug, id, head, text)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const detail = await findRecommendation(await enterMeeting(here.rapporteur, here.meeting.slug), id);
    expect(detail.text.en).toBe('Embrace common minimum rules for recruitment bodies.');
    expect(detail.revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it('joins nothing by itself once the group reviews the text', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const { slug } = here.meeting;
    await revise(here.rapporteur, slug, id, head, 'Adopt common standards for recruitment agencies.');
    const { headRevisionId } = await db().recommendation.findUniqueOrThrow({ where: { id } });
    await step(reviewDefinition, here.rapporteur, slug, id, headRevisionId ?? '');
    const other = 'Adopt common minimum standards for all recruitment agencies.';
    expect(await revise(here.facilitator, slug, id, head, other)).toMatchObject({
      code: 'conflict',
      fields: { text: { code: 'changed_meanwhile' } },
    });
    expect(await db().revision.count({ where: { recommendationId: id } })).toBe(2);
  });

  it('takes the sentence that was chosen beside the newer one, and leaves what only others filed anew', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const { group: _group, issue: _issue, language: _language, ...attributes } = typed({ id: '' });
    const save = (change: object) =>
      execute(reviseDefinition, {
        actor: here.rapporteur,
        meeting: here.meeting.slug,
        input: { recommendation: id, base: head, ...attributes, ...change },
        key: key(),
      });
    const first = await save({ text: 'Adopt joint standards.', dueBy: '2031' });
    if (!first.ok) throw new Error(first.code);
    const mine = { text: 'Adopt other standards.' };
    expect(await save(mine)).toMatchObject({ code: 'conflict' });
    expect(await save({ ...mine, chosen: head })).toMatchObject({ code: 'conflict' });
    expect(await save({ ...mine, chosen: first.value.revision })).toMatchObject({ ok: true });
    const { text } = await findRecommendation(await enterMeeting(here.rapporteur, here.meeting.slug), id);
    expect(text.en).toBe('Adopt other standards.');
    const [latest] = await db().revision.findMany({ where: { recommendationId: id }, orderBy: { number: 'desc' } });
    expect(latest?.dueBy).toBe('2031');
  });

  it('names the field in which two say different things, and takes no base of another recommendation', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const { group: _group, issue: _issue, language: _language, ...attributes } = typed({ id: '' });
    const due = (dueBy: string, base = head) =>
      execute(reviseDefinition, {
        actor: here.rapporteur,
        meeting: here.meeting.slug,
        input: { recommendation: id, base, ...attributes, dueBy },
        key: key(),
      });
    expect(await due('2029')).toMatchObject({ ok: true });
    expect(await due('2030')).toEqual({
      ok: false,
      code: 'conflict',
      fields: { dueBy: { code: 'changed_meanwhile' } },
    });
    expect(await due('2030', (await drafted(here)).head)).toEqual({ ok: false, code: 'not_found' });
  });

  it('lets one of two who save at the same moment through', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const results = await Promise.all(
      ['one', 'two', 'three'].map((word) => revise(here.rapporteur, here.meeting.slug, id, head, `Adopt ${word}.`)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().revision.count({ where: { recommendationId: id } })).toBe(2);
  });

  it('writes nothing when nothing changed, and is closed once agreed', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const { text } = typed(here.group);
    expect(await revise(here.rapporteur, here.meeting.slug, id, head, text)).toMatchObject({
      ok: true,
      value: { revision: head },
    });
    await step(reviewDefinition, here.rapporteur, here.meeting.slug, id, head);
    await step(agreeDefinition, here.facilitator, here.meeting.slug, id, head);
    expect(await revise(here.rapporteur, here.meeting.slug, id, head, 'Adopt nothing.')).toEqual({
      ok: false,
      code: 'closed',
    });
    expect(await db().revision.count({ where: { recommendationId: id } })).toBe(1);
  });

  it('leaves translations of a changed sentence behind as out of date', async () => {
    const here = await room();
    const made = await makeRecommendation({
      meetingId: here.meeting.id,
      groupId: here.group.id,
      text: 'Adopt standards.',
      translations: { fr: 'Adopter des normes.' },
    });
    await revise(here.rapporteur, here.meeting.slug, made.id, made.revisionId, 'Adopt joint standards.');
    const scope = await enterMeeting(here.rapporteur, here.meeting.slug);
    const detail = await findRecommendation(scope, made.id);
    expect(detail.text).toEqual({ en: 'Adopt joint standards.' });
    expect(detail.stale).toEqual([{ language: 'fr', text: 'Adopter des normes.', number: 1 }]);
    const input = {
      recommendation: made.id,
      base: detail.revision?.id,
      unit: made.unitUid,
      language: 'fr',
      text: 'Adopter des normes communes.',
    };
    const call = { actor: here.rapporteur, meeting: here.meeting.slug };
    expect(
      await execute(translateDefinition, { ...call, input: { ...input, base: made.revisionId }, key: key() }),
    ).toMatchObject({ code: 'conflict' });
    expect(await execute(translateDefinition, { ...call, input, key: key() })).toMatchObject({
      ok: true,
      value: { revision: detail.revision?.id },
    });
    const corrected = await execute(translateDefinition, {
      ...call,
      input: { ...input, text: 'Adopter des normes conjointes.' },
      key: key(),
    });
    expect(corrected.ok && corrected.value.revision).not.toBe(detail.revision?.id);
    expect(await findRecommendation(scope, made.id)).toMatchObject({
      text: { fr: 'Adopter des normes conjointes.' },
      stale: [],
      revision: { number: 3 },
    });
  });
});

describe('agreeing', () => {
  it('is for the facilitator, on the revision the group saw, written by somebody else', async () => {
    const here = await room();
    const { id, head } = await drafted(here);
    const slug = here.meeting.slug;
    expect(await step(agreeDefinition, here.facilitator, slug, id, head)).toMatchObject({ code: 'conflict' });
    expect(await step(reviewDefinition, here.rapporteur, slug, id, head)).toMatchObject({ ok: true });
    expect(await step(agreeDefinition, here.rapporteur, slug, id, head)).toEqual({ ok: false, code: 'forbidden' });
    expect(await step(agreeDefinition, here.facilitator, slug, id, randomUUID())).toMatchObject({
      code: 'conflict',
      fields: { revision: { code: 'isCurrent' } },
    });
    const own = await makeRecommendation({
      meetingId: here.meeting.id,
      groupId: here.group.id,
      status: 'GROUP_REVIEW',
      byAccountId: here.facilitator.accountId,
    });
    expect(await step(agreeDefinition, here.facilitator, slug, own.id, own.revisionId)).toMatchObject({
      code: 'conflict',
      fields: { revision: { code: 'isAgreedByAnother' } },
    });
    expect(await step(agreeDefinition, here.facilitator, slug, id, head)).toMatchObject({
      ok: true,
      value: { symbol: 'AFR/1' },
    });
    expect(await step(submitDefinition, here.rapporteur, slug, id, head)).toMatchObject({ ok: true });
    const transitions = await db().recommendationTransition.findMany({
      where: { recommendationId: id },
      orderBy: { at: 'asc' },
    });
    expect(transitions.map(({ toStatus }) => toStatus)).toEqual(['DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED']);
  });

  it('never gives a number twice, also after a withdrawal', async () => {
    const here = await room();
    const slug = here.meeting.slug;
    const reviewed = () =>
      makeRecommendation({ meetingId: here.meeting.id, groupId: here.group.id, status: 'GROUP_REVIEW' });
    const [first, second] = [await reviewed(), await reviewed()];
    await step(agreeDefinition, here.facilitator, slug, first.id, first.revisionId);
    const input = { recommendation: first.id, revision: first.revisionId };
    expect(
      await execute(withdrawDefinition, { actor: here.facilitator, meeting: slug, input, key: key() }),
    ).toMatchObject({ code: 'conflict', fields: { revision: { code: 'givesReason' } } });
    expect(
      await execute(withdrawDefinition, {
        actor: here.facilitator,
        meeting: slug,
        input: { ...input, reason: 'Said elsewhere' },
        key: key(),
      }),
    ).toMatchObject({ ok: true });
    await step(agreeDefinition, here.facilitator, slug, second.id, second.revisionId);
    expect([await symbolOf(first.id), await symbolOf(second.id)]).toEqual(['AFR/1', 'AFR/2']);
  });
});

describe('reading', () => {
  it('takes as many statements for three as for one, and filters in the database', async () => {
    const counts = [];
    for (const many of [1, 3]) {
      const here = await room();
      const made: { id: string }[] = [];
      for (let index = 0; index < many; index += 1)
        made.push(
          await makeRecommendation({ meetingId: here.meeting.id, groupId: here.group.id, issueId: here.group.issueId }),
        );
      const scope = await enterMeeting(here.rapporteur, here.meeting.slug);
      const tally = { writes: 0, statements: 0 };
      const { rows, total } = await writeTally.run(tally, () =>
        listRecommendations(scope, { group: 'AFR', theme: 'labour-migration', state: 'DRAFT' }),
      );
      expect([rows.length, total]).toEqual([many, many]);
      await writeTally.run(tally, () => findRecommendation(scope, made[0]?.id ?? ''));
      counts.push(tally.statements);
      expect((await listRecommendations(scope, { group: 'AME' })).total).toBe(0);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('shows nothing of another meeting and no general draft to those outside the secretariat', async () => {
    const [here, elsewhere] = [await room(), await room()];
    const foreign = await makeRecommendation({ meetingId: elsewhere.meeting.id, groupId: elsewhere.group.id });
    const regional = await makeRecommendation({
      meetingId: here.meeting.id,
      groupId: here.group.id,
      status: 'SUBMITTED',
      symbol: 'AFR/1',
    });
    const hidden = await makeRecommendation({
      meetingId: here.meeting.id,
      text: 'Hidden canary.',
      sources: [{ ...regional, disposition: 'NOTED', why: 'Canary why' }],
    });
    const scope = await enterMeeting(here.rapporteur, here.meeting.slug);
    for (const id of [foreign.id, hidden.id])
      await expect(findRecommendation(scope, id)).rejects.toMatchObject({ code: 'not_found' });
    const seen = JSON.stringify([await listRecommendations(scope, {}), await findRecommendation(scope, regional.id)]);
    expect(seen).not.toMatch(/canary/i);
    const staff = await enterMeeting(await makeActor({ siteRole: 'STAFF' }), here.meeting.slug);
    expect((await listRecommendations(staff, {})).rows.map(({ id }) => id)).toEqual([hidden.id, regional.id]);
  });

  it('gives who reads the published Highlights what was handed over: no draft, no wording on the way, no reason given in the room', async () => {
    const here = await room();
    const { id: meetingId, slug } = here.meeting;
    const at = { meetingId, groupId: here.group.id, issueId: here.group.issueId };
    const draft = await makeRecommendation({ ...at, text: 'Draft canary.' });
    const withdrawn = await makeRecommendation({
      ...at,
      text: 'Withdrawn canary.',
      status: 'WITHDRAWN',
      symbol: 'AFR/7',
    });
    const { id, head } = await drafted(here, { text: 'Earlier canary.' });
    const {
      group: _group,
      issue: _issue,
      language: _language,
      ...attributes
    } = typed(here.group, { text: 'Later words.' });
    const revised = await execute(reviseDefinition, {
      actor: here.rapporteur,
      meeting: slug,
      input: { recommendation: id, base: head, ...attributes },
      key: key(),
    });
    expect(revised).toMatchObject({ ok: true });
    await db().recommendation.update({
      where: { id },
      data: {
        status: 'CONSOLIDATED',
        symbol: 'AFR/8',
        transitions: { create: { fromStatus: 'SUBMITTED', toStatus: 'CONSOLIDATED', note: 'Reason canary' } },
      },
    });
    const document = await db().outcomeDocument.create({
      data: { meetingId, symbol: `${slug}/Highlights`, title: {} },
    });
    await db().publication.create({
      data: { documentId: document.id, number: 1, canonical: '{}', sha256: randomUUID(), byName: 'x' },
    });

    const reader = await enterMeeting(null, slug);
    const read = async (scope: typeof reader) =>
      JSON.stringify([
        await listRecommendations(scope, {}),
        await findRecommendation(scope, id),
        await findGroup(scope, 'AFR'),
        await listChain(scope),
      ]);
    expect(await read(reader)).not.toMatch(/canary|AFR\/7/i);
    for (const hidden of [draft.id, withdrawn.id])
      await expect(findRecommendation(reader, hidden)).rejects.toMatchObject({ code: 'not_found' });
    const inside = await read(await enterMeeting(here.rapporteur, slug));
    for (const kept of ['Draft', 'Withdrawn', 'Earlier', 'Reason']) expect(inside).toContain(`${kept} canary`);
    expect([...visibleClasses(reader)]).toEqual(['PUBLIC']);
  });
});
