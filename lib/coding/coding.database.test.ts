import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { reopenDefinition } from '@/lib/surveys/definitions';
import { findSnapshot, readLabels } from '@/lib/surveys/queries/results';
import { listWrittenTexts } from '@/lib/surveys/queries/written-texts';
import { readLiveResults } from '@/prisma/factories/live-results';
import { makeCodedSurvey, type CodedSurvey } from '@/prisma/factories/coding';
import { makeActor } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSnapshot, submitAnswer } from '@/prisma/factories/surveys';
import {
  addCodeDefinition,
  beginBookDefinition,
  codeAnswerDefinition,
  decideAnswerDefinition,
  editCodeDefinition,
  finishCodingDefinition,
  mergeCodeDefinition,
  nameCoderDefinition,
  retireCodeDefinition,
} from './definitions';
import { personal } from './personal';
import { findBook } from './queries/book';
import { readBooks } from './queries/books';
import { findComparison } from './queries/comparison';
import { listCodedQuestions } from './queries/open-questions';
import { findOwnCoding } from './queries/own-coding';

beforeAll(makeRegions);

const texts = ['Visas take too long', 'Data are missing', 'No means for returns'];
const names = ['Visas', 'Data', 'Means'];
const scopeOf = (world: CodedSurvey, actor: Actor) => enterMeeting(actor, world.meeting.slug);
const codesOf = async (world: CodedSurvey) =>
  db().bookCode.findMany({ where: { bookId: world.book }, orderBy: { number: 'asc' } });

/** Each coder codes everything: the places of codes by text. */
async function codeAll(world: CodedSurvey, first: readonly number[][], second: readonly number[][]): Promise<void> {
  for (const [index, { text }] of world.written.entries()) {
    await world.code('FIRST', text, first[index] ?? []);
    await world.code('SECOND', text, second[index] ?? []);
  }
}

/** The party at this place has its answer opened again and submits another text. */
async function changeAnswer(world: CodedSurvey, place: number, text: string): Promise<void> {
  const { meeting, secretariat, survey, written } = world;
  const party = written[place];
  if (!party) throw new Error('nobody there');
  const { id } = await db().response.findFirstOrThrow({
    where: { partyId: party.party.partyId },
    select: { id: true },
  });
  await world.run(reopenDefinition, secretariat, { response: id, reason: 'Please complete' });
  const revisions = Object.fromEntries(
    (await db().answer.findMany({ where: { responseId: id }, include: { question: true } })).map(
      ({ question, revision }) => [question.code, revision],
    ),
  );
  await submitAnswer(meeting, party.focalPoint, {
    delegation: party.party.delegationId,
    version: survey.version,
    answers: { ...answersWith(['b']), experience: { text, language: 'en' } },
    revisions,
  });
}

