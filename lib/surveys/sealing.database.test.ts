import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readLiveResults } from '@/prisma/factories/live-results';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { saveAnswerDefinition, saveDraftDefinition, submitDefinition } from './definitions';
import type { FlatDefinition } from './model/definition';

type World = Awaited<ReturnType<typeof makeWorld>>;
type Question = FlatDefinition['questions'][number];

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  await makeSwitzerland();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

const words = (text: string) => ({ en: text, fr: `${text} (fr)`, es: `${text} (es)` });
const choices = (...codes: string[]) => codes.map((code) => ({ code, label: words(`Choice ${code}`) }));
const before: Question[] = [
  { code: 'single', type: 'SINGLE', label: words('Single'), choices: choices('a', 'b', 'c') },
  { code: 'multiple', type: 'MULTIPLE', label: words('Multiple'), choices: choices('a', 'b', 'c') },
  { code: 'ranking', type: 'RANKING', label: words('Ranking'), choices: choices('a', 'b', 'c') },
  { code: 'scale', type: 'SCALE', label: words('Scale'), minValue: 1, maxValue: 5 },
  {
    code: 'matrix',
    type: 'MATRIX',
    label: words('Matrix'),
    rows: choices('x', 'y'),
    columns: choices('low', 'high'),
  },
  { code: 'number', type: 'NUMBER', label: words('Number'), max: 100 },
];
/** The same questions with one choice, row or point less each, and a lower bound. */
const after: Question[] = [
  { code: 'single', type: 'SINGLE', label: words('Single'), choices: choices('a', 'b') },
  { code: 'multiple', type: 'MULTIPLE', label: words('Multiple'), choices: choices('b', 'a') },
  { code: 'ranking', type: 'RANKING', label: words('Ranking'), choices: choices('a', 'b') },
  { code: 'scale', type: 'SCALE', label: words('Scale'), minValue: 1, maxValue: 4 },
  { code: 'matrix', type: 'MATRIX', label: words('Matrix'), rows: choices('x'), columns: choices('low', 'high') },
  { code: 'number', type: 'NUMBER', label: words('Number'), max: 50 },
];
const given = {
  single: { choice: 'c' },
  multiple: { choices: ['a', 'c'] },
  ranking: { order: { c: '1', a: '2' } },
  scale: { point: '5' },
  matrix: { cells: { x: 'low', y: 'high' } },
  number: { number: '70' },
};
const seen = Object.fromEntries(Object.keys(given).map((code) => [code, 1]));

async function makeWorld(questions = before) {
  const meeting = await makeMeeting({ zone: 'Pacific/Kiritimati' });
  const survey = await makeSurvey(meeting, secretariat, { questions });
  const party = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: party.delegationId };
  return { meeting, survey, party, focalPoint: await makeActor({ roles: [{ ...role, kind: 'FOCAL_POINT' }] }) };
}

type Call = Partial<Record<'answers' | 'revisions' | 'reviewed' | 'drop' | 'shownIn' | 'version', unknown>>;

const call = (world: World, input: Call) => ({
  actor: world.focalPoint,
  meeting: world.meeting.slug,
  input: { delegation: world.party.delegationId, version: world.survey.version, ...input },
  key: randomUUID(),
});
const save = (world: World, input: Call) => execute(saveDraftDefinition, call(world, input));
const submit = (world: World, input: Call) => execute(submitDefinition, call(world, input));

async function sealed(world: World): Promise<unknown> {
  const [row] = await db().submission.findMany({ where: { response: { surveyId: world.survey.survey } } });
  return row?.payload;
}

/** Answered by the first version, asked by the second. */
async function makeStaleWorld() {
  const world = await makeWorld();
  expect(await save(world, { answers: given })).toMatchObject({ ok: true });
  return { ...world, survey: await makeSurvey(world.meeting, secretariat, { questions: after }) };
}

describe('answers given to an earlier version', () => {
  it('are refused at their questions, in the reader’s language, when they no longer fit the one that is sealed', async () => {
    const world = await makeStaleWorld();
    const gone = (choice: string) => ({ code: 'no_longer_offered', params: { choices: choice } });
    expect(await submit(world, { reviewed: seen, shownIn: 'fr' })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: {
        'answers.single.choice': gone('Choice c (fr)'),
        'answers.multiple.choices': gone('Choice c (fr)'),
        'answers.ranking.order': gone('Choice c (fr)'),
        'answers.scale.point': { code: 'invalid_choice' },
        'answers.matrix.cells': gone('Choice y (fr)'),
        'answers.number.number': { code: 'too_big', params: { max: 50 } },
      },
    });
    expect(await sealed(world)).toBeUndefined();
  });

  it('are not taken back by a page that could not show them, until they are given up or answered again', async () => {
    const world = await makeStaleWorld();
    const answer = async (code: string) => {
      const rows = await db().answer.findMany({
        where: { response: { surveyId: world.survey.survey }, question: { code } },
        select: { revision: true, choices: { select: { choice: { select: { code: true } } } } },
      });
      return rows.map((row) => ({ revision: row.revision, choices: row.choices.map(({ choice }) => choice.code) }));
    };
    // What the page of the new version posts where nobody touched anything.
    const untouched = { multiple: { choices: ['a'] }, ranking: { order: { a: '1' } }, matrix: { cells: { x: 'low' } } };
    const { number: _unseen, ...shown } = seen;
    expect(await save(world, { answers: untouched, revisions: shown })).toMatchObject({ ok: true });
    expect(await answer('single')).toEqual([{ revision: 1, choices: ['c'] }]);
    expect(await answer('multiple')).toEqual([{ revision: 1, choices: ['a', 'c'] }]);
    expect(await save(world, { answers: untouched, revisions: shown, drop: ['single', 'multiple'] })).toMatchObject({
      ok: true,
    });
    expect(await answer('single')).toEqual([]);
    expect(await answer('multiple')).toEqual([{ revision: 2, choices: ['a'] }]);
    const again = { ranking: { order: { b: '1' } }, scale: { point: '4' }, matrix: { cells: { x: 'high' } } };
    const last = { ...again, number: { number: '50' } };
    const lastSeen = { ranking: 1, scale: 1, matrix: 1, number: 1 };
    const reviewed = { ...seen, single: 2, multiple: 2 };
    expect(await submit(world, { answers: last, revisions: lastSeen, reviewed })).toMatchObject({ ok: true });
    expect(await sealed(world)).toMatchObject({
      answers: {
        single: null,
        multiple: { choices: ['a'] },
        ranking: { choices: ['b'] },
        scale: { number: 4 },
        matrix: { cells: { x: 'high' } },
        number: { number: 50 },
      },
    });
  });

  it('count as they are where only the order of the choices has changed', async () => {
    const world = await makeWorld();
    await save(world, { answers: { multiple: { choices: ['a', 'b'] } } });
    const survey = await makeSurvey(world.meeting, secretariat, { questions: after });
    expect(await submit({ ...world, survey }, { reviewed: { multiple: 1 } })).toMatchObject({ ok: true });
  });
});

