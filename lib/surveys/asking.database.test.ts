import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { saveDraftDefinition, submitDefinition } from './definitions';
import type { FlatDefinition } from './model/definition';
import { findOwnResponse, listAnsweringParties } from './queries/own-response';

const words = (text: string) => ({ en: text, fr: `${text} (fr)`, es: `${text} (es)` });
const place = (code: string, region: string) => ({ code, label: words(`City ${code}`), values: { region } });
const questions: FlatDefinition['questions'] = [
  {
    code: 'region',
    type: 'SINGLE',
    label: words('Region'),
    default: "'west'",
    choices: ['west', 'south'].map((code) => ({ code, label: words(code) })),
  },
  {
    code: 'place',
    type: 'SINGLE',
    label: words('Place'),
    choiceFilter: 'region = ${region}',
    choices: [place('dakar', 'west'), place('lagos', 'west'), place('lima', 'south')],
  },
  {
    code: 'why',
    type: 'TEXT',
    label: words('Why?'),
    requiredWhen: "${place} = 'lagos'",
    requiredMessage: words('Say why.'),
  },
];

let secretariat: Actor;
let world: {
  meeting: { id: string; slug: string };
  survey: { survey: string; version: string };
  delegation: string;
  focalPoint: Actor;
};

beforeAll(async () => {
  await makeRegions();
  await makeSwitzerland();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});
beforeEach(async () => {
  const meeting = await makeMeeting();
  const survey = await makeSurvey(meeting, secretariat, { questions });
  const { delegationId: delegation } = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
  world = { meeting, survey, delegation, focalPoint: await makeActor({ roles: [role] }) };
});

const call = (input: object) => ({
  actor: world.focalPoint,
  meeting: world.meeting.slug,
  input: { delegation: world.delegation, version: world.survey.version, ...input },
  key: randomUUID(),
});
const save = (input: object) => execute(saveDraftDefinition, call(input));
const submit = (input: object) => execute(submitDefinition, call(input));
const sealed = async () =>
  (await db().submission.findMany({ where: { response: { surveyId: world.survey.survey } } })).map(
    ({ payload }) => (payload as { answers: object }).answers,
  );
const answers = async () => {
  const scope = await enterMeeting(world.focalPoint, world.meeting.slug);
  const [party] = await listAnsweringParties(scope);
  return (party && (await findOwnResponse(scope, party)))?.answers;
};

describe('a choice that an answer above leaves out', () => {
  const moved = { region: { choice: 'south' } };

  it('stays as it was given until somebody gives it up, and is refused when it is submitted', async () => {
    expect(await save({ answers: { region: { choice: 'west' }, place: { choice: 'dakar' } } })).toMatchObject({
      ok: true,
    });
    expect(await save({ answers: moved, revisions: { region: 1 } })).toMatchObject({ ok: true });
    // The page shows no control for it: what it posts of the question is nothing.
    expect(await save({ answers: { place: {} }, revisions: { place: 1 } })).toMatchObject({ ok: true });
    expect(await answers()).toMatchObject({ place: { choices: ['dakar'] } });
    expect(await submit({ reviewed: { region: 2, place: 1 }, shownIn: 'fr' })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { 'answers.place.choice': { code: 'no_longer_offered', params: { choices: 'City dakar (fr)' } } },
    });
    expect(await save({ answers: { place: {} }, revisions: { place: 1 }, drop: ['place'] })).toMatchObject({
      ok: true,
    });
    expect(await submit({ reviewed: { region: 2, place: 2 } })).toMatchObject({ ok: true });
    expect(await sealed()).toMatchObject([{ region: { choices: ['south'] }, place: null }]);
  });

  it('can be answered again with what is offered now', async () => {
    await save({ answers: { region: { choice: 'west' }, place: { choice: 'dakar' } } });
    await save({ answers: moved, revisions: { region: 1 } });
    await save({ answers: { place: { choice: 'lima' } }, revisions: { place: 1 } });
    expect(await submit({ reviewed: { region: 2, place: 2 } })).toMatchObject({ ok: true });
    expect(await sealed()).toMatchObject([{ place: { choices: ['lima'] } }]);
  });
});

describe('an answer that is required under a condition', () => {
  it('is asked for where the condition holds, and only there', async () => {
    const given = { region: { choice: 'west' }, place: { choice: 'lagos' } };
    expect(await submit({ answers: given, reviewed: {} })).toMatchObject({
      ok: false,
      fields: { 'answers.why.text': { code: 'answer_missing' } },
    });
    expect(await submit({ answers: { ...given, place: { choice: 'dakar' } }, reviewed: {} })).toMatchObject({
      ok: true,
    });
  });
});

describe('what is proposed', () => {
  it('is no answer: it opens nothing and is not sealed before it is saved', async () => {
    expect(await answers()).toEqual({});
    expect(await submit({ answers: { why: { text: 'No reason' } }, reviewed: {} })).toMatchObject({ ok: true });
    expect(await sealed()).toMatchObject([{ region: null, place: null, why: { text: 'No reason' } }]);
  });
});
