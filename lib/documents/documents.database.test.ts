import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { fileResponse } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { makeDelegation } from '@/prisma/factories/delegations';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  addDocumentDefinition,
  addFileDefinition,
  editDocumentDefinition,
  withdrawDocumentDefinition,
} from './definitions';
import { findDocument, findDocumentFile, hasDocuments, listDocuments } from './queries';

type Any = Definition<'meeting', typeof addDocumentDefinition.input, { id: string }>;
type Readers = 'nobody' | 'delegate' | 'member' | 'facilitator' | 'elsewhere' | 'secretary';

let meeting: Awaited<ReturnType<typeof makeMeeting>>;
let other: Awaited<ReturnType<typeof makeMeeting>>;
const readers = {} as Record<Readers, Actor | null>;

const run = (definition: unknown, input: Record<string, unknown>, actor: Actor | null = readers.secretary) =>
  execute(definition as Any, { actor, meeting: meeting.slug, input, key: randomUUID() });
const pdf = (text = '') => new Upload('C:\\temp\\draft <b>.pdf', new TextEncoder().encode(`%PDF-1.7\n${text}`));
const paperOf = (over: Record<string, unknown> = {}) => ({
  kind: 'BACKGROUND',
  title: { en: 'A paper' },
  access: 'PUBLIC',
  language: 'en',
  file: pdf(randomUUID()),
  ...over,
});

