// What is written beside "other, specify" is somebody's own words as much as a text is, and is looked for where texts are.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { readLiveResults } from '@/prisma/factories/live-results';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSnapshot, makeSurvey, submitAnswer } from '@/prisma/factories/surveys';
import { findCrossTab } from './queries/cross-tab';
import { findSnapshot } from './queries/results';
import { readSubmittedAnswers } from './queries/submitted-answers';
import { listWrittenTexts } from './queries/written-texts';

const canary = 'CANARY beside other';
const label = { en: 'Words' };
const choices = ['a', 'b'].map((code) => ({ code, label }));

let meeting: { id: string; slug: string };
let secretariat: Actor;
let survey: string;

beforeAll(async () => {
  await makeRegions();
  meeting = await makeMeeting({ smallCell: 1 });
  secretariat = await makeActor({ siteRole: 'STAFF' });
  const published = await makeSurvey(meeting, secretariat, {
    questions: [
      { code: 'single', type: 'SINGLE', label, choices, other: true },
      { code: 'multiple', type: 'MULTIPLE', label, choices, other: true },
    ],
  });
  survey = published.survey;
  for (let n = 0; n < 3; n += 1) {
    const { delegationId: delegation } = await makeAskedParty(meeting.id);
    const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' as const };
    const answers = {
      single: { choice: 'other', other: canary, language: 'en' },
      multiple: { choices: ['a', 'other'], other: canary, language: 'en' },
    };
    const by = await makeActor({ roles: [role] });
    await submitAnswer(meeting, by, { delegation, version: published.version, answers });
  }
  expect((await makeSnapshot(secretariat, meeting, survey)).ok).toBe(true);
}, 60_000);

async function makeGroup(kind: string): Promise<string> {
  const data = { meetingId: meeting.id, code: kind.slice(0, 6), names: label, position: 1 };
  return (await db().breakoutGroup.create({ data, select: { id: true } })).id;
}

/** Everything of a reader's that could hold the words, as text. */
async function seenBy(actor: Actor | null): Promise<string> {
  const scope = await enterMeeting(actor, meeting.slug);
  const refused = () => 'refused';
  const listed = async () => [...(await listWrittenTexts(scope, survey, 'all'))];
  return JSON.stringify([
    await findSnapshot(scope, null),
    await findCrossTab(scope, null, { rows: 'single', columns: 'region' }),
    await findCrossTab(scope, null, { rows: 'single', columns: 'multiple' }),
    await readLiveResults(scope, survey).catch(refused),
    await listed().catch(refused),
    await readSubmittedAnswers(scope).catch(refused),
  ]);
}

describe('words beside "other"', () => {
  it('are read by the secretariat, or the tests would look where nothing is', async () => {
    expect(await seenBy(secretariat)).toContain(canary);
  });

  it.each(['CHAIR', 'FACILITATOR', 'RAPPORTEUR', 'DELEGATE', 'OBSERVER', 'TRANSLATOR'] as const)(
    'are not read by the role %s',
    async (kind) => {
      const { id: meetingId } = meeting;
      const own = kind === 'DELEGATE' ? { delegationId: (await makeAskedParty(meetingId)).delegationId } : {};
      const group = kind === 'FACILITATOR' || kind === 'RAPPORTEUR' ? { groupId: await makeGroup(kind) } : {};
      const reader = await makeActor({ roles: [{ meetingId, kind, ...own, ...group }] });
      expect(await seenBy(reader)).not.toContain(canary);
    },
  );

  it('are not read by the public, and stand in no record, message, event or seal of results', async () => {
    expect(await seenBy(null)).not.toContain(canary);
    const [records] = await db().$queryRaw<{ text: string }[]>`
      SELECT concat((SELECT json_agg(d.*) FROM "AuditDetail" d), (SELECT json_agg(m.*) FROM "OutboxMail" m), (SELECT json_agg(e.*) FROM "LiveEvent" e),
                    (SELECT json_agg(s.*) FROM "ResultSnapshot" s), (SELECT json_agg(k.*) FROM "IdempotencyKey" k)) AS text`;
    expect(records?.text.length).toBeGreaterThan(1000);
    expect(records?.text).not.toContain(canary);
  });
});
