import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { Upload } from '@/lib/core/upload';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeDocx, makePdf, makePptx } from '@/prisma/factories/paper-files';
import { addDocumentDefinition, withdrawDocumentDefinition } from './definitions';
import { previewDocument, resumeReading } from './job';
import { findDocument, findPagePicture, findPreview } from './queries';

type Readers = 'nobody' | 'participant' | 'facilitator' | 'secretary';
type Any = Definition<'meeting', typeof addDocumentDefinition.input, { id: string }>;

let meeting: Awaited<ReturnType<typeof makeMeeting>>;
const readers = {} as Record<Readers, Actor | null>;
const scopeOf = (reader: Readers, slug = meeting.slug) => enterMeeting(readers[reader], slug);

async function run(definition: unknown, input: Record<string, unknown>): Promise<string> {
  const asked = { actor: readers.secretary, meeting: meeting.slug, input, key: randomUUID() };
  const result = await execute(definition as Any, asked);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields)}`);
  return result.value.id;
}

/** A document with one file. */
async function add(bytes: Uint8Array, over: Record<string, unknown> = {}): Promise<{ id: string; file: string }> {
  const facts = { kind: 'PRESENTATION', title: { en: 'A talk' }, access: 'PUBLIC', language: 'en' };
  const id = await run(addDocumentDefinition, { ...facts, file: new Upload('talk', bytes), ...over });
  const { files } = await findDocument(await scopeOf('secretary'), id);
  return { id, file: files[0]?.id ?? '' };
}

/** Who is given the page's words, and who its picture: the same always. */
async function whoLooks(file: string): Promise<Readers[]> {
  const found: Readers[] = [];
  for (const reader of Object.keys(readers) as Readers[]) {
    const scope = await scopeOf(reader);
    const preview = await findPreview(scope, file, 1);
    const isDrawn = await findPagePicture(scope, file, 1).then(
      () => true,
      () => false,
    );
    expect([reader, isDrawn]).toEqual([reader, preview !== null]);
    if (isDrawn) found.push(reader);
  }
  return found;
}

beforeAll(async () => {
  meeting = await makeMeeting();
  readers.secretary = await makeActor({ siteRole: 'STAFF' });
  const { id: groupId } = await makeGroup(meeting.id, 'AFR', 1, []);
  readers.nobody = null;
  readers.participant = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'OBSERVER' }] });
  readers.facilitator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId }] });
});

describe('pages to look at', () => {
  it('are drawn once, with their words; beyond the last the last is shown', async () => {
    const { file } = await add(makePdf(['First page', 'Second page']));
    expect(await findPreview(await scopeOf('nobody'), file, 1)).toBeNull();
    await previewDocument(file);
    await previewDocument(file);
    const scope = await scopeOf('nobody');
    const size = { width: 960, height: 540 };
    expect(await findPreview(scope, file, 1)).toEqual({
      ...{ total: 2, kept: 2, end: 'DONE' },
      page: { number: 1, words: 'First page', size },
    });
    expect((await findPreview(scope, file, 9))?.page).toEqual({ number: 2, words: 'Second page', size });
    const { etag, read } = await findPagePicture(scope, file, 2);
    const { type, bytes } = await read();
    expect({ etag, type }).toEqual({ etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) as string, type: 'image/webp' });
    expect(Buffer.from(bytes as Uint8Array).toString('latin1', 8, 12)).toBe('WEBP');
    await expect(findPagePicture(scope, file, 3)).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().documentPage.count({ where: { documentFileId: file } })).toBe(2);
  });

  it('of a presentation are its words, of a text document there are none, and both are said', async () => {
    const slides = await add(makePptx(['Opening', 'Closing']));
    await previewDocument(slides.file);
    const scope = await scopeOf('nobody');
    expect(await findPreview(scope, slides.file, 2)).toEqual({
      ...{ total: 2, kept: 2, end: 'DONE' },
      page: { number: 2, words: 'Closing', size: null },
    });
    await expect(findPagePicture(scope, slides.file, 2)).rejects.toMatchObject({ code: 'not_found' });
    const text = await add(makeDocx(['Paragraph']));
    await previewDocument(text.file);
    expect(await findPreview(scope, text.file, 1)).toEqual({ total: 0, kept: 0, end: 'DONE', page: null });
  });

  it('that could not be drawn say why', async () => {
    const scope = await scopeOf('nobody');
    const { file: broken } = await add(makePdf(['To be broken']));
    const { fileId } = await db().documentFile.findUniqueOrThrow({ where: { id: broken }, select: { fileId: true } });
    await db().storedFile.update({ where: { id: fileId }, data: { status: 'PENDING' }, select: { id: true } });
    await previewDocument(broken);
    expect(await findPreview(scope, broken, 1)).toEqual({ total: 0, kept: 0, end: 'LOST', page: null });
  });

  it('are announced once they are drawn, to whoever may read the document', async () => {
    const told = async (access: string, over: Record<string, unknown> = {}) => {
      const { id, file } = await add(makePdf([`For ${access}`]), { access, ...over });
      const last = await db().liveEvent.findFirst({ where: { meetingId: meeting.id }, orderBy: { seq: 'desc' } });
      await previewDocument(file);
      const events = await db().liveEvent.findMany({
        where: { meetingId: meeting.id, seq: { gt: last?.seq ?? 0 } },
        orderBy: { seq: 'asc' },
      });
      return events.map(({ type, subjectId, visibility }) => [type, subjectId === id, visibility].join(' '));
    };
    expect(await told('PUBLIC')).toEqual(['document.changed true PUBLIC']);
    expect(await told('PARTICIPANTS')).toEqual(['document.changed true PARTICIPANTS']);
    expect(await told('SECRETARIAT')).toEqual(['document.changed true SECRETARIAT']);
    expect(await told('PUBLIC', { embargo: { date: '2099-01-01', time: '10:00' } })).toEqual([
      'document.changed true SECRETARIAT',
    ]);
    expect(await told('GROUP', { groupCode: 'AFR' })).toEqual([
      'document.changed true SECRETARIAT',
      'document.changed false PARTICIPANTS',
    ]);
  });

  it('that a process has left undrawn are asked for anew', async () => {
    const { id: documentId, file } = await add(makePdf(['Left']));
    const { fileId } = await db().documentFile.findUniqueOrThrow({ where: { id: file }, select: { fileId: true } });
    const leave = async (revision: number, minutes: number) => {
      const at = new Date(Date.now() - minutes * 60_000);
      const row = { documentId, fileId, revision, language: 'en', title: 'Left', at };
      return (await db().documentFile.create({ data: row, select: { id: true } })).id;
    };
    const asked = async (id: string) =>
      (await db().$queryRaw<[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`preview-document:${id}`}`).length;
    const [old, recent] = [await leave(1, 11), await leave(2, 1)];
    await resumeReading();
    expect([await asked(file), await asked(old), await asked(recent)]).toEqual([1, 1, 0]);
  });
});

