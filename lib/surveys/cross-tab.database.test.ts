import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { writeTally } from '@/lib/core/db';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import { findCrossTab } from './queries/cross-tab';

let secretariat: Actor;
let meeting: { id: string; slug: string };
let participant: Actor;

/** Eight that planned and found it useful, five under way that did not, one of each otherwise, and one silent. */
const said: [stage: string, useful: string, count: number][] = [
  ['planned', '5', 8],
  ['under-way', '1', 5],
  ['planned', '1', 1],
  ['under-way', 'DONT_KNOW', 1],
];

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting({ smallCell: 5 });
  const { survey, version } = await makeSurvey(meeting, secretariat);
  for (const [stage, useful, count] of said) {
    for (let index = 0; index < count; index += 1) {
      const party = await makeAskedParty(meeting.id, { regions: [index % 2 === 0 ? 'africa' : 'asia-pacific'] });
      const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' } as const;
      participant = await makeActor({ roles: [role] });
      const answers = { ...answersWith(['a', 'b', 'c']), stage: { choice: stage }, useful: { point: useful } };
      await submitAnswer(meeting, participant, { delegation: party.delegationId, version, answers });
    }
  }
  await makeAskedParty(meeting.id, { regions: ['africa'] });
  await makeSnapshot(secretariat, meeting, survey);
}, 60_000);

const tableFor = async (actor: Actor | null, rows: string, columns: string) =>
  findCrossTab(await enterMeeting(actor, meeting.slug), null, { rows, columns });
const countsOf = async (actor: Actor | null, rows: string, columns: string) =>
  Object.fromEntries(
    ((await tableFor(actor, rows, columns))?.table.columns ?? []).map(({ key, cells }) => [
      key,
      cells.map(({ count }) => count),
    ]),
  );

describe('a cross-table of a snapshot', () => {
  it('counts two questions over the sealed submissions, with those that gave no answer in their own column', async () => {
    const table = (await tableFor(secretariat, 'stage', 'useful'))?.table;
    expect(table?.rows).toEqual(['planned', 'under-way', 'done']);
    expect(table?.columns.map(({ key, answered, invited }) => [key, answered, invited])).toEqual([
      ['1', 6, 6],
      ['2', 0, 0],
      ['3', 0, 0],
      ['4', 0, 0],
      ['5', 8, 8],
      // One does not know, one is silent: no organisation that was asked is missing from the table.
      ['none', 1, 2],
      ['total', 15, 16],
    ]);
    expect(await countsOf(secretariat, 'stage', 'useful')).toMatchObject({
      1: [1, 5, 0],
      5: [8, 0, 0],
      total: [9, 6, 0],
    });
  });

  it('hides the same cells from the public either way round, and the participant sees counts', async () => {
    const [one, other] = [await countsOf(null, 'stage', 'useful'), await countsOf(null, 'useful', 'stage')];
    // 1 of 9 that planned: hidden, and with it what would give it back.
    expect(one['1']?.[0]).toBeNull();
    expect(one['1']?.[1]).toBeNull();
    expect(one['1']?.[0]).toBe(other['planned']?.[0]);
    expect(one['5']?.[0]).toBe(other['planned']?.[4]);
    expect(await countsOf(participant, 'stage', 'useful')).toMatchObject({ 1: [1, 5, 0] });
  });

  it('is worked out once for the public, however often it is asked for', async () => {
    await countsOf(null, 'useful', 'stage');
    const tally = { writes: 0, statements: 0 };
    const scope = await enterMeeting(null, meeting.slug);
    await writeTally.run(tally, () => findCrossTab(scope, null, { rows: 'useful', columns: 'stage' }));
    await writeTally.run(tally, () => findCrossTab(scope, null, { rows: 'useful', columns: 'stage' }));
    // The snapshot and its words, each time.
    expect(tally.statements).toBe(4);
  });

  it('by region is the table of the page of results, cell by cell', async () => {
    for (const actor of [null, participant]) {
      const view = await tableFor(actor, 'stage', 'region');
      const question = view?.snapshot.results.questions.find(({ code }) => code === 'stage');
      if (question?.type !== 'SINGLE') throw new Error('no single choice');
      const onPage = new Map(question.columns.map(({ key, choices }) => [key, choices.map(({ count }) => count)]));
      for (const { key, cells } of view?.table.columns ?? [])
        expect([key, cells.map(({ count }) => count)]).toEqual([key, onPage.get(key)]);
      expect(view?.table.columns.map(({ key }) => key)).toContain('middle-east');
      expect(view?.table.columns.map(({ key }) => key)).not.toContain('mechanisms');
    }
  });

  it('is none for a text, an unknown question, a question by itself and an unknown snapshot', async () => {
    expect(await tableFor(null, 'experience', 'region')).toBeNull();
    expect(await tableFor(null, 'no-such', 'region')).toBeNull();
    expect(await tableFor(null, 'stage', 'stage')).toBeNull();
    expect(await tableFor(null, 'stage', "useful'; DROP TABLE x; --")).toBeNull();
    const scope = await enterMeeting(null, meeting.slug);
    expect(await findCrossTab(scope, 99, { rows: 'stage', columns: 'region' })).toBeNull();
  });
});

describe('a cross-table of a question that offers its choices to some alone', () => {
  it('counts a choice among those to whom it was offered, as the page of results does', async () => {
    const words = (en: string) => ({ en, fr: en, es: en });
    const place = (code: string, where: string) => ({ code, label: words(code), values: { where } });
    const [asking, own] = [await makeMeeting({ smallCell: 3 }), await makeActor({ siteRole: 'STAFF' })];
    const { survey, version } = await makeSurvey(asking, own, {
      questions: [
        {
          code: 'where',
          type: 'SINGLE',
          label: words('Where'),
          choices: ['west', 'south'].map((code) => ({ code, label: words(code) })),
        },
        {
          code: 'place',
          type: 'SINGLE',
          label: words('Place'),
          choiceFilter: 'where = ${where}',
          choices: [place('dakar', 'west'), place('lagos', 'west'), place('lima', 'south')],
        },
      ],
    });
    const answers: [where: string, place: string, count: number][] = [
      ['west', 'dakar', 2],
      ['west', 'lagos', 1],
      ['south', 'lima', 2],
    ];
    for (const [where, chosen, count] of answers) {
      for (let index = 0; index < count; index += 1) {
        const { delegationId: delegation } = await makeAskedParty(asking.id, { regions: ['africa'] });
        const role = { meetingId: asking.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
        const focalPoint = await makeActor({ roles: [role] });
        const given = { where: { choice: where }, place: { choice: chosen } };
        await submitAnswer(asking, focalPoint, { delegation, version, answers: given });
      }
    }
    expect(await makeSnapshot(own, asking, survey)).toMatchObject({ ok: true });
    const view = await findCrossTab(await enterMeeting(own, asking.slug), null, { rows: 'place', columns: 'where' });
    const total = view?.table.columns.find(({ kind }) => kind === 'total');
    const told = total?.cells.map(({ value, count, answered }) => [value, count, answered]);
    expect(told).toEqual([
      ['dakar', 2, 3],
      ['lagos', 1, 3],
      ['lima', 2, 2],
    ]);
    const question = view?.snapshot.results.questions.find(({ code }) => code === 'place');
    if (question?.type !== 'SINGLE') throw new Error('no single choice');
    expect(question.columns.at(-1)?.choices.map(({ code, count, answered }) => [code, count, answered])).toEqual(told);
  });
});
