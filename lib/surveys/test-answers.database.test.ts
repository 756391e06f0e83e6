import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { readLiveResults } from '@/prisma/factories/live-results';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import { startQuestionnaireDefinition, tryAnswersDefinition } from './definitions';
import { findQuestionnaire } from './queries/questionnaire';
import { findTest } from './queries/test-answers';
import { countTracked, findTrack } from './queries/track-responses';
import { listWrittenTexts } from './queries/written-texts';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

type Meeting = { id: string; slug: string };
const scope = (meeting: Meeting) => enterMeeting(secretariat, meeting.slug);

/** A meeting whose survey is asked and answered by six parties. */
async function answered(): Promise<{ meeting: Meeting; survey: string }> {
  const meeting = await makeMeeting();
  const { survey, version } = await makeSurvey(meeting, secretariat);
  for (const order of [['a'], ['b', 'a'], ['c'], ['a', 'c'], ['e'], ['a', 'b', 'c']]) {
    const party = await makeAskedParty(meeting.id);
    const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' } as const;
    const focalPoint = await makeActor({ roles: [role] });
    await submitAnswer(meeting, focalPoint, { delegation: party.delegationId, version, answers: answersWith(order) });
  }
  return { meeting, survey };
}

const test = (meeting: Meeting, data: object, actor = secretariat) =>
  asked(tryAnswersDefinition, actor, meeting.slug, { of: 'published', ...data });

/** Everything that is computed from answers: results, tracking, the editor's count, a snapshot with its cells, and every row of an answer. */
async function everything(meeting: Meeting, survey: string) {
  const here = await scope(meeting);
  const { ok, value } = (await makeSnapshot(secretariat, meeting, survey)) as {
    ok: boolean;
    value: { snapshot: string; sha256: string };
  };
  expect(ok).toBe(true);
  const cells = await db().resultCell.findMany({
    where: { snapshotId: value.snapshot },
    orderBy: [{ questionCode: 'asc' }, { columnKey: 'asc' }, { choiceCode: 'asc' }],
    omit: { id: true, snapshotId: true },
  });
  const { results } = await readLiveResults(here, survey);
  const texts = [...(await listWrittenTexts(here, survey, 'all'))];
  const ofSurvey = { surveyId: survey };
  const rows = {
    responses: await db().response.count({ where: ofSurvey }),
    answers: await db().answer.count({ where: { response: ofSurvey } }),
    events: await db().answerEvent.count({ where: { response: ofSurvey } }),
    submissions: await db().submission.count({ where: { response: ofSurvey } }),
  };
  return canonicalJson({
    results: JSON.parse(JSON.stringify(results)) as unknown,
    texts,
    cells,
    rows,
    // The snapshots themselves are what was just taken.
    track: { ...(await findTrack(here)), snapshots: [], request: null },
    tracked: await countTracked(here, survey),
    begun: (await findQuestionnaire(here))?.answers ?? null,
  });
}

describe('test answers', () => {
  it('never count: whatever is computed from answers is the same with and without them', async () => {
    const { meeting, survey } = await answered();
    const before = await everything(meeting, survey);
    const answers = { ...answersWith(['e', 'd', 'c']) };
    expect(await test(meeting, { intent: 'submit', answers })).toMatchObject({ ok: true });
    const other = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    expect(await test(meeting, { intent: 'save', answers }, other)).toMatchObject({ ok: true });
    expect(await db().testResponse.count({ where: { surveyId: survey } })).toBe(2);
    expect(await everything(meeting, survey)).toBe(before);
  }, 60_000);

  it('stand in a table that only the test itself names, and that no answer, question or choice is tied to', async () => {
    const foreign = await db().$queryRaw<{ to: string }[]>`
      SELECT confrelid::regclass::text AS to FROM pg_constraint
      WHERE contype = 'f' AND (conrelid = '"TestResponse"'::regclass OR confrelid = '"TestResponse"'::regclass)`;
    expect(foreign).toEqual([{ to: '"Survey"' }]);
    const root = path.resolve(import.meta.dirname);
    const named = ['try-answers.ts', 'queries/test-answers.ts', 'personal.ts'];
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    const naming = files.filter((file) =>
      /testResponse|TestResponse|\btests: \{/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(naming.sort()).toEqual(named.sort());
  });

  it('meet the checks of a delegation’s answer, are one’s own, and can be emptied', async () => {
    const { meeting } = await answered();
    expect(await test(meeting, { intent: 'submit', answers: {} })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await test(meeting, { intent: 'save', answers: { nobody: { choice: 'x' } } })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(await test(meeting, { intent: 'submit', answers: answersWith(['a']) })).toMatchObject({ ok: true });
    const mine = await findTest(await scope(meeting), 'published');
    expect(mine?.submittedAt).toBeInstanceOf(Date);
    const other = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    expect((await findTest(await enterMeeting(other, meeting.slug), 'published'))?.answers).toEqual({});
    expect(await test(meeting, { intent: 'clear' })).toMatchObject({ ok: true });
    expect(await findTest(await scope(meeting), 'published')).toMatchObject({ answers: {}, submittedAt: null });
  });

  it('try out what is being written apart from what is asked', async () => {
    const { meeting } = await answered();
    expect(await test(meeting, { of: 'draft', intent: 'save', answers: {} })).toMatchObject({ code: 'not_found' });
    await asked(startQuestionnaireDefinition, secretariat, meeting.slug, { source: 'published' });
    expect(await test(meeting, { of: 'draft', intent: 'save', answers: answersWith(['b']) })).toMatchObject({
      ok: true,
    });
    expect(Object.keys((await findTest(await scope(meeting), 'draft'))?.answers ?? {}).length).toBeGreaterThan(0);
    expect((await findTest(await scope(meeting), 'published'))?.answers).toEqual({});
  });
});