describe('a code book', () => {
  it('is begun once for an open question, by one of two at once, and for no other question', async () => {
    const world = await makeCodedSurvey([], []);
    const begin = (question: string) => world.run(beginBookDefinition, world.secretariat, { question });
    expect(await begin('experience')).toBe('conflict');
    expect(await begin('stage')).toBe('not_found');
    expect(await begin('nothing')).toBe('not_found');
  });

  it('numbers its codes, and keeps every change with its version and who made it', async () => {
    const world = await makeCodedSurvey([], names);
    const [visas, data] = await codesOf(world);
    const of = (code: typeof visas) => ({ bookCode: code?.id, lockVersion: String(code?.lockVersion) });
    await world.run(editCodeDefinition, world.secretariat, { ...of(visas), names: { en: 'Visa delays', fr: 'Visas' } });
    await world.run(retireCodeDefinition, world.secretariat, { ...of(data), step: 'retire' });
    expect(await world.run(retireCodeDefinition, world.secretariat, { ...of(data), step: 'retire' })).toBe('conflict');
    const view = await findBook(await scopeOf(world, world.secretariat), 'experience');
    expect(view?.book).toMatchObject({ version: 5 });
    expect(view?.book?.codes.map(({ number, names: said }) => [number, said])).toEqual([
      [1, { en: 'Visa delays', fr: 'Visas' }],
      [2, { en: 'Data' }],
      [3, { en: 'Means' }],
    ]);
    expect(view?.changes.map(({ version, kind, number, by }) => [version, kind, number, by])).toEqual([
      [5, 'RETIRED', 2, world.secretariat.name],
      [4, 'EDITED', 1, world.secretariat.name],
      [3, 'ADDED', 3, world.secretariat.name],
      [2, 'ADDED', 2, world.secretariat.name],
      [1, 'ADDED', 1, world.secretariat.name],
    ]);
  });

  it('takes codes added by several at once, each under a number of its own', async () => {
    const world = await makeCodedSurvey([], []);
    const added = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        world.run(addCodeDefinition, world.secretariat, { book: world.book, names: { en: `Code ${index}` } }),
      ),
    );
    expect(added.every((result) => typeof result === 'object')).toBe(true);
    expect((await codesOf(world)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await db().codeBook.findUniqueOrThrow({ where: { id: world.book } })).toMatchObject({ version: 6 });
  });

  it('shows what somebody else changed meanwhile instead of writing over it', async () => {
    const world = await makeCodedSurvey([], names);
    const [visas] = await codesOf(world);
    const edit = (en: string) =>
      world.run(editCodeDefinition, world.secretariat, { bookCode: visas?.id, lockVersion: '0', names: { en } });
    const results = await Promise.all([edit('One'), edit('Other')]);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(1);
  });

  it('is coded by two different people who may code', async () => {
    const world = await makeCodedSurvey(texts, names);
    const name = (part: string, { accountId }: Actor) =>
      world.run(nameCoderDefinition, world.secretariat, { book: world.book, part, account: accountId });
    expect(await name('SECOND', world.coders.FIRST)).toBe('conflict');
    expect(await name('FIRST', await makeActor())).toBe('not_found');
    await world.code('FIRST', texts[0] ?? '', [0]);
    // Somebody takes over; whoever has coded as the first is never the second.
    expect(await name('FIRST', world.secretariat)).toMatchObject({ question: 'experience' });
    expect(await name('SECOND', world.coders.FIRST)).toBe('conflict');
    const own = await findOwnCoding(await scopeOf(world, world.secretariat), 'experience');
    expect(own?.texts.filter(({ codes }) => codes !== null)).toHaveLength(1);
  });
});

describe('coding', () => {
  it('is kept for the very text that was read, with who and when', async () => {
    const world = await makeCodedSurvey(texts, names);
    expect(await world.code('FIRST', 'Data are missing', [1, 2])).toMatchObject({ question: 'experience' });
    const { sha256 } = await world.textOf('Data are missing');
    expect(await db().coding.findMany({ where: { bookId: world.book }, include: { codes: true } })).toMatchObject([
      {
        part: 'FIRST',
        textSha256: sha256,
        bookVersion: 3,
        byAccountId: world.coders.FIRST.accountId,
        codes: [{ codeId: world.codes[1] }, { codeId: world.codes[2] }],
      },
    ]);
    // The same coder thinks again: one coding, the codes given last.
    await world.code('FIRST', 'Data are missing', []);
    expect(await db().coding.findMany({ where: { bookId: world.book }, include: { codes: true } })).toMatchObject([
      { part: 'FIRST', codes: [] },
    ]);
  });

  it('passes over no answer by mistake: codes or "none fits", and not both', async () => {
    const world = await makeCodedSurvey(texts, names);
    const { key, sha256 } = await world.textOf('Data are missing');
    const code = (input: object) =>
      world.run(codeAnswerDefinition, world.coders.FIRST, { book: world.book, answer: key, seal: sha256, ...input });
    expect(await code({})).toBe('invalid');
    expect(await code({ codes: [world.codes[0]], none: 'on' })).toBe('invalid');
    expect(await code({ codes: [world.codes[0]], seal: '0'.repeat(64) })).toBe('conflict');
    expect(await code({ codes: [world.codes[0]], answer: '0'.repeat(32) })).toBe('not_found');
  });

  it('is for the two coders alone, and gives no code that is retired, merged or of another book', async () => {
    const [world, other] = [await makeCodedSurvey(texts, names), await makeCodedSurvey(texts, names)];
    const { key, sha256 } = await world.textOf('Data are missing');
    const code = (actor: Actor, codes: readonly (string | undefined)[]) =>
      world.run(codeAnswerDefinition, actor, { book: world.book, answer: key, seal: sha256, codes });
    expect(await code(world.secretariat, [world.codes[0]])).toBe('not_found');
    expect(await code(other.coders.FIRST, [world.codes[0]])).toBe('forbidden');
    expect(await code(world.coders.FIRST, [other.codes[0]])).toBe('not_found');
    await world.run(retireCodeDefinition, world.secretariat, {
      bookCode: world.codes[0],
      lockVersion: '0',
      step: 'retire',
    });
    expect(await code(world.coders.FIRST, [world.codes[0]])).toBe('conflict');
  });

  it('keeps the codings of both under two at once', async () => {
    const world = await makeCodedSurvey(texts, names);
    const results = await Promise.all(
      world.written.flatMap(({ text }) => [world.code('FIRST', text, [0]), world.code('SECOND', text, [1])]),
    );
    expect(results.every((result) => typeof result === 'object')).toBe(true);
    const rows = await db().coding.groupBy({ by: ['part'], where: { bookId: world.book }, _count: true });
    expect(rows.map(({ part, _count }) => [part, _count]).sort()).toEqual([
      ['FIRST', 3],
      ['SECOND', 3],
    ]);
  });

  it('waits with anonymous answers until the survey is closed', async () => {
    const world = await makeCodedSurvey([...texts, 'Four', 'Five'], names, true);
    await makeSnapshot(world.secretariat, world.meeting, world.survey.survey);
    expect(await world.code('FIRST', 'Four', [0])).toBe('closed');
    expect((await findOwnCoding(await scopeOf(world, world.coders.FIRST), 'experience'))?.texts).toEqual([]);
    await db().survey.updateMany({ where: { id: world.survey.survey }, data: { status: 'CLOSED' } });
    expect(await world.code('FIRST', 'Four', [0])).toMatchObject({ question: 'experience' });
  });
});

