import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { locales } from '@/lib/i18n/routing';
import { makeDelegatedParty, makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { submitReportDefinition } from './definitions';
import { findReport, findReports } from './queries';
import { reportFile } from './render/report-file';
import { wordReport } from './render/word-report';

let place: { meetingId: string; slug: string; group: string; party: { id: string; code: string } };
let facilitator: Actor;
let delegate: Actor;

beforeAll(async () => {
  await makeTheme('labour-migration');
});

beforeEach(async () => {
  const meeting = await makeMeeting();
  const group = await makeGroup(meeting.id);
  const party = await makeDelegatedParty(meeting.id, []);
  await db().groupParty.create({ data: { groupId: group.id, partyId: party.id } });
  place = { meetingId: meeting.id, slug: meeting.slug, group: group.id, party };
  facilitator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId: group.id }] });
  delegate = await makeActor({
    roles: [{ meetingId: meeting.id, kind: 'DELEGATE', delegationId: party.delegationId }],
  });
});

const submit = (actor: Actor, reason = '') =>
  execute(submitReportDefinition, {
    actor,
    meeting: place.slug,
    input: { group: place.group, reason },
    key: randomUUID(),
  });
const scopeOf = (actor: Actor) => enterMeeting(actor, place.slug);
const agreed = (symbol: string, change: object = {}) =>
  makeRecommendation({ meetingId: place.meetingId, groupId: place.group, status: 'AGREED', symbol, ...change });
const statusOf = async (id: string) => (await db().recommendation.findUniqueOrThrow({ where: { id } })).status;

describe('handing over', () => {
  it('submits what was agreed, seals the report once, and wants a reason for the next', async () => {
    expect(await submit(facilitator)).toMatchObject({ code: 'conflict', fields: { group: { code: 'nothing' } } });
    expect(await db().groupReport.count({ where: { groupId: place.group } })).toBe(0);
    const one = await agreed('AFR/2');
    const two = await agreed('AFR/10');
    const open = await makeRecommendation({ meetingId: place.meetingId, groupId: place.group, status: 'GROUP_REVIEW' });
    expect(await submit(delegate)).toMatchObject({ code: 'forbidden' });
    expect(await submit(facilitator)).toMatchObject({ ok: true, value: { number: 1, handedOver: 2 } });
    expect(await Promise.all([one, two, open].map(({ id }) => statusOf(id)))).toEqual([
      'SUBMITTED',
      'SUBMITTED',
      'GROUP_REVIEW',
    ]);
    const { content, sha256: sealed } = await findReport(await scopeOf(delegate), 'AFR', null);
    expect(sha256(canonicalJson(content))).toBe(sealed);
    expect(content.recommendations.map(({ symbol }) => symbol)).toEqual(['AFR/2', 'AFR/10']);
    expect(await submit(facilitator)).toMatchObject({ fields: { reason: { code: 'required' } } });
    expect(await submit(facilitator, 'A point was missing')).toMatchObject({
      ok: true,
      value: { number: 2, handedOver: 0 },
    });
    const { reports, draft } = await findReports(await scopeOf(delegate), 'AFR');
    expect(reports.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'A point was missing'],
      [1, null],
    ]);
    expect(draft).toBeNull();
    await expect(db().groupReport.updateMany({ data: { sha256: '' } })).rejects.toThrow();
  });

  it('leaves everything as it was where a recommendation lacks its addressee', async () => {
    const [one] = [await agreed('AFR/1'), await agreed('AFR/2', { addressees: [] })];
    expect(await submit(facilitator)).toMatchObject({ code: 'conflict', fields: { group: { code: 'incomplete' } } });
    expect(await statusOf(one.id)).toBe('AGREED');
    expect((await findReports(await scopeOf(facilitator), 'AFR')).incomplete).toEqual(['AFR/2']);
  });

  it('gives each number once, however often it is pressed at the same moment', async () => {
    await agreed('AFR/1');
    const results = await Promise.all(Array.from({ length: 4 }, () => submit(facilitator)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().groupReport.count({ where: { groupId: place.group } })).toBe(1);
  });
});

describe('attribution', () => {
  it('is what was agreed at most: neither the sealed text nor a file in any language says more', async () => {
    await db().party.update({
      where: { id: place.party.id },
      data: { names: { en: 'Canary mechanism' }, acronyms: { en: 'CANARY' } },
    });
    const { id: issueId } = await db().issue.create({
      data: { groupId: place.group, position: 99, title: { en: 'Permits' } },
      select: { id: true },
    });
    const registration = await registered();
    type Level = 'NAMED' | 'MECHANISM' | 'REGION' | 'NONE';
    const point = async (text: string, attribution: Level, partyId: string | null = null) => {
      const { id } = await db().discussionPoint.create({
        data: { clientId: randomUUID(), issueId, text, language: 'en', attribution, partyId },
        select: { id: true },
      });
      return id;
    };
    await expect(point('Named against the rule', 'REGION', place.party.id)).rejects.toThrow();
    await point('Said by the region', 'REGION');
    await point('Said by nobody', 'NONE');
    const one = await agreed('AFR/1');
    await submit(facilitator);
    const scope = await scopeOf(delegate);
    const silent = await findReport(scope, 'AFR', 1);
    const said = JSON.stringify(silent.content.issues);
    expect(said).toContain('Said by the region');
    expect(said).not.toMatch(/canary/i);

    const named = await point('Said by name', 'NAMED', place.party.id);
    await db().pointSpeaker.create({ data: { pointId: named, registrationId: registration } });
    await point('Said by the mechanism', 'MECHANISM', place.party.id);
    await db().pointUse.create({ data: { recommendationId: one.id, pointId: named } });
    await submit(facilitator, 'Two points were missing');
    const report = await findReport(scope, 'AFR', 2);
    expect(report.content.issues.at(-1)?.points.map(({ said: { level } }) => level)).toEqual([
      'REGION',
      'NONE',
      'MECHANISM',
      'MECHANISM',
    ]);
    expect(report.content.recommendations[0]?.points).toEqual([3]);
    expect(JSON.stringify(report)).not.toMatch(/canarysurname/i);
    for (const language of locales) {
      const wording = { language, baseUrl: 'https://parley.example.org' };
      const words = JSON.stringify(wordReport(report, wording));
      expect(words).toContain('CANARY');
      expect(words).not.toMatch(/canarysurname/i);
      const [pdf, docx] = [await reportFile(report, wording, 'pdf'), await reportFile(report, wording, 'docx')];
      expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
      expect(Buffer.from(docx.slice(0, 2)).toString()).toBe('PK');
      expect(Buffer.from(await reportFile(report, wording, 'docx')).equals(Buffer.from(docx))).toBe(true);
    }
  }, 60_000);
});

/** Somebody of the group's delegation whose name must be found nowhere. */
async function registered(): Promise<string> {
  const delegation = await db().delegation.findFirstOrThrow({ where: { meetingId: place.meetingId } });
  const seat = await db().seat.create({ data: { delegationId: delegation.id, rank: 1 } });
  const name = { givenName: 'Canary', surname: 'Canarysurname', foldedName: 'canary canarysurname' };
  const person = await db().person.create({ data: name });
  const { id } = await db().registration.create({
    data: {
      meetingId: place.meetingId,
      delegationId: delegation.id,
      seatId: seat.id,
      personId: person.id,
      status: 'CONFIRMED',
      email: 'canary@example.org',
      ...name,
    },
    select: { id: true },
  });
  return id;
}