describe('what is calculated', () => {
  const language = "jr:choice-name(${country}, '${country}')";
  const questions: Question[] = [
    { code: 'country', type: 'COUNTRY', label: words('Country') },
    {
      code: 'matrix',
      type: 'MATRIX',
      label: words('Matrix'),
      rows: choices('x', 'y'),
      columns: choices('low', 'high'),
    },
    {
      code: 'more',
      type: 'TEXT',
      label: words('More'),
      required: true,
      condition: "selected(${matrix}, 'y:high') and count-selected(${matrix}) = 2",
    },
    { code: 'named', type: 'CALCULATED', label: words('Named'), calculation: language },
    { code: 'today', type: 'CALCULATED', label: words('Today'), calculation: 'today()' },
  ];

  it('is the same whoever submits it in whichever language: names in the meeting’s own, days by its own clocks', async () => {
    const stored = await Promise.all(
      ['en', 'fr', 'es'].map(async (shownIn) => {
        const world = await makeWorld(questions);
        expect(await submit(world, { answers: { country: { codes: 'CH' } }, reviewed: {}, shownIn })).toMatchObject({
          ok: true,
        });
        return (await sealed(world)) as { answers: Record<string, { text: string } | null> };
      }),
    );
    const [{ name } = { name: {} }] = await db().$queryRaw<{ name: { en?: string } }[]>`
      SELECT names AS name FROM "Country" WHERE iso2 = 'CH'`;
    const [{ day } = { day: '' }] = await db().$queryRaw<{ day: string }[]>`
      SELECT to_char(now() AT TIME ZONE 'Pacific/Kiritimati', 'YYYY-MM-DD') AS day`;
    expect(stored.map(({ answers }) => answers.named?.text)).toEqual([name.en, name.en, name.en]);
    expect(stored.map(({ answers }) => answers.today?.text)).toEqual([day, day, day]);
  });

  it('can ask for a cell of a matrix and for how many rows are answered', async () => {
    const world = await makeWorld(questions);
    const cells = (y: string) => ({ matrix: { cells: { x: 'low', y } } });
    expect(await submit(world, { answers: cells('high'), reviewed: {} })).toMatchObject({
      ok: false,
      fields: { 'answers.more.text': { code: 'answer_missing' } },
    });
    expect(await submit(world, { answers: cells('low'), reviewed: {} })).toMatchObject({ ok: true });
  });
});

describe('a choice filter', () => {
  it('is asked once, when an answer is sealed: names of lists that it knew then are counted by', async () => {
    const [{ name } = { name: {} }] = await db().$queryRaw<{ name: { en?: string } }[]>`
      SELECT names AS name FROM "Country" WHERE iso2 = 'CH'`;
    const named = `jr:choice-name(\${country}, '\${country}') = '${name.en ?? ''}'`;
    const world = await makeWorld([
      { code: 'country', type: 'COUNTRY', label: words('Country') },
      {
        code: 'place',
        type: 'MULTIPLE',
        label: words('Place'),
        choices: choices('a', 'b', 'c'),
        choiceFilter: `${named} and name != 'c'`,
      },
    ]);
    const answers = { country: { codes: 'CH' }, place: { choices: ['a'] } };
    expect(await submit(world, { answers, reviewed: {} })).toMatchObject({ ok: true });
    expect(await sealed(world)).toMatchObject({ leftOut: { place: ['c'] } });
    const live = await readLiveResults(await enterMeeting(secretariat, world.meeting.slug), world.survey.survey);
    const place = live.results.questions.find(({ code }) => code === 'place');
    const rows = place?.type === 'MULTIPLE' ? place.columns.at(-1)?.choices : [];
    // Of one answer no count is told; to whom each choice was offered is.
    expect(rows?.map(({ answered }) => answered)).toEqual([1, 1, 0]);
  });
});

describe('an answer that is saved by itself', () => {
  it('replaces one of which a choice is no longer offered', async () => {
    const world = await makeStaleWorld();
    const one = { question: 'single', revision: 1, answer: { choice: 'b' } };
    expect(await execute(saveAnswerDefinition, call(world, one as Call))).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
  });
});
