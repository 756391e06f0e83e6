import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/meetings/[slug]/feed.atom/route';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Upload } from '@/lib/core/upload';
import { addDocumentDefinition, editDocumentDefinition, withdrawDocumentDefinition } from '@/lib/documents/definitions';
import { publishedLanguages } from '@/lib/outcome/queries';
import { makePdf } from '@/prisma/factories/paper-files';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makePublished } from '@/prisma/factories/published';
import { elementsOf, readXml, type Element } from '@/prisma/factories/read-xml';
import { describeMeetingDefinition } from './definitions';
import { meetingDetails } from './queries';

let staff: Actor;
let organiser: Actor;
let meeting: Awaited<ReturnType<typeof makeMeeting>>;

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
});

type Words = { en?: string; fr?: string; es?: string };
const write = (summary: Words, seen: Words = {}, { actor = organiser, contact = '' } = {}) =>
  execute(describeMeetingDefinition, {
    actor,
    meeting: meeting.slug,
    input: { summary, contact, seen: { summary: seen } },
    key: randomUUID(),
  });
const told = async () => {
  const { summary, contact } = await meetingDetails(await enterMeeting(null, meeting.slug));
  return { summary, contact };
};

describe('what the public page says', () => {
  it('is written by the secretariat, each keeping what others wrote in another language meanwhile', async () => {
    expect(await write({ en: 'First.\n\nSecond.' }, {}, { contact: 'Press office' })).toMatchObject({ ok: true });
    // A page opened before that: its writer adds the French.
    expect(await write({ fr: 'Premier.' })).toMatchObject({ ok: true });
    expect(await told()).toEqual({
      summary: { en: 'First.\n\nSecond.', fr: 'Premier.' },
      contact: 'Press office',
    });
    expect(await write({ en: 'Mine.' }, { en: 'As it was.' })).toMatchObject({
      code: 'conflict',
      fields: { 'summary.en': { code: 'changed_meanwhile', params: { value: 'First.\n\nSecond.' } } },
    });
    const audits = () => db().auditEntry.count({ where: { action: 'meeting.describe', meetingId: meeting.id } });
    expect(await audits()).toBe(2);
    expect(await write({ fr: 'Premier.' }, { fr: 'Premier.' })).toMatchObject({ ok: true });
    expect(await audits()).toBe(2);
    expect(await write({ en: 'Mine.' }, {}, { actor: await makeActor() })).toMatchObject({ code: 'forbidden' });
  });

  it('may still be told of a closed meeting', async () => {
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' }, select: { id: true } });
    expect(await write({ es: 'Tercero.' })).toMatchObject({ ok: true });
    expect((await told()).summary).toMatchObject({ es: 'Tercero.' });
  });
});

const text = (of: Element | undefined) => of?.children.filter((child) => typeof child === 'string').join('') ?? '';
const child = (of: Element, name: string) => elementsOf(of).find((one) => one.name === name);

async function feed(slug: string, language = 'en') {
  const request = new Request(`http://localhost/api/meetings/${slug}/feed.atom?language=${language}`);
  const response = await GET(request, { params: Promise.resolve({ slug }) });
  if (response.status !== 200) return { status: response.status, titles: [] };
  const body = await response.text();
  const root = readXml(body);
  const entries = elementsOf(root).filter(({ name }) => name === 'entry');
  return {
    status: 200,
    body,
    updated: text(child(root, 'updated')),
    titles: entries.map((entry) => text(child(entry, 'title'))),
    ids: entries.map((entry) => text(child(entry, 'id'))),
    times: entries.map((entry) => text(child(entry, 'updated'))),
  };
}

