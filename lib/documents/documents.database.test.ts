import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as programmeCalendar } from '@/app/api/meetings/[slug]/agenda.ics/route';
import { GET } from '@/app/api/meetings/[slug]/feed.atom/route';
import { GET as ownCalendar } from '@/app/api/meetings/[slug]/my-agenda/[file]/route';
import { markSessionDefinition, openFeedDefinition, publishDefinition } from '@/lib/agenda/definitions';
import { draftAgenda, findProgramme } from '@/lib/agenda/queries';
import { ownAgenda } from '@/lib/agenda/queries/own';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { fileResponse } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { makeDelegation } from '@/prisma/factories/delegations';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeDocx, makePdf } from '@/prisma/factories/paper-files';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  addDocumentDefinition,
  addFileDefinition,
  editDocumentDefinition,
  handInFileDefinition,
  inviteSpeakerDefinition,
  revokeLinkDefinition,
  withdrawDocumentDefinition,
} from './definitions';
import { readDocument } from './job';
import { withDocuments } from './model/session-papers';
import {
  findDocument,
  findDocumentFile,
  findLinkedDocument,
  findWords,
  hasDocuments,
  listArchive,
  listDocuments,
  listLinks,
  listNewestDocuments,
  listOpenSessionDocuments,
  listPublicSessionDocuments,
  listSessionDocuments,
} from './queries';

type Any = Definition<'meeting', typeof addDocumentDefinition.input, { id: string }>;
type Readers = 'nobody' | 'delegate' | 'member' | 'facilitator' | 'elsewhere' | 'secretary';

let meeting: Awaited<ReturnType<typeof makeMeeting>>;
let other: Awaited<ReturnType<typeof makeMeeting>>;
const readers = {} as Record<Readers, Actor | null>;

const run = (definition: unknown, input: Record<string, unknown>, actor: Actor | null = readers.secretary) =>
  execute(definition as Any, { actor, meeting: meeting.slug, input, key: randomUUID() });