describe('anonymous texts', () => {
  const many = [...texts, 'Four', 'Five', 'Six'];
  const close = (world: CodedSurvey) =>
    db().survey.updateMany({
      where: { id: world.survey.survey },
      data: { status: 'CLOSED', asks: ['MECHANISMS', 'STATES'] },
    });
  const seen = async (world: CodedSurvey) => {
    const scope = await scopeOf(world, world.secretariat);
    const { meeting, survey } = world;
    const page = async (of: 'all' | 'states') =>
      (await listWrittenTexts(scope, survey.survey, of)).get('experience')?.total ?? 0;
    const [book] = await readBooks(db(), { id: meeting.id, smallCell: scope.meeting.smallCell });
    return { all: await page('all'), states: await page('states'), isGiven: book?.isGiven };
  };

  it('of one State are not left over where six others are read beside all: neither side alone is given to coders', async () => {
    const world = await makeCodedSurvey([...many, 'Canary of the State'], names, true);
    const [state] = world.written.slice(-1);
    await db().survey.updateMany({ where: { id: world.survey.survey }, data: { asks: ['MECHANISMS', 'STATES'] } });
    await db().party.updateMany({ where: { id: state?.party.partyId ?? '' }, data: { kind: 'STATE' } });
    expect(await makeSnapshot(world.secretariat, world.meeting, world.survey.survey)).toMatchObject({ ok: true });
    await close(world);
    expect(await seen(world)).toEqual({ all: 6, states: 0, isGiven: false });
    expect(await world.code('FIRST', 'Four', [0])).toBe('closed');
    expect((await findOwnCoding(await scopeOf(world, world.coders.SECOND), 'experience'))?.texts).toEqual([]);
  });

  it('are coded as the newest snapshot counts them: one that came later would be what coders read more', async () => {
    const world = await makeCodedSurvey(many, names, true);
    await makeSnapshot(world.secretariat, world.meeting, world.survey.survey);
    const party = await makeAskedParty(world.meeting.id);
    const role = { meetingId: world.meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' as const };
    await submitAnswer(world.meeting, await makeActor({ roles: [role] }), {
      delegation: party.delegationId,
      version: world.survey.version,
      answers: { ...answersWith(['b']), experience: { text: 'Canary that came later', language: 'en' } },
    });
    await close(world);
    expect(await seen(world)).toEqual({ all: 6, states: 0, isGiven: true });
    const own = await findOwnCoding(await scopeOf(world, world.coders.FIRST), 'experience');
    expect(own?.texts.map(({ text }) => text).toSorted()).toEqual(many.toSorted());
  });
});

describe('until both have finished', () => {
  const canary = 'CANARY-4711';

  it('nothing that a page or a record gives says what the other coded', async () => {
    const world = await makeCodedSurvey(texts, [...names, canary]);
    for (const { text } of world.written) await world.code('SECOND', text, [3]);
    await world.finish('SECOND');
    await world.code('FIRST', texts[0] ?? '', [0]);
    const id = world.codes[3] ?? '';
    const scope = await scopeOf(world, world.coders.FIRST);
    const own = await findOwnCoding(scope, 'experience');
    // The code is offered to everybody; it stands nowhere else.
    const { codes, ...rest } = own ?? { codes: [] };
    expect(codes.map((code) => code.id)).toContain(id);
    expect(JSON.stringify(rest)).not.toContain(id);
    expect(JSON.stringify(rest)).not.toContain(canary);
    for (const actor of [world.coders.FIRST, world.secretariat]) {
      const seen = await scopeOf(world, actor);
      const [view, list, comparison] = [
        await findBook(seen, 'experience'),
        await listCodedQuestions(seen),
        await findComparison(seen, 'experience'),
      ];
      expect(comparison?.comparison).toBeNull();
      const { book, ...beside } = view ?? { book: null };
      expect(JSON.stringify({ ...beside, progress: view?.progress, coders: book?.coders })).not.toContain(id);
      expect(JSON.stringify(list.map(({ progress }) => progress))).not.toContain(id);
      expect(view?.progress).toMatchObject({ texts: 3, first: 1, second: 3, settled: null });
    }
    const details = await db().$queryRaw<{ details: unknown }[]>`
      SELECT d.details FROM "AuditDetail" d JOIN "AuditEntry" e ON e.id = d."entryId" WHERE e.action LIKE 'coding.%'`;
    expect(details.length).toBeGreaterThan(0);
    expect(JSON.stringify(details)).not.toContain(id);
    // The same data does leak once the comparison is open: the test can see it.
    for (const text of texts.slice(1)) await world.code('FIRST', text, [0]);
    await world.finish('FIRST');
    expect(JSON.stringify(await findComparison(await scopeOf(world, world.secretariat), 'experience'))).toContain(id);
  });

  it('a part is finished only when it is whole, can be taken back, and two who finish at once open the comparison', async () => {
    const world = await makeCodedSurvey(texts, names);
    await world.code('FIRST', texts[0] ?? '', [0]);
    expect(await world.finish('FIRST')).toBe('invalid');
    await codeAll(world, [[0], [1], [2]], [[0], [1], [2]]);
    expect(await world.finish('FIRST')).toMatchObject({ isOpen: false });
    const goOn = () => world.run(finishCodingDefinition, world.coders.FIRST, { book: world.book, step: 'continue' });
    expect(await goOn()).toMatchObject({ isOpen: false });
    const results = await Promise.all([world.finish('FIRST'), world.finish('SECOND')]);
    expect(results.map((result) => typeof result === 'object' && result.isOpen).sort()).toEqual([false, true]);
    expect(await goOn()).toBe('conflict');
  });

  it('those who read results are not told its codes', async () => {
    const world = await makeCodedSurvey(texts.slice(0, 1), [canary]);
    const told = async () => JSON.stringify(await readLabels(world.survey.survey));
    expect(await told()).not.toContain(canary);
    await codeAll(world, [[0]], [[0]]);
    for (const part of ['FIRST', 'SECOND'] as const) await world.finish(part);
    expect(await told()).toContain(canary);
  });

  it('nothing is decided', async () => {
    const world = await makeCodedSurvey(texts, names);
    await codeAll(world, [[0], [1], [2]], [[1], [1], [2]]);
    const { key, sha256 } = await world.textOf(texts[0] ?? '');
    const input = { book: world.book, answer: key, seal: sha256, codes: [world.codes[0]], decided: '0' };
    expect(await world.run(decideAnswerDefinition, world.secretariat, input)).toBe('conflict');
  });
});

describe('once both have finished', () => {
  async function makeCompared() {
    const world = await makeCodedSurvey(texts, names);
    await codeAll(world, [[0], [1], [1, 2]], [[0], [1], [2]]);
    await world.finish('FIRST');
    await world.finish('SECOND');
    return world;
  }
  const comparisonOf = async (world: CodedSurvey) => {
    const found = await findComparison(await scopeOf(world, world.secretariat), 'experience');
    if (!found?.comparison) throw new Error('not compared');
    return found.comparison;
  };

  it('agreement is over the answers that both have coded, by code and over all', async () => {
    const world = await makeCompared();
    const { agreement, texts: compared, progress } = await comparisonOf(world);
    expect(agreement).toMatchObject({ n: 3, same: 2 });
    expect(agreement.byCode.map(({ agreed, kappa }) => [agreed, kappa && Number(kappa.toFixed(4))])).toEqual([
      [3, 1],
      [2, 0.4],
      [3, 1],
    ]);
    expect(progress).toMatchObject({ texts: 3, settled: 2 });
    expect(compared.filter(({ isAgreed }) => !isAgreed)).toMatchObject([
      {
        text: 'No means for returns',
        first: { by: world.coders.FIRST.name },
        second: { by: world.coders.SECOND.name },
      },
    ]);
  });

  it('what was compared stays as it is, also in the database', async () => {
    const world = await makeCompared();
    expect(await world.code('FIRST', texts[0] ?? '', [2])).toBe('conflict');
    const removal = db().codingCode.deleteMany({ where: { coding: { bookId: world.book, part: 'FIRST' } } });
    await expect(removal).rejects.toThrow(/stays as it is/);
  });

  it('a disagreement is decided by one of two at once, and says who', async () => {
    const world = await makeCompared();
    const { key, sha256 } = await world.textOf('No means for returns');
    const decide = (codes: readonly (string | undefined)[], decided = '0') =>
      world.run(decideAnswerDefinition, world.secretariat, {
        book: world.book,
        answer: key,
        seal: sha256,
        codes,
        decided,
      });
    const results = await Promise.all([decide([world.codes[2]]), decide([world.codes[1]])]);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(1);
    const { texts: compared, progress } = await comparisonOf(world);
    const decided = compared.find((text) => text.key === key)?.decided;
    expect(decided?.by).toBe(world.secretariat.name);
    expect(progress.settled).toBe(3);
    // Decided otherwise by whoever has seen the decision.
    expect(await decide([world.codes[2]], String(decided?.at.getTime()))).toMatchObject({ answer: key });
  });

  it('a coder whose data is erased leaves what was coded, and no name', async () => {
    const world = await makeCompared();
    const before = await comparisonOf(world);
    const subject = {
      ...{ personIds: [], registrationIds: [], emails: [], names: [], fileIds: [] },
      accountIds: [world.coders.FIRST.accountId],
    };
    for (const { table, rows, erase } of personal)
      if (rows && erase?.how === 'empty')
        await db().$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} t SET ${erase.set(subject)} WHERE ${rows(subject)}`;
    const after = await comparisonOf(world);
    expect(after.agreement).toEqual(before.agreement);
    expect(after.texts.map(({ first, second }) => [first.by, second.by])).toEqual(
      before.texts.map(({ second }) => [null, second.by]),
    );
    expect(after.book.coders).toMatchObject([{ part: 'FIRST', accountId: null, name: null }, { part: 'SECOND' }]);
  });

  it('a code merged into another counts as that one, and no coding is rewritten', async () => {
    const world = await makeCompared();
    const merge = { bookCode: world.codes[1], lockVersion: '0', into: world.codes[2] };
    expect(await world.run(mergeCodeDefinition, world.secretariat, { ...merge, into: world.codes[1] })).toBe(
      'conflict',
    );
    expect(await world.run(mergeCodeDefinition, world.secretariat, merge)).toMatchObject({ bookCode: world.codes[1] });
    const { agreement, codes } = await comparisonOf(world);
    expect(codes.map(({ number }) => number)).toEqual([1, 3]);
    expect(agreement).toMatchObject({ n: 3, same: 3, kappa: 1 });
    expect(await db().codingCode.count({ where: { codeId: world.codes[1] ?? '' } })).toBe(3);
  });

  it('settled answers are figures of the next snapshot, small ones withheld from the public, until one is changed', async () => {
    const world = await makeCodedSurvey(
      Array.from({ length: 8 }, (_, index) => `Text ${index}`),
      [...names, 'Unused'],
    );
    const places = (index: number) => (index < 6 ? [0] : [1]);
    for (const [index, { text }] of world.written.entries()) {
      await world.code('FIRST', text, places(index));
      await world.code('SECOND', text, index === 7 ? [] : places(index));
    }
    const scope = await scopeOf(world, world.secretariat);
    const live = async () => (await readLiveResults(scope, world.survey.survey)).results.coded;
    expect(await live()).toBeUndefined();
    for (const part of ['FIRST', 'SECOND'] as const) await world.finish(part);
    // One answer is not settled: a figure over the others would be read as one over all.
    expect(await live()).toBeUndefined();
    const { key, sha256 } = await world.textOf('Text 7');
    await world.run(decideAnswerDefinition, world.secretariat, {
      ...{ book: world.book, answer: key, seal: sha256, codes: [world.codes[1]], decided: '0' },
    });
    const [coded] = (await live()) ?? [];
    expect(coded?.code).toBe('experience');
    expect(coded?.columns.at(-1)).toMatchObject({
      invited: 8,
      answered: 8,
      choices: [
        { code: 'code:1', count: 6, answered: 8 },
        { code: 'code:2', count: 2, answered: 8 },
        { code: 'code:3', count: 0 },
        { code: 'code:4', count: 0 },
      ],
    });
    await makeSnapshot(world.secretariat, world.meeting, world.survey.survey);
    const seen = await findSnapshot(await enterMeeting(null, world.meeting.slug), null);
    expect(seen?.labels.questions.experience?.choices['code:1']).toEqual({ en: 'Visas' });
    const cells = seen?.results.coded?.[0]?.columns.flatMap(({ choices }) => choices) ?? [];
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter(({ count }) => count !== null && count < 5)).toEqual([]);

    // Merged, the withheld two would be what the first has more than in the snapshot before.
    await world.run(mergeCodeDefinition, world.secretariat, {
      ...{ bookCode: world.codes[1], lockVersion: '0', into: world.codes[0] },
    });
    expect((await live())?.[0]?.columns.at(-1)?.choices[0]).toMatchObject({ code: 'code:1', count: 8 });
    await makeSnapshot(world.secretariat, world.meeting, world.survey.survey);
    const again = await findSnapshot(await enterMeeting(null, world.meeting.slug), null);
    expect(again?.number).toBe(2);
    expect(again?.results.coded?.[0]).toEqual({ ...seen?.results.coded?.[0], asOf: 1 });

    // Sealed anew with the same texts, however many, the answers are no others.
    for (let place = 0; place < 5; place += 1) await changeAnswer(world, place, `Text ${place}`);
    await makeSnapshot(world.secretariat, world.meeting, world.survey.survey);
    const resubmitted = await findSnapshot(await enterMeeting(null, world.meeting.slug), null);
    expect(resubmitted?.number).toBe(3);
    expect(resubmitted?.results.coded?.[0]).toEqual({ ...seen?.results.coded?.[0], asOf: 1 });

    await changeAnswer(world, 0, 'Another text');
    expect(await live()).toBeUndefined();
    expect((await findSnapshot(scope, null))?.results.coded).toHaveLength(1);
  });

  it('an answer that is changed afterwards has to be looked at again by both, blind', async () => {
    const world = await makeCompared();
    await changeAnswer(world, 0, 'Visas are no longer a problem');
    const { progress, agreement } = await comparisonOf(world);
    expect(progress).toMatchObject({ texts: 3, settled: 1, stale: 1 });
    expect(agreement.n).toBe(2);
    await world.code('FIRST', 'Visas are no longer a problem', [1]);
    const own = await findOwnCoding(await scopeOf(world, world.coders.SECOND), 'experience');
    expect(own?.texts.filter(({ isStale }) => isStale)).toMatchObject([
      { text: 'Visas are no longer a problem', codes: null },
    ]);
    expect((await comparisonOf(world)).texts).toHaveLength(2);
    // The first may still think again; once the second has coded it too, both stand beside each other.
    await world.code('FIRST', 'Visas are no longer a problem', [0]);
    await world.code('SECOND', 'Visas are no longer a problem', [0]);
    expect(await comparisonOf(world)).toMatchObject({ progress: { stale: 0, settled: 2 }, agreement: { n: 3 } });
    expect(await world.code('FIRST', 'Visas are no longer a problem', [1])).toBe('conflict');
  });
});