describe('the feed of a meeting', () => {
  it('tells what became public, newest first, and nothing that is not', async () => {
    const { id: meetingId, slug } = await makeMeeting();
    const add = async (over: Record<string, unknown>) => {
      const file = new Upload('paper.pdf', makePdf([randomUUID()]));
      const input = { kind: 'BACKGROUND', access: 'PUBLIC', language: 'en', file, ...over };
      const result = await execute(addDocumentDefinition, { actor: staff, meeting: slug, input, key: randomUUID() });
      if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields)}`);
      return result.value.id;
    };
    expect(await feed(slug)).toMatchObject({ status: 200, titles: [], updated: '1970-01-01T00:00:00.000Z' });
    const kept = await add({ title: { en: 'Opened to all later' }, access: 'SECRETARIAT' });
    await add({ title: { en: 'Known <to all> & sundry' } });
    await add({ title: { en: 'For delegates' }, access: 'PARTICIPANTS' });
    await add({ title: { en: 'For the secretariat' }, access: 'SECRETARIAT' });
    await add({ title: { en: 'Under embargo' }, embargo: { date: '2099-01-01', time: '09:00' } });
    const gone = await add({ title: { en: 'Taken back' } });
    await execute(withdrawDocumentDefinition, {
      actor: staff,
      meeting: slug,
      input: { document: gone, reason: { en: 'An error' } },
      key: randomUUID(),
    } as never);
    // It became public after the others, whenever it was uploaded.
    const { ok } = await execute(editDocumentDefinition, {
      actor: staff,
      meeting: slug,
      input: {
        document: kept,
        lockVersion: '0',
        kind: 'BACKGROUND',
        title: { en: 'Opened to all later' },
        access: 'PUBLIC',
      },
      key: randomUUID(),
    } as never);
    expect(ok).toBe(true);
    await makePublished(meetingId, ['Act together.']);
    // A later one, under embargo.
    const { id: documentId } = await db().outcomeDocument.findFirstOrThrow({ where: { meetingId } });
    await db().publication.create({
      data: {
        documentId,
        number: 2,
        canonical: '{}',
        sha256: randomUUID(),
        byName: 'x',
        publishedAt: new Date('2099-01-01'),
      },
    });
    const { titles, times = [], ids = [], body = '' } = await feed(slug);
    expect(titles).toHaveLength(4);
    const ofDocuments = titles.filter(
      (title) => !title.startsWith('Highlights published') && !title.endsWith('Taken back'),
    );
    expect(ofDocuments).toEqual([
      expect.stringContaining('Opened to all later'),
      expect.stringContaining('Known <to all> & sundry'),
    ]);
    for (const known of ['Known <to all> & sundry', 'Taken back'])
      expect(titles.filter((title) => title.endsWith(known))).toHaveLength(1);
    expect(titles.filter((title) => title.startsWith('Highlights published'))).toHaveLength(1);
    expect(body).not.toMatch(/embargo|delegates|secretariat/);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set(ids).size).toBe(4);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    // A meeting that is moved to another year keeps them.
    await db().meeting.update({
      where: { slug },
      data: { startsOn: new Date('2031-01-10'), endsOn: new Date('2031-01-11') },
      select: { id: true },
    });
    expect((await feed(slug)).ids).toEqual(ids);
    expect((await feed(slug)).body).toBe(body);
    expect((await feed(slug, 'fr')).titles).toEqual(expect.arrayContaining([expect.stringContaining('Retiré')]));
  });

  it('is there for nobody where the meeting is in preparation', async () => {
    const { slug } = await makeMeeting({ phase: 'PREPARATION' });
    expect(await feed(slug)).toMatchObject({ status: 404 });
    expect(await feed('none')).toMatchObject({ status: 404 });
  });
});

it('offers the Highlights in the languages they were published in, whatever the meeting works in by then', async () => {
  const { id: meetingId, slug } = await makeMeeting();
  const languages = async (now: string) => publishedLanguages(await enterMeeting(staff, slug), new Date(now));
  const publications = {
    create: {
      ...{ number: 1, canonical: '{"languages":["en","ar"]}', sha256: randomUUID(), byName: 'Secretariat' },
      publishedAt: new Date('2031-05-01T12:00:00Z'),
    },
  };
  await db().outcomeDocument.create({
    data: { meetingId, symbol: randomUUID(), title: { en: 'Highlights' }, authentic: ['en'], publications },
    select: { id: true },
  });
  expect([await languages('2031-05-01T11:59:59Z'), await languages('2031-05-01T12:00:00Z')]).toEqual([
    [],
    ['en', 'ar'],
  ]);
});