describe('who may look at a page', () => {
  it('is whoever may read the document: under embargo, in a group and withdrawn too', async () => {
    const drawn = async (over: Record<string, unknown>) => {
      const document = await add(makePdf(['Not to be told yet']), over);
      await previewDocument(document.file);
      return document;
    };
    const embargoed = await drawn({ embargo: { date: '2099-01-01', time: '10:00' } });
    expect(await whoLooks(embargoed.file)).toEqual(['secretary']);
    // What no browser may keep has no ETag.
    expect((await findPagePicture(await scopeOf('secretary'), embargoed.file, 1)).etag).toBeNull();
    await db().$executeRaw`
      UPDATE "Document" SET "embargoUntil" = a.moment, "firstOutAt" = a.moment, "publicAt" = a.moment
      FROM (SELECT now() - interval '1 millisecond' AS moment) a WHERE id = ${embargoed.id}::uuid`;
    expect((await whoLooks(embargoed.file)).toSorted()).toEqual(Object.keys(readers).toSorted());
    await run(withdrawDocumentDefinition, { document: embargoed.id, reason: { en: 'A wrong figure' } });
    expect(await whoLooks(embargoed.file)).toEqual(['secretary']);
    const inside = await drawn({ access: 'PARTICIPANTS' });
    expect((await whoLooks(inside.file)).toSorted()).toEqual(['facilitator', 'participant', 'secretary']);
    const ofGroup = await drawn({ access: 'GROUP', groupCode: 'AFR' });
    expect((await whoLooks(ofGroup.file)).toSorted()).toEqual(['facilitator', 'secretary']);
  });

  it('is nobody by the address of another meeting', async () => {
    const { file } = await add(makePdf(['Here']));
    await previewDocument(file);
    const elsewhere = await scopeOf('secretary', (await makeMeeting()).slug);
    expect(await findPreview(elsewhere, file, 1)).toBeNull();
    await expect(findPagePicture(elsewhere, file, 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});