const pdf = (text = 'A page') => new Upload('C:\\temp\\draft <b>.pdf', makePdf([text]));
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
/** The list, all its pages. */
async function listWhole(scope: Awaited<ReturnType<typeof scopeOf>>) {
  const { documents, next } = await listDocuments(scope);
  const all = documents;
  for (let after = next; after;) {
    const page = await listDocuments(scope, { after });
    all.push(...page.documents);
    after = page.next;
  }
  return all;
}
/** Who finds the document in the list, and who is given its first file: the same always. */
async function whoReads(id: string): Promise<Readers[]> {
  const { files } = await document(id);
  const found: Readers[] = [];
  for (const reader of Object.keys(readers) as Readers[]) {
    const scope = await scopeOf(reader);
    const isListed = (await listWhole(scope)).some((one) => one.id === id);
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
    expect(await listDocuments(await anybody())).toEqual({ documents: [], next: null, total: 0 });
    expect(await listDocuments(await enterMeeting(readers.secretary, slug))).toMatchObject({
      documents: [{ id, files: [] }],
      total: 1,
    });
    // A document of another meeting does not exist here, for the secretariat neither.
    await expect(document(id)).rejects.toMatchObject({ code: 'not_found' });
    const foreign = { document: id, lockVersion: '0', language: 'en', title: 'T', file: pdf() };
    expect(await run(addFileDefinition, foreign)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await run(withdrawDocumentDefinition, { document: id, reason: { en: 'No' } })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('at its session in the programme', () => {
  it('a document is found by whoever may read it, while it may be taken away', async () => {
    const { id: session } = await db().agendaSession.create({
      data: { meetingId: meeting.id, code: 's-99', position: 99, title: { en: 'A session' } },
      select: { id: true },
    });
    const at = { agendaSession: session };
    const open = await add(at);
    const inside = await add({ ...at, access: 'PARTICIPANTS' });
    const later = await add({ ...at, embargo: { date: '2099-01-01', time: '10:00' } });
    const withdrawn = await add(at);
    await run(withdrawDocumentDefinition, { document: withdrawn, reason: { en: 'No' } });
    await add();
    const found = async (reader: Readers) =>
      (await listSessionDocuments(await scopeOf(reader))).map(({ id, sessionId }) => [id, sessionId]);
    expect(await found('nobody')).toEqual([[open, session]]);
    expect(await found('delegate')).toEqual([open, inside].map((id) => [id, session]));
    expect(await found('secretary')).toEqual([open, inside].map((id) => [id, session]));
    await embargoEnds(later);
    expect(await found('nobody')).toEqual([open, later].map((id) => [id, session]));
  });

  it('stands in the programme as it is printed, by the rights of whoever asks', async () => {
    const { id: session } = await db().agendaSession.create({
      data: { meetingId: meeting.id, code: 's-98', position: 98, day: 1, title: { en: 'Labour mobility' } },
      select: { id: true },
    });
    const { sha256: draft } = await draftAgenda(await scopeOf('secretary'));
    expect(await run(publishDefinition, { draft })).toMatchObject({ ok: true });
    const open = await add({ agendaSession: session });
    const inside = await add({ agendaSession: session, access: 'PARTICIPANTS' });
    const printed = async (reader: Readers) => {
      const scope = await scopeOf(reader);
      const sessions = (await findProgramme(scope)).programme?.sessions ?? [];
      return withDocuments(sessions, await listSessionDocuments(scope), (id) => id)
        .filter(({ id }) => id === session)
        .flatMap(({ documents }) => documents.map(({ symbol, address }) => [symbol, address]));
    };
    const of = async (id: string) => [(await document(id)).symbol, id];
    expect(await printed('nobody')).toEqual([await of(open)]);
    expect(await printed('delegate')).toEqual([await of(open), await of(inside)]);
  });

  it('stands in calendars and at the door for whoever may read it, and for nobody what is the secretariat’s alone', async () => {
    const { id: session } = await db().agendaSession.create({
      data: { meetingId: meeting.id, code: 's-97', position: 97, day: 1, start: '09:00', title: { en: 'Data' } },
      select: { id: true },
    });
    const { sha256: draft } = await draftAgenda(await scopeOf('secretary'));
    expect(await run(publishDefinition, { draft })).toMatchObject({ ok: true });
    const at = { agendaSession: session };
    const papers = {
      open: await add({ ...at, title: { en: 'Open to all' } }),
      inside: await add({ ...at, title: { en: 'For those inside' }, access: 'PARTICIPANTS' }),
      group: await add({ ...at, title: { en: 'For the group' }, access: 'GROUP', groupCode: 'AFR' }),
      secret: await add({ ...at, title: { en: 'For the secretariat' }, access: 'SECRETARIAT' }),
      later: await add({ ...at, title: { en: 'Under embargo' }, embargo: { date: '2099-01-01', time: '10:00' } }),
      withdrawn: await add({ ...at, title: { en: 'Withdrawn' } }),
    };
    await run(withdrawDocumentDefinition, { document: papers.withdrawn, reason: { en: 'No' } });
    type Paper = keyof typeof papers;
    /** Which papers a calendar tells: of each its title, symbol and address, or nothing of it. */
    const told = async (answer: Response) => {
      const text = (await answer.text()).replaceAll('\r\n ', '');
      const all = await Promise.all(
        (Object.keys(papers) as Paper[]).map(async (name) => {
          const { id, symbol, title } = await document(papers[name]);
          const says = [`/documents/${id}`, `${symbol} `, title.en ?? ''].map((words) => text.includes(words));
          expect([name, new Set(says).size]).toEqual([name, 1]);
          return says[0] ? [name] : [];
        }),
      );
      return all.flat();
    };
    const { slug } = meeting;
    const request = new Request('https://parley.example.org/');
    const calendar = async () => told(await programmeCalendar(request, { params: Promise.resolve({ slug }) }));
    /** The own calendar of a reader, who has put the session on it. */
    const own = async (actor: Actor | null) => {
      const person = actor?.personIds[0] ?? '';
      const marked = { person, agendaSession: session, number: '2', marked: 'on' };
      expect(await run(markSessionDefinition, marked, actor)).toMatchObject({ ok: true });
      expect(await run(openFeedDefinition, { person }, actor)).toMatchObject({ ok: true });
      const file = `${(await ownAgenda(await enterMeeting(actor, slug), person)).feed?.token}.ics`;
      return told(await ownCalendar(request, { params: Promise.resolve({ slug, file }) }));
    };
    expect(await calendar()).toEqual(['open']);
    expect(await own(readers.delegate)).toEqual(['open', 'inside']);
    expect(await own(readers.member)).toEqual(['open', 'inside', 'group']);
    expect(await own(readers.facilitator)).toEqual(['open', 'inside', 'group']);
    // The secretariat reads what a group has, but not where others see it: in a calendar.
    const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    expect(await own(organiser)).toEqual(['open', 'inside']);
    const listed = async (list: typeof listSessionDocuments) =>
      (await list(await enterMeeting(organiser, slug))).flatMap(({ id }) => (id === papers.group ? ['group'] : []));
    expect([await listed(listSessionDocuments), await listed(listOpenSessionDocuments)]).toEqual([['group'], []]);
    // A screen at the door shows what is everybody's, whoever is signed in on it.
    for (const actor of [readers.delegate, readers.member, readers.facilitator, organiser]) {
      const ids = (await listPublicSessionDocuments(await enterMeeting(actor, slug))).map(({ id }) => id);
      const isShown = (name: Paper) => ids.includes(papers[name]);
      expect((Object.keys(papers) as Paper[]).filter(isShown)).toEqual(['open']);
    }
    await embargoEnds(papers.later);
    expect(await calendar()).toEqual(['open', 'later']);
  });
});

describe('a list', () => {
  it('goes on to its end, however many there are, and nothing stands on two pages', async () => {
    const { slug, id: meetingId } = await makeMeeting();
    await db().document.createMany({
      data: Array.from({ length: 2_001 }, (_, index) => ({
        ...{ meetingId, kind: 'KEY' as const, symbol: `X/DOC/${index + 1}`, title: { en: 'D' } },
        access: 'SECRETARIAT' as const,
      })),
    });
    await db().document.create({
      data: { meetingId, kind: 'PRESENTATION', symbol: 'X/PRES/1', title: { en: 'P' }, access: 'SECRETARIAT' },
      select: { id: true },
    });
    const scope = await enterMeeting(readers.secretary, slug);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await listDocuments(scope, { after });
      expect(page.total).toBe(2_002);
      found.push(...page.documents.map(({ symbol }) => symbol));
      after = page.next ?? undefined;
    } while (after);
    const numbers = Array.from({ length: 2_001 }, (_, index) => `X/DOC/${index + 1}`);
    expect(found).toEqual([...numbers, 'X/PRES/1']);
    // A page that begins after what is not there is the first one.
    expect((await listDocuments(scope, { after: randomUUID() })).documents[0]?.symbol).toBe('X/DOC/1');
  });

  it('of what is newest has the fifty last changes, a withdrawal among them', async () => {
    const newest = async () => (await listNewestDocuments(await scopeOf('nobody'))).map(({ id }) => id);
    const [first, second] = [await add(), await add()];
    expect((await newest()).slice(0, 2)).toEqual([second, first]);
    const revised = { document: first, lockVersion: '0', language: 'en', title: 'T', file: pdf(), revises: 'on' };
    expect(await run(addFileDefinition, revised)).toMatchObject({ ok: true });
    expect((await newest()).slice(0, 2)).toEqual([first, second]);
    await run(withdrawDocumentDefinition, { document: second, reason: { en: 'No' } });
    expect((await newest()).slice(0, 2)).toEqual([second, first]);
    for (let added = 0; added < 50; added++) await add();
    expect(await newest()).toHaveLength(50);
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
    const file = async (over: Record<string, unknown>) =>
      run(addFileDefinition, {
        ...{ document: id, lockVersion: String((await document(id)).lockVersion) },
        ...{ language: 'fr', title: 'Un document', file: pdf('fr'), ...over },
      });
    expect(await file({})).toMatchObject({ ok: true });
    expect(await file({})).toMatchObject({ ok: false, fields: { language: { code: 'language_taken' } } });
    expect(await file({ language: 'en', title: 'A better paper', revises: 'on', keepsOthers: 'on' })).toMatchObject({
      ok: true,
    });
    expect(await file({ language: 'es', title: 'Un documento' })).toMatchObject({ ok: true });
    expect(await file({ language: 'en', title: 'The best paper', revises: 'on' })).toMatchObject({ ok: true });
    const [listed] = (await listWhole(await scopeOf('nobody'))).filter((one) => one.id === id);
    expect(listed?.title).toEqual({ en: 'The best paper', fr: 'Un document', es: 'Un documento' });
    expect(listed?.files.map(({ revision, language, title }) => `${revision} ${language} ${title}`)).toEqual([
      '0 en A paper',
      '0 fr Un document',
      '1 en A better paper',
      '1 es Un documento',
      '1 fr Un document',
      '2 en The best paper',
    ]);
    const feed = await GET(new Request('https://parley.example.org/feed'), {
      params: Promise.resolve({ slug: meeting.slug }),
    });
    expect(await feed.text()).toContain(`${listed?.symbol}/Rev.2`);
    const [first] = listed?.files ?? [];
    await expect(db().$executeRaw`UPDATE "DocumentFile" SET title = 'x' WHERE id = ${first?.id}::uuid`).rejects.toThrow(
      /permission denied/,
    );
  });

  it('follow the text that whoever adds them has seen: of two at once one is asked to look again', async () => {
    const id = await add();
    const file = (over: Record<string, unknown>) =>
      run(addFileDefinition, { document: id, lockVersion: '0', title: 'T', file: pdf(randomUUID()), ...over });
    // The text is revised while a translation of the first one is on its way.
    const both = [file({ language: 'en', revises: 'on' }), file({ language: 'fr' })];
    const codes = (await Promise.all(both)).map((result) => (result.ok ? 'ok' : result.code));
    expect(codes.toSorted()).toEqual(['conflict', 'ok']);
    // The same for two who each take the place of what they have seen.
    const { lockVersion, files } = await document(id);
    const revising = { language: 'en', revises: 'on', lockVersion: String(lockVersion) };
    const two = (await Promise.all([file(revising), file(revising)])).map((result) => (result.ok ? 'ok' : result.code));
    expect(two.toSorted()).toEqual(['conflict', 'ok']);
    expect((await document(id)).files).toHaveLength(files.length + 1);
  });

  it('are called by their symbol, and nothing in them may run', async () => {
    const id = await add({ kind: 'KEY', symbol: 'GRCP/77/DOC/5' });
    const { files } = await document(id);
    const { read, etag } = await findDocumentFile(await scopeOf('nobody'), files[0]?.id ?? '');
    const response = fileResponse(await read(), { etag: etag ?? '' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="GRCP-77-DOC-5-en\.pdf"/) as string,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${files[0]?.sha256}"`,
    });
    expect(await response.text()).toMatch(/^%PDF-1\.4/);
  });

  it('are kept by a browser where they are everybody’s only', async () => {
    const etagOf = async (id: string, reader: Readers) =>
      (await findDocumentFile(await scopeOf(reader), (await document(id)).files[0]?.id ?? '')).etag;
    const [open, inside, later] = [
      await add(),
      await add({ access: 'PARTICIPANTS' }),
      await add({ embargo: { date: '2099-01-01', time: '00:00' } }),
    ];
    expect(await etagOf(open, 'delegate')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(await etagOf(inside, 'delegate')).toBeNull();
    expect(await etagOf(later, 'secretary')).toBeNull();
    await embargoEnds(later);
    expect(await etagOf(later, 'nobody')).not.toBeNull();
    expect(await run(withdrawDocumentDefinition, { document: open, reason: { en: 'No' } })).toMatchObject({ ok: true });
    expect(await etagOf(open, 'secretary')).toBeNull();
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

  it('keeps its title in a language that the meeting has dropped', async () => {
    const id = await add({ title: { en: 'A paper', es: 'Un documento' } });
    const { languages } = await db().meeting.findUniqueOrThrow({
      where: { id: meeting.id },
      select: { languages: true },
    });
    const speak = (spoken: string[]) =>
      db().meeting.update({ where: { id: meeting.id }, data: { languages: spoken }, select: { id: true } });
    await speak(['en', 'fr']);
    const title = { en: 'A better paper' };
    expect(await run(editDocumentDefinition, factsOf({ document: id, lockVersion: '0', title }))).toMatchObject({
      ok: true,
    });
    await speak(languages);
    expect((await document(id)).title).toEqual({ en: 'A better paper', es: 'Un documento' });
  });

  it('is in the record as it was and as it is, with all that says who reads it', async () => {
    const embargo = { date: '2099-01-01', time: '10:00' };
    const id = await add({ access: 'GROUP', groupCode: 'AFR', embargo });
    const next = { access: 'GROUP', groupCode: 'ASIA', author: 'IOM', embargo };
    expect(await run(editDocumentDefinition, factsOf({ document: id, lockVersion: '0', ...next }))).toMatchObject({
      ok: true,
    });
    const entries = await db().auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { id: 'asc' },
      select: { details: { select: { details: true } } },
    });
    const [added, edited] = entries.map(({ details }) => details?.details);
    expect(added).toMatchObject({ kind: 'BACKGROUND', access: 'GROUP', groupCode: 'AFR', author: null });
    expect(edited).toMatchObject({
      before: { kind: 'BACKGROUND', access: 'GROUP', groupCode: 'AFR', author: null, sessionId: null },
      after: { kind: 'KEY', access: 'GROUP', groupCode: 'ASIA', author: 'IOM', sessionId: null },
    });
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
    const listed = (await listWhole(await scopeOf('nobody'))).map(({ id }) => id);
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
    const revision = { document: id, lockVersion: '1', language: 'en', title: 'T', file: pdf(), revises: 'on' };
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
    const revised = { document: id, lockVersion: '0', language: 'en', title: 'T', file: pdf(), revises: 'on' };
    expect(await run(addFileDefinition, revised)).toMatchObject({ ok: true });
    expect(await run(withdrawDocumentDefinition, { document: id, reason: {} })).toMatchObject({ code: 'invalid' });
    expect(await run(withdrawDocumentDefinition, { document: id, reason })).toMatchObject({ ok: true });
    expect(await run(withdrawDocumentDefinition, { document: id, reason })).toMatchObject({ code: 'closed' });
    const late = { document: id, lockVersion: '0', language: 'fr', title: 'T', file: pdf() };
    expect(await run(addFileDefinition, late)).toMatchObject({ code: 'closed' });
    const listed = (await listWhole(await scopeOf('nobody'))).find((one) => one.id === id);
    expect(listed).toMatchObject({ files: [], withdrawal: { reason }, revision: 1 });
    const { files } = await document(id);
    const [file] = files;
    await expect(findDocumentFile(await scopeOf('nobody'), file?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(findDocumentFile(await scopeOf('secretary'), file?.id ?? '')).resolves.toBeDefined();
    // One that was never out is not heard of.
    const hidden = await add({ embargo: { date: '2099-01-01', time: '10:00' } });
    expect(await run(withdrawDocumentDefinition, { document: hidden, reason })).toMatchObject({ ok: true });
    const isHeardOf = async () => (await listWhole(await scopeOf('delegate'))).some(({ id: one }) => one === hidden);
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
    // That something changed is told to those inside, what it is to the secretariat: the group reads it, the others do not.
    const unnamed = () =>
      db().liveEvent.count({
        where: { subjectId: meeting.id, type: 'document.changed', visibility: 'PARTICIPANTS' },
      });
    const before = await unnamed();
    await add({ access: 'GROUP', groupCode: 'AFR', embargo: { date: '2099-01-01', time: '10:00' } });
    expect(await unnamed()).toBe(before);
    expect(await told(await add({ access: 'GROUP', groupCode: 'AFR' }))).toEqual(['SECRETARIAT']);
    expect(await unnamed()).toBe(before + 1);
    expect(await told(await add({ access: 'PARTICIPANTS' }))).toEqual(['PARTICIPANTS']);
    expect(await told(await add())).toEqual(['PUBLIC']);
    // What is withdrawn under its embargo is not told of either.
    const hidden = await add({ embargo: { date: '2099-01-01', time: '10:00' } });
    await run(withdrawDocumentDefinition, { document: hidden, reason: { en: 'No' } });
    expect(await told(hidden)).toEqual(['SECRETARIAT', 'SECRETARIAT']);
  });

  it('to everybody who may read it from then on, by the change that makes it so', async () => {
    const last = async (id: string) =>
      (
        await db().liveEvent.findFirst({
          where: { subjectId: id },
          orderBy: { seq: 'desc' },
          select: { visibility: true },
        })
      )?.visibility;
    const edit = (id: string, over: Record<string, unknown>) =>
      run(editDocumentDefinition, {
        ...{ document: id, lockVersion: '0', kind: 'KEY', title: { en: 'A paper' }, access: 'PUBLIC' },
        ...over,
      });
    const kept = await add({ access: 'SECRETARIAT' });
    await edit(kept, { access: 'PARTICIPANTS' });
    expect(await last(kept)).toBe('PARTICIPANTS');
    const lifted = await add({ embargo: { date: '2099-01-01', time: '10:00' } });
    await edit(lifted, {});
    expect(await last(lifted)).toBe('PUBLIC');
    const awaited = await add({ file: undefined, language: undefined });
    expect(await last(awaited)).toBe('SECRETARIAT');
    await run(addFileDefinition, { document: awaited, lockVersion: '0', language: 'en', title: 'T', file: pdf() });
    expect(await last(awaited)).toBe('PUBLIC');
  });
});

describe('a speaker’s link', () => {
  const invitation = { name: 'Ms Amina Diallo', email: 'speaker@example.org', locale: 'fr' };
  const deadline = { date: '2027-04-01', time: '18:00' };
  const invite = (id: string, over: Record<string, unknown> = {}) =>
    run(inviteSpeakerDefinition, { document: id, ...invitation, deadline, ...over });
  /** The token of the last mail, which is kept nowhere else. */
  async function tokenOf(id: string): Promise<string> {
    expect(await invite(id)).toMatchObject({ ok: true });
    const { body } = await db().outboxMail.findFirstOrThrow({
      where: { purpose: 'document-link', meetingId: meeting.id },
      orderBy: { createdAt: 'desc' },
      select: { body: true },
    });
    return /\?t=([\w-]{43})/.exec(body ?? '')?.[1] ?? '';
  }
  const bring = (token: string, over: Record<string, unknown> = {}) =>
    run(handInFileDefinition, { token, language: 'en', title: 'My talk', file: pdf(randomUUID()), ...over }, null);
  const seen = (token: string) => findLinkedDocument(enterSite(null), token);

  it('brings the files of its document in two languages, which stay under embargo, and replaces them until the deadline', async () => {
    const embargo = { date: '2099-01-01', time: '10:00' };
    const id = await add({ kind: 'PRESENTATION', embargo, file: undefined, language: undefined });
    const token = await tokenOf(id);
    expect(await seen(token)).toMatchObject({ isEmbargoed: true, files: [], name: invitation.name });
    expect(await bring(token)).toMatchObject({ ok: true, value: { revision: 0 } });
    expect(await bring(token, { language: 'fr', title: 'Mon exposé' })).toMatchObject({ value: { revision: 0 } });
    expect(await bring(token, { title: 'My better talk', keepsOthers: 'on' })).toMatchObject({
      value: { revision: 1 },
    });
    const { files, title } = await document(id);
    expect(title).toMatchObject({ en: 'My better talk', fr: 'Mon exposé' });
    expect(files.map(({ revision, language, isBySpeaker }) => [revision, language, isBySpeaker])).toEqual([
      [0, 'en', true],
      [0, 'fr', true],
      [1, 'en', true],
      [1, 'fr', true],
    ]);
    expect(await whoReads(id)).toEqual(['secretary']);
    const refused = { file: new Upload('talk.pdf', new TextEncoder().encode('<html>')) };
    expect(await bring(token, refused)).toMatchObject({ fields: { file: { code: 'file_type' } } });
    await db().$executeRaw`UPDATE "DocumentLink" SET "expiresAt" = now() WHERE "documentId" = ${id}::uuid`;
    expect(await bring(token)).toMatchObject({ ok: false, code: 'closed' });
    expect(await seen(token)).toBeNull();
    expect((await document(id)).files).toHaveLength(4);
  });

  it('opens nothing once it is ended, of another meeting, or for a document that is withdrawn; looking uses nothing up', async () => {
    const id = await add({ kind: 'PRESENTATION' });
    const token = await tokenOf(id);
    expect([await seen(token), await seen(token)].every((view) => view !== null)).toBe(true);
    const elsewhere = await execute(handInFileDefinition, {
      actor: null,
      meeting: other.slug,
      input: { token, language: 'fr', title: 'T', file: pdf() },
      key: randomUUID(),
    });
    expect(elsewhere).toMatchObject({ ok: false, code: 'closed' });
    expect(await bring('x'.repeat(43))).toMatchObject({ ok: false, code: 'closed' });
    const [link] = await listLinks(await scopeOf('secretary'), id);
    expect(link).toMatchObject({ email: invitation.email, isOpen: true });
    expect(await run(revokeLinkDefinition, { link: link?.id })).toMatchObject({ ok: true });
    expect(await bring(token)).toMatchObject({ ok: false, code: 'closed' });
    const second = await tokenOf(id);
    expect(await run(withdrawDocumentDefinition, { document: id, reason: { en: 'Wrong' } })).toMatchObject({
      ok: true,
    });
    expect(await bring(second)).toMatchObject({ ok: false, code: 'closed' });
    expect(await seen(second)).toBeNull();
    expect(await invite(id)).toMatchObject({ ok: false, code: 'closed' });
  });

  it('is sent by the secretariat only, for a deadline to come, and its token is kept by nobody', async () => {
    const id = await add({ kind: 'PRESENTATION' });
    expect(
      await run(inviteSpeakerDefinition, { document: id, ...invitation, deadline }, readers.delegate),
    ).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await invite(id, { deadline: { date: '2020-01-01', time: '10:00' } })).toMatchObject({
      fields: { 'deadline.date': { code: 'not_later' } },
    });
    const token = await tokenOf(id);
    const kept = await db().documentLink.findFirstOrThrow({ where: { documentId: id } });
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await db().outboxMail.findFirst({ where: { purpose: 'document-link' }, select: { secret: true } })).toEqual({
      secret: true,
    });
  });
});

describe('words', () => {
  const search = async (q: string, reader: Readers = 'nobody', over: object = {}) =>
    findWords(await scopeOf(reader), { q, page: 1, ...over });
  /** A document whose file has been read, as the job does. */
  async function addRead(text: string, over: Record<string, unknown> = {}): Promise<string> {
    const id = await add({ file: pdf(text), ...over });
    for (const { id: file } of (await document(id)).files) await readDocument(file);
    return id;
  }

  it('are found in the language of the file by their stems, with and without accents, and shown as they were written', async () => {
    const id = await addRead('The zebrafication of labour migrations was discussed', { title: { en: 'Odd words' } });
    const french = { document: id, lockVersion: '0', language: 'fr', title: 'Mots étranges' };
    const spanish = { document: id, lockVersion: '1', language: 'es', title: 'Palabras extrañas' };
    await run(addFileDefinition, { ...french, file: pdf('La zébrification des mobilités régionales a été examinée') });
    await run(addFileDefinition, { ...spanish, file: pdf('La cebrificación de las migraciones fue examinada') });
    for (const { id: file } of (await document(id)).files) await readDocument(file);
    const found = async (q: string) => (await search(q)).hits.map(({ language }) => language);
    expect(await found('zebrafications migration')).toEqual(['en']);
    expect(await found('mobilite regionale zebrification')).toEqual(['fr']);
    expect(await found('cebrificacion')).toEqual(['es']);
    expect(await found('étranges')).toEqual(['fr']);
    expect(await found('zebrafication -discussed')).toEqual([]);
    expect((await search('zebrafication', 'nobody', { language: 'fr' })).total).toBe(0);
    const [hit] = (await search('mobilite')).hits.filter(({ documentId }) => documentId === id);
    expect(hit?.excerpt.filter(({ isHit }) => isHit)).toEqual([{ text: 'mobilités', isHit: true }]);
    expect(hit?.excerpt.map(({ text }) => text).join('')).toContain('zébrification des mobilités régionales');
    const { symbol } = await document(id);
    expect((await search(symbol.toLowerCase())).hits.map(({ language }) => language).toSorted()).toEqual([
      'en',
      'es',
      'fr',
    ]);
  });

  it('lead nobody to what they may not read: embargo, access, withdrawal and what was replaced', async () => {
    const canary = 'quokkamarsupial';
    const of = (over: Record<string, unknown>) => addRead(`Of the ${canary} at length`, over);
    const open = await of({});
    await of({ access: 'PARTICIPANTS' });
    await of({ access: 'GROUP', groupCode: 'AFR' });
    await of({ access: 'SECRETARIAT' });
    await of({ embargo: { date: '2099-01-01', time: '10:00' } });
    const withdrawn = await of({});
    await run(withdrawDocumentDefinition, { document: withdrawn, reason: { en: 'Wrong' } });
    const replaced = await of({});
    await run(addFileDefinition, {
      document: replaced,
      lockVersion: '0',
      language: 'en',
      title: 'New',
      file: pdf('Nothing'),
      revises: 'on',
    });
    const other77 = await makeMeeting();
    const totals = async () =>
      Promise.all((Object.keys(readers) as Readers[]).map(async (one) => [one, (await search(canary, one)).total]));
    expect(Object.fromEntries(await totals())).toEqual({
      nobody: 1,
      elsewhere: 1,
      delegate: 2,
      member: 3,
      facilitator: 3,
      secretary: 5,
    });
    expect((await search(canary)).hits).toMatchObject([{ documentId: open }]);
    expect(await findWords(await enterMeeting(readers.secretary, other77.slug), { q: canary, page: 1 })).toEqual({
      hits: [],
      total: 0,
    });
  });

  it('of a file that has none, or that cannot be read any more, are those of its title', async () => {
    const id = await addRead('', { title: { en: 'Wombatology' } });
    const [file] = (await document(id)).files;
    expect(await db().documentText.findUnique({ where: { documentFileId: file?.id ?? '' } })).toMatchObject({
      state: 'EMPTY',
    });
    expect((await search('wombatology')).hits).toMatchObject([{ documentId: id, excerpt: [] }]);
  });

  it('whatever is typed, break nothing', async () => {
    for (const q of ["'", '\\', '%', '_', '"', '& | !', ':*', '(', '<script>', 'a'.repeat(200)])
      expect((await search(q)).total).toBeGreaterThanOrEqual(0);
  });
});

describe('a file that would do harm', () => {
  it('is refused with its reason, and nothing of it is kept', async () => {
    const before = await db().storedFile.count();
    const refused = async (bytes: Uint8Array, name: string) => {
      const result = await run(addDocumentDefinition, paperOf({ file: new Upload(name, bytes) }));
      return result.ok ? 'taken' : result.fields?.file?.code;
    };
    const script = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
    expect(await refused(makePdf(['A talk'], { catalog: script }), 'talk.pdf')).toBe('file_active');
    expect(await refused(makeDocx(['A'], { 'word/vbaProject.bin': new Uint8Array(9) }), 'a.docx')).toBe('file_active');
    expect(await refused(new TextEncoder().encode('%PDF-1.7\n<html>'), 'talk.pdf')).toBe('file_damaged');
    expect(await db().storedFile.count()).toBe(before);
  });
});

describe('the archive', () => {
  it('holds what its reader may read and nothing else', async () => {
    const { slug, id: meetingId } = await makeMeeting();
    const addHere = async (over: Record<string, unknown>) => {
      const input = paperOf(over);
      const result = await execute(addDocumentDefinition, {
        actor: readers.secretary,
        meeting: slug,
        input,
        key: randomUUID(),
      });
      if (!result.ok) throw new Error(result.code);
      return result.value.id;
    };
    const open = await addHere({ symbol: 'X/INF/1' });
    await addHere({ symbol: 'X/INF/2', access: 'PARTICIPANTS' });
    await addHere({ symbol: 'X/INF/3', access: 'SECRETARIAT' });
    await addHere({ symbol: 'X/INF/4', embargo: { date: '2099-01-01', time: '10:00' } });
    const withdrawn = await addHere({ symbol: 'X/INF/5' });
    const at = { actor: readers.secretary, meeting: slug };
    const reason = { document: withdrawn, reason: { en: 'Wrong' } };
    await execute(withdrawDocumentDefinition, { ...at, input: reason, key: randomUUID() });
    const again = {
      ...{ document: open, lockVersion: '0', language: 'en', title: 'Better' },
      ...{ file: pdf('Better'), revises: 'on' },
    };
    await execute(addFileDefinition, { ...at, input: again, key: randomUUID() });
    const inside = await makeActor({ roles: [{ meetingId, kind: 'OBSERVER' }] });
    const paths = async (actor: Actor | null, isWhole = false) =>
      (await listArchive(await enterMeeting(actor, slug), { isWhole })).map(({ path }) =>
        path.replace('background/', ''),
      );
    expect(await paths(null)).toEqual(['X-INF-1-Rev.1-en.pdf']);
    expect(await paths(null, true)).toEqual(['X-INF-1-en.pdf', 'X-INF-1-Rev.1-en.pdf']);
    expect(await paths(inside)).toEqual(['X-INF-1-Rev.1-en.pdf', 'X-INF-2-en.pdf']);
    expect(await paths(readers.secretary)).toHaveLength(4);
    const [first] = await listArchive(await enterMeeting(null, slug), { isWhole: false });
    expect(Buffer.from((await first?.read()) ?? []).toString('latin1')).toContain('(Better) Tj');
  });
});