async function add(over: Record<string, unknown> = {}): Promise<string> {
  const result = await run(addDocumentDefinition, paperOf(over));
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields)}`);
  return result.value.id;
}
/** The end of an embargo, and what was kept to come with it, are a moment ago. */
const embargoEnds = (id: string) => db().$executeRaw`
  UPDATE "Document" SET "embargoUntil" = a.moment, "firstOutAt" = CASE WHEN "firstOutAt" IS NOT NULL THEN a.moment END,
    "publicAt" = CASE WHEN "publicAt" IS NOT NULL THEN a.moment END
  FROM (SELECT now() - interval '1 millisecond' AS moment) a WHERE id = ${id}::uuid`;
const scopeOf = (reader: Readers, slug = meeting.slug) => enterMeeting(readers[reader], slug);
const document = async (id: string) => findDocument(await scopeOf('secretary'), id);
/** Who finds the document in the list, and who is given its first file: the same always. */
async function whoReads(id: string): Promise<Readers[]> {
  const { files } = await document(id);
  const found: Readers[] = [];
  for (const reader of Object.keys(readers) as Readers[]) {
    const scope = await scopeOf(reader);
    const isListed = (await listDocuments(scope)).some((one) => one.id === id);
    const isGiven = await findDocumentFile(scope, files[0]?.id ?? randomUUID()).then(
      () => true,
      () => false,
    );
    expect([reader, isGiven]).toEqual([reader, isListed]);
    if (isListed) found.push(reader);
  }
  return found;
}

beforeAll(async () => {
  meeting = await makeMeeting({ code: 'GRCP77', zone: 'Asia/Kathmandu' });
  other = await makeMeeting();
  readers.secretary = await makeActor({ siteRole: 'STAFF' });
  const inGroup = await makeDelegation(readers.secretary, meeting.slug);
  const outside = await makeDelegation(readers.secretary, meeting.slug);
  const { id: groupId } = await makeGroup(meeting.id, 'AFR', 1, [inGroup.party.id]);
  await makeGroup(meeting.id, 'ASIA', 2, []);
  const of = (roles: Parameters<typeof makeActor>[0]) => makeActor(roles);
  readers.nobody = null;
  readers.delegate = await of({
    roles: [{ meetingId: meeting.id, kind: 'DELEGATE', delegationId: outside.delegationId }],
  });
  readers.member = await of({
    roles: [{ meetingId: meeting.id, kind: 'DELEGATE', delegationId: inGroup.delegationId }],
  });
  readers.facilitator = await of({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId }] });
  readers.elsewhere = await of({ roles: [{ meetingId: other.id, kind: 'OBSERVER' }] });
});

describe('who reads a document', () => {
  it('is said by its access, alike for lists and files', async () => {
    const everybody = ['secretary', 'nobody', 'delegate', 'member', 'facilitator', 'elsewhere'];
    expect((await whoReads(await add())).toSorted()).toEqual(everybody.toSorted());
    expect((await whoReads(await add({ access: 'PARTICIPANTS' }))).toSorted()).toEqual(
      ['secretary', 'delegate', 'member', 'facilitator'].toSorted(),
    );
    expect((await whoReads(await add({ access: 'GROUP', groupCode: 'AFR' }))).toSorted()).toEqual(
      ['secretary', 'member', 'facilitator'].toSorted(),
    );
    expect(await whoReads(await add({ access: 'SECRETARIAT' }))).toEqual(['secretary']);
  });

  it('is nobody else before the embargo ends, by the clocks of the meeting and of the database', async () => {
    const id = await add({ embargo: { date: '2099-01-01', time: '00:00' } });
    // Kathmandu is 5 h 45 min ahead.
    expect(await document(id)).toMatchObject({ embargoUntil: new Date('2098-12-31T18:15:00Z'), isEmbargoed: true });
    expect(await whoReads(id)).toEqual(['secretary']);
    await embargoEnds(id);
    expect(await whoReads(id)).toHaveLength(6);
  });

  it('is nobody else while no file is there, and a meeting says so of itself', async () => {
    const { slug, id: meetingId } = await makeMeeting();
    const { id } = await db().document.create({
      data: { meetingId, kind: 'KEY', symbol: 'X/DOC/1', title: { en: 'Awaited' }, access: 'PUBLIC' },
      select: { id: true },
    });
    const anybody = () => enterMeeting(null, slug);
    expect(await hasDocuments(await anybody())).toBe(false);
    expect(await listDocuments(await anybody())).toEqual([]);
    expect(await listDocuments(await enterMeeting(readers.secretary, slug))).toMatchObject([{ id, files: [] }]);
    // A document of another meeting does not exist here, for the secretariat neither.
    await expect(document(id)).rejects.toMatchObject({ code: 'not_found' });
    const foreign = { document: id, language: 'en', title: 'T', file: pdf() };
    expect(await run(addFileDefinition, foreign)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await run(withdrawDocumentDefinition, { document: id, reason: { en: 'No' } })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a symbol', () => {
  it('is the next free one of its kind, or the one asked for, and never given out twice', async () => {
    const kind = 'STATEMENT';
    expect(await document(await add({ kind }))).toMatchObject({ symbol: 'GRCP/77/STAT/1' });
    expect(await document(await add({ kind, symbol: 'grcp/77/stat/7' }))).toMatchObject({ symbol: 'GRCP/77/STAT/7' });
    expect(await document(await add({ kind }))).toMatchObject({ symbol: 'GRCP/77/STAT/8' });
    const taken = { ok: false, code: 'invalid', fields: { symbol: { code: 'symbol_taken' } } };
    expect(await run(addDocumentDefinition, paperOf({ symbol: 'GRCP/77/STAT/7' }))).toMatchObject(taken);
    for (const symbol of ['GRCP', 'GRCP/7/INF/1/Rev.1', 'GRCP/7/<b>', '../etc/passwd'])
      expect(await run(addDocumentDefinition, paperOf({ symbol }))).toMatchObject({ code: 'invalid' });
    const together = await Promise.all([1, 2, 3, 4].map(() => add({ kind })));
    const symbols = await Promise.all(together.map(async (id) => (await document(id)).symbol));
    expect(symbols.toSorted()).toEqual([9, 10, 11, 12].map((number) => `GRCP/77/STAT/${number}`).toSorted());
    await expect(
      db().document.update({ where: { id: together[0] ?? '' }, data: { symbol: 'X/1' }, select: { id: true } }),
    ).rejects.toThrow(/sealed/);
  });
});

describe('files', () => {
  it('complete a revision or make the next one, and what was handed out is kept as it was', async () => {
    const id = await add();
    const file = (over: Record<string, unknown>) =>
      run(addFileDefinition, { document: id, language: 'fr', title: 'Un document', file: pdf('fr'), ...over });
    expect(await file({})).toMatchObject({ ok: true });
    expect(await file({})).toMatchObject({ ok: false, fields: { language: { code: 'language_taken' } } });
    expect(await file({ language: 'en', title: 'A better paper', revises: 'on', keepsOthers: 'on' })).toMatchObject({
      ok: true,
    });
    expect(await file({ language: 'es', title: 'Un documento' })).toMatchObject({ ok: true });
    expect(await file({ language: 'en', title: 'The best paper', revises: 'on' })).toMatchObject({ ok: true });
    const [listed] = (await listDocuments(await scopeOf('nobody'))).filter((one) => one.id === id);
    expect(listed?.title).toEqual({ en: 'The best paper', fr: 'Un document', es: 'Un documento' });
    expect(listed?.files.map(({ revision, language, title }) => `${revision} ${language} ${title}`)).toEqual([
      '0 en A paper',
      '0 fr Un document',
      '1 en A better paper',
      '1 es Un documento',
      '1 fr Un document',
      '2 en The best paper',
    ]);
    const [first] = listed?.files ?? [];
    await expect(db().$executeRaw`UPDATE "DocumentFile" SET title = 'x' WHERE id = ${first?.id}::uuid`).rejects.toThrow(
      /permission denied/,
    );
  });

  it('are called by their symbol, and nothing in them may run', async () => {
    const id = await add({ kind: 'KEY', symbol: 'GRCP/77/DOC/5' });
    const { files } = await document(id);
    const { read, sha256 } = await findDocumentFile(await scopeOf('nobody'), files[0]?.id ?? '');
    const response = fileResponse(await read(), { etag: `"${sha256}"` });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="GRCP-77-DOC-5-en\.pdf"/) as string,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
    });
    expect(await response.text()).toMatch(/^%PDF-1\.7/);
  });

  it('are typed by what is in them, whatever they are called, and leave nothing behind when refused', async () => {
    const kept = () => db().document.count({ where: { meetingId: meeting.id } });
    const before = await kept();
    const hostile = [
      '<html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'MZ\u0000\u0001',
      'GIF89a',
    ];
    for (const text of hostile)
      expect(
        await run(addDocumentDefinition, paperOf({ file: new Upload('talk.pdf', new TextEncoder().encode(text)) })),
      ).toMatchObject({ ok: false, code: 'invalid', fields: { file: { code: 'file_type' } } });
    const large = new Upload('large.pdf', new Uint8Array(10 * 1024 * 1024 + 1));
    expect(await run(addDocumentDefinition, paperOf({ file: large }))).toMatchObject({
      fields: { file: { code: 'file_too_big' } },
    });
    expect(await kept()).toBe(before);
  });
});

describe('what is said of a document', () => {
  const factsOf = (over: Record<string, unknown>) => ({
    kind: 'KEY',
    title: { en: 'A paper' },
    access: 'PUBLIC',
    ...over,
  });

  it('is changed by whoever has seen it as it is, and puts under no embargo what is out', async () => {
    const id = await add({ access: 'PARTICIPANTS' });
    const edit = (over: Record<string, unknown>) => run(editDocumentDefinition, factsOf({ document: id, ...over }));
    expect(await edit({ lockVersion: '0', access: 'PUBLIC', author: 'IOM' })).toMatchObject({ ok: true });
    expect(await edit({ lockVersion: '0' })).toMatchObject({ ok: false, code: 'conflict' });
    const embargo = { date: '2099-01-01', time: '10:00' };
    expect(await edit({ lockVersion: '1', embargo })).toMatchObject({
      fields: { 'embargo.date': { code: 'already_out' } },
    });
    expect(await edit({ lockVersion: '1', access: 'GROUP', groupCode: 'NO-SUCH' })).toMatchObject({
      fields: { groupCode: { code: 'invalid_choice' } },
    });
    expect(await edit({ lockVersion: '1', embargo: { date: '2099-01-01' } })).toMatchObject({
      fields: { 'embargo.time': { code: 'required' } },
    });
    expect(await document(id)).toMatchObject({ access: 'PUBLIC', author: 'IOM', kind: 'KEY' });
  });

  it('never takes out of sight what somebody could read: that is withdrawn', async () => {
    const edit = (id: string, over: Record<string, unknown>) =>
      run(editDocumentDefinition, factsOf({ document: id, lockVersion: '0', ...over }));
    const id = await add();
    for (const narrower of [
      { access: 'SECRETARIAT' },
      { access: 'PARTICIPANTS' },
      { access: 'GROUP', groupCode: 'AFR' },
    ])
      expect(await edit(id, narrower)).toMatchObject({ fields: { access: { code: 'fewer_readers' } } });
    expect((await whoReads(id)).length).toBe(6);
    const ofGroup = await add({ access: 'GROUP', groupCode: 'AFR' });
    expect(await edit(ofGroup, { access: 'GROUP', groupCode: 'ASIA' })).toMatchObject({
      fields: { groupCode: { code: 'fewer_readers' } },
    });
    expect(await edit(ofGroup, { access: 'PARTICIPANTS' })).toMatchObject({ ok: true });
    // Before it was out, its readers may still be chosen otherwise, also under an embargo.
    const embargo = { date: '2099-01-01', time: '10:00' };
    const later = await add({ embargo });
    expect(await edit(later, { access: 'SECRETARIAT', embargo })).toMatchObject({ ok: true });
    await embargoEnds(later);
    expect(await whoReads(later)).toEqual(['secretary']);
  });

  it('of one that was withdrawn stands: neither hidden nor published by an edit', async () => {
    const edit = (id: string, access: string) =>
      run(editDocumentDefinition, factsOf({ document: id, lockVersion: '0', access }));
    const reason = { en: 'A wrong figure' };
    const [was, never] = [await add(), await add({ access: 'SECRETARIAT' })];
    for (const id of [was, never]) await run(withdrawDocumentDefinition, { document: id, reason });
    expect(await edit(was, 'SECRETARIAT')).toMatchObject({ ok: false, code: 'closed' });
    expect(await edit(never, 'PUBLIC')).toMatchObject({ ok: false, code: 'closed' });
    const listed = (await listDocuments(await scopeOf('nobody'))).map(({ id }) => id);
    expect([listed.includes(was), listed.includes(never)]).toEqual([true, false]);
  });

  it('tells from when on it has been out, and public, by the clock of the database', async () => {
    const now = async () =>
      (await db().$queryRaw<[{ at: Date }]>`SELECT date_trunc('milliseconds', now()) AS at`)[0].at;
    const before = await now();
    const id = await add({ access: 'PARTICIPANTS' });
    const first = await document(id);
    expect(first.firstOutAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(first.publicAt).toBeNull();
    const between = await now();
    expect(await run(editDocumentDefinition, factsOf({ document: id, lockVersion: '0' }))).toMatchObject({ ok: true });
    const opened = await document(id);
    expect(opened.firstOutAt).toEqual(first.firstOutAt);
    expect(opened.publicAt?.getTime()).toBeGreaterThanOrEqual(between.getTime());
    const revision = { document: id, language: 'en', title: 'T', file: pdf(), revises: 'on' };
    expect(await run(addFileDefinition, revision)).toMatchObject({ ok: true });
    expect(await document(id)).toMatchObject({ firstOutAt: first.firstOutAt, publicAt: opened.publicAt });
    // The later of file and embargo; where the embargo is moved before it ends, so is this.
    const later = await add({ embargo: { date: '2099-01-01', time: '00:00' } });
    const due = new Date('2098-12-31T18:15:00Z');
    expect(await document(later)).toMatchObject({ firstOutAt: due, publicAt: due });
    const moved = { date: '2099-01-02', time: '00:00' };
    expect(
      await run(editDocumentDefinition, factsOf({ document: later, lockVersion: '0', embargo: moved })),
    ).toMatchObject({ ok: true });
    expect(await document(later)).toMatchObject({ publicAt: new Date('2099-01-01T18:15:00Z') });
    expect(await document(await add({ file: undefined, language: undefined }))).toMatchObject({ firstOutAt: null });
    expect(await document(await add({ access: 'SECRETARIAT' }))).toMatchObject({ firstOutAt: null, publicAt: null });
  });
});

describe('a document that is withdrawn', () => {
  it('stays by its symbol with the reason for those who could read it, and its files are the secretariat’s', async () => {
    const id = await add();
    const reason = { en: 'A wrong figure' };
    expect(await run(withdrawDocumentDefinition, { document: id, reason: {} })).toMatchObject({ code: 'invalid' });
    expect(await run(withdrawDocumentDefinition, { document: id, reason })).toMatchObject({ ok: true });
    expect(await run(withdrawDocumentDefinition, { document: id, reason })).toMatchObject({ code: 'closed' });
    expect(await run(addFileDefinition, { document: id, language: 'fr', title: 'T', file: pdf() })).toMatchObject({
      code: 'closed',
    });
    const listed = (await listDocuments(await scopeOf('nobody'))).find((one) => one.id === id);
    expect(listed).toMatchObject({ files: [], withdrawal: { reason } });
    const { files } = await document(id);
    const [file] = files;
    await expect(findDocumentFile(await scopeOf('nobody'), file?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(findDocumentFile(await scopeOf('secretary'), file?.id ?? '')).resolves.toBeDefined();
    // One that was never out is not heard of.
    const hidden = await add({ embargo: { date: '2099-01-01', time: '10:00' } });
    expect(await run(withdrawDocumentDefinition, { document: hidden, reason })).toMatchObject({ ok: true });
    const isHeardOf = async () =>
      (await listDocuments(await scopeOf('delegate'))).some(({ id: one }) => one === hidden);
    expect(await isHeardOf()).toBe(false);
    await embargoEnds(hidden);
    expect(await isHeardOf()).toBe(false);
  });
});

describe('what is told', () => {
  it('of a document under embargo, only the secretariat', async () => {
    const told = async (id: string) =>
      (await db().liveEvent.findMany({ where: { subjectId: id }, select: { visibility: true } })).map(
        ({ visibility }) => visibility,
      );
    expect(await told(await add({ embargo: { date: '2099-01-01', time: '10:00' } }))).toEqual(['SECRETARIAT']);
    expect(await told(await add({ access: 'GROUP', groupCode: 'AFR' }))).toEqual(['SECRETARIAT']);
    expect(await told(await add({ access: 'PARTICIPANTS' }))).toEqual(['PARTICIPANTS']);
    expect(await told(await add())).toEqual(['PUBLIC']);
  });
});
